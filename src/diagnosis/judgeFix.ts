import * as l10n from '@vscode/l10n';
import type { Diagnosis, Finding, RuleId } from '../model/finding.js';
import type { FixCandidate, FixEffect, KeyFigure, MeasuredFix } from '../model/fix.js';
import type { GradientReport } from '../model/gradientCheck.js';
import type { Criteria } from '../model/marks.js';
import type { NetworkSpec } from '../model/network.js';
import type { Problem } from '../model/result.js';
import { severityRank } from './diagnose.js';
import type { Measured } from './rule.js';
import { rules } from './rules/index.js';
import { factor, figure, percentage } from './wording.js';

/** A network with what was measured and found. */
export interface Judged {
  readonly network: NetworkSpec;
  readonly report: GradientReport;
  readonly diagnosis: Diagnosis;
  readonly criteria: Criteria;
}

/** Part of a finding's excess over its criterion that may remain for it to count as clearly better. */
const CLEARLY_BETTER = 0.5;
/** A figure that changes by less is called unchanged. */
const UNCHANGED = 1.1;

/** What a candidate did, and whether it helps. `before` is absent where the network could not be measured as it was. */
export function judgeFix(
  candidate: FixCandidate,
  before: Judged | undefined,
  findings: readonly Finding[],
  after: Judged,
): MeasuredFix {
  const effects = before === undefined ? [] : candidate.rules.flatMap((rule) => effectOn(rule, before, after));
  const objection = objectionTo(candidate, findings, after.diagnosis.findings);
  const draws = after.report.assumptions.draws;
  const [effect] = effects;
  const measured = effect === undefined ? l10n.t('then: {0}', after.diagnosis.headline) : effectInWords(effect);
  const over = draws === 1 ? l10n.t('measured over 1 draw') : l10n.t('measured over {0} draws', draws);
  return {
    ...candidate,
    helpful: objection === undefined,
    title:
      objection === undefined
        ? `${candidate.action} (${measured}, ${over})`
        : `${candidate.action}: ${objection} (${measured}, ${over})`,
    effects,
    report: after.report,
    diagnosis: after.diagnosis,
  };
}

/** A candidate that could not be measured. */
export function unmeasuredFix(candidate: FixCandidate, problem: Problem): MeasuredFix {
  return {
    ...candidate,
    helpful: false,
    title: l10n.t('{0}: cannot be measured', candidate.action),
    effects: [],
    problem: problem.message,
  };
}

function keyFigure(rule: RuleId, judged: Judged): KeyFigure | undefined {
  const found = rules.find(({ id }) => id === rule);
  const measured: Measured = judged;
  return found?.reads === 'report' ? found.keyFigure(measured) : undefined;
}

function effectOn(rule: RuleId, before: Judged, after: Judged): readonly FixEffect[] {
  const old = keyFigure(rule, before);
  const now = keyFigure(rule, after);
  if (old === undefined || now?.label !== old.label || !Number.isFinite(now.value)) return [];
  return [{ rule, label: old.label, unit: old.unit, before: old.value, after: now.value }];
}

/** `first layer 1.7e-4 -> 1.1e-2, 66x`, `largest gradient 230 -> 0.3, 770x smaller`, `dead units 62 % -> 0 %`. */
function effectInWords({ label, unit, before, after }: FixEffect): string {
  if (unit === 'share') return `${label} ${percentage(before)} -> ${percentage(after)}`;
  const change = `${label} ${figure(before)} -> ${figure(after)}`;
  const times = after / before;
  if (!(times > 0) || !Number.isFinite(times)) return change;
  if (times < UNCHANGED && times > 1 / UNCHANGED) return l10n.t('{0}, unchanged', change);
  return times > 1 ? `${change}, ${factor(times)}` : l10n.t('{0}, {1} smaller', change, factor(1 / times));
}

/** Why a candidate does not help, as it stands in the title; undefined if it does. */
function objectionTo(
  candidate: FixCandidate,
  before: readonly Finding[],
  after: readonly Finding[],
): string | undefined {
  const targets = candidate.rules.map((rule) => compare(rule, before, after));
  if (targets.includes('worse')) return l10n.t('makes it worse');
  if (!targets.includes('better')) return l10n.t('does not help');
  // A mistake in the text hides what else is wrong; that this now shows is no fault of its correction.
  const correctsText = candidate.rules.every((rule) => rules.find(({ id }) => id === rule)?.reads === 'network');
  const gravest = Math.min(...worstOf(candidate.rules, before));
  const broken = after.find(({ rule, severity }) => {
    const isTarget = candidate.rules.includes(rule);
    const isNew = !before.some(
      (finding) => finding.rule === rule && severityRank(finding.severity) <= severityRank(severity),
    );
    return !isTarget && isNew && severityRank(severity) <= gravest;
  });
  return broken === undefined || correctsText ? undefined : l10n.t('causes other trouble, {0}', broken.headline);
}

const worstOf = (wanted: readonly RuleId[], findings: readonly Finding[]) =>
  findings.filter(({ rule }) => wanted.includes(rule)).map(({ severity }) => severityRank(severity));

function compare(rule: RuleId, before: readonly Finding[], after: readonly Finding[]): 'better' | 'same' | 'worse' {
  const old = before.filter((finding) => finding.rule === rule);
  const now = after.filter((finding) => finding.rule === rule);
  if (now.length < old.length) return 'better';
  const [oldRank, nowRank] = [Math.min(...worstOf([rule], old)), Math.min(...worstOf([rule], now))];
  if (nowRank !== oldRank) return nowRank > oldRank ? 'better' : 'worse';
  const excess = (findings: readonly Finding[]) => Math.max(...findings.map((finding) => finding.excess ?? NaN));
  if (excess(now) <= CLEARLY_BETTER * excess(old) && Number.isFinite(excess(now))) return 'better';
  return excess(now) > excess(old) / CLEARLY_BETTER ? 'worse' : 'same';
}
