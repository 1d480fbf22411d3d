import * as l10n from '@vscode/l10n';
import type { Diagnosis, Finding, Severity } from '../model/finding.js';
import type { GradientReport } from '../model/gradientCheck.js';
import type { Criteria } from '../model/marks.js';
import type { NetworkSpec } from '../model/network.js';
import { numberedKernels } from './measuredLayers.js';
import type { Measured, Rule } from './rule.js';
import { rules } from './rules/index.js';
import { nonFinite } from './rules/nonFinite.js';
import { figure } from './wording.js';

const SEVERITY_ORDER: readonly Severity[] = ['error', 'warning', 'information'];

/** How grave a severity is: 0 for the gravest. */
export function severityRank(severity: Severity): number {
  return SEVERITY_ORDER.indexOf(severity);
}

/**
 * Applies every rule to a measured network. Figures that are not finite would make the other measurements lie, so beside them only
 * what is wrong in the text is told.
 */
export function diagnose(report: GradientReport, network: NetworkSpec, criteria: Criteria = 'robust'): Diagnosis {
  const measured: Measured = { report, network, criteria };
  const isBroken = nonFinite.find(measured).length > 0;
  const applied = isBroken ? rules.filter((rule) => rule === nonFinite || rule.reads === 'network') : rules;
  const findings = bySeverity(withoutExplained(applied, (rule) => applyRule(rule, measured)));
  const [worst] = findings;
  return {
    findings,
    headline: worst?.headline ?? l10n.t('healthy'),
    verdict: worst?.message ?? healthySentence(report),
  };
}

/** What the text alone tells, for a network that cannot be measured. */
export function inspect(network: NetworkSpec): readonly Finding[] {
  return bySeverity(withoutExplained(rules, (rule) => (rule.reads === 'network' ? rule.find(network) : [])));
}

function applyRule(rule: Rule, measured: Measured): readonly Finding[] {
  return rule.reads === 'network' ? rule.find(measured.network) : rule.find(measured);
}

/** Leaves out findings that another rule's finding is the cause of, so that one trouble is told once. */
function withoutExplained(applied: readonly Rule[], find: (rule: Rule) => readonly Finding[]): readonly Finding[] {
  const found = applied.map((rule) => ({ rule, findings: find(rule) }));
  const explained = new Set(found.flatMap(({ rule, findings }) => (explains(findings) ? (rule.explains ?? []) : [])));
  return found.filter(({ rule }) => !explained.has(rule.id)).flatMap(({ findings }) => findings);
}

/** A remark explains nothing: a shrinking gradient, say, is no reason to keep silent about a small one. */
function explains(findings: readonly Finding[]): boolean {
  return findings.some(({ severity }) => severity !== 'information');
}

function bySeverity(findings: readonly Finding[]): readonly Finding[] {
  return [...findings].sort((one, other) => severityRank(one.severity) - severityRank(other.severity));
}

function healthySentence(report: GradientReport): string {
  const sizes = numberedKernels(report).map(({ kernel }) => kernel.meanAbs.median);
  if (sizes.length === 0) {
    return l10n.t('There is no layer with a kernel, so there is nothing to learn and nothing to check.');
  }
  return l10n.t(
    "Healthy: every layer's mean |gradient| lies between {0} and {1}, and none of the checks found anything.",
    figure(Math.min(...sizes)),
    figure(Math.max(...sizes)),
  );
}
