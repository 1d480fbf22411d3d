import { beforeAll, describe, expect, it } from 'vitest';
import { measureFixes } from '../../../../src/compute/measureFixes.js';
import type { RuleId, Severity } from '../../../../src/model/finding.js';
import type { CheckRequest } from '../../../../src/model/gradientCheck.js';
import type { NetworkSpec } from '../../../../src/model/network.js';
import { prepareBackends } from '../../engine/backendForTests.js';
import { measure, request as requestFor, rulesOf } from '../measure.js';

interface Case {
  readonly name: string;
  readonly network: NetworkSpec;
  readonly request?: Partial<CheckRequest>;
}

/** A network that a rule must find, and how. */
export interface Sick extends Case {
  readonly severity: Severity;
  readonly headline?: RegExp;
}

/** What is proposed against a network's trouble: every kind must be measured, and these must help. */
export interface Fixed extends Case {
  readonly kinds: readonly string[];
  readonly helps: readonly string[];
}

export interface RuleCases {
  readonly finds: readonly Sick[];
  /** Networks that come near to it and are none of its business. */
  readonly spares: readonly Case[];
  readonly fixes: readonly Fixed[];
}

/** The test set of one rule: measured by the real engine, judged by all rules. */
export function testRule(rule: RuleId, { finds, spares, fixes }: RuleCases): void {
  beforeAll(prepareBackends);
  describe(rule, () => {
    it.each(finds)('is found: $name', async ({ network, request, severity, headline }) => {
      const { diagnosis } = await measure(network, request);
      const found = diagnosis.findings.find((finding) => finding.rule === rule);
      expect(found, `found ${rulesOf(diagnosis).join(', ')}`).toBeDefined();
      expect(found?.severity).toBe(severity);
      if (headline !== undefined) expect(found?.headline).toMatch(headline);
      expect(found?.message).toMatch(/^(?:[A-Z]|inputShape).*\.$/);
    });

    it.each(spares)('is not suspected: $name', async ({ network, request }) => {
      const { diagnosis } = await measure(network, request);
      expect(rulesOf(diagnosis)).not.toContain(rule);
    });

    it.each(fixes)('is fixed: $name', async ({ network, request, kinds, helps }) => {
      const outcome = await measureFixes(requestFor(network, { draws: 16, ...request }), {
        pause: () => Promise.resolve(),
      });
      if (!outcome.ok) throw new Error(outcome.problem.message);
      const proposed = outcome.value.fixes.filter(({ rules }) => rules.includes(rule));
      expect(proposed.map(({ id }) => id)).toEqual(expect.arrayContaining([...kinds]));
      for (const { id, report, title } of proposed.filter((fix) => kinds.includes(fix.id))) {
        expect(report?.assumptions.draws, id).toBe(request?.draws ?? 16);
        expect(title).toMatch(/measured over \d+ draws?\)$/);
      }
      const helpful = proposed.filter((fix) => fix.helpful).map(({ id }) => id);
      expect(helpful).toEqual(expect.arrayContaining([...helps]));
    });
  });
}
