import type { Severity } from '../model/finding.js';
import type { FixEffect, MeasuredFix } from '../model/fix.js';

/** One finding of a severity weighs more than several of the next. */
const WEIGHTS: Readonly<Record<Severity, number>> = { error: 100, warning: 10, information: 1 };
/** Decades of effect that ten times as many edits must be worth. */
const EDIT_COST = 0.5;
/** Decades beyond which more effect is no more merit: a gradient that is large enough need not be larger. */
const ENOUGH = 2.5;

/**
 * Helpful fixes first. Among them what is left to find decides, then the measured effect in decades less half a decade for every
 * tenfold of edits; the rest keep the order in which they were proposed.
 */
export function rankFixes(measured: readonly MeasuredFix[]): readonly MeasuredFix[] {
  return measured
    .map((fix) => ({ fix, remaining: remaining(fix), score: score(fix) }))
    .sort(
      (one, other) =>
        Number(other.fix.helpful) - Number(one.fix.helpful) ||
        one.remaining - other.remaining ||
        other.score - one.score,
    )
    .map(({ fix }) => fix);
}

function remaining({ diagnosis }: MeasuredFix): number {
  if (diagnosis === undefined) return Infinity;
  return diagnosis.findings.reduce((sum, { severity }) => sum + WEIGHTS[severity], 0);
}

function score({ effects, edits }: MeasuredFix): number {
  const [effect] = effects;
  return (effect === undefined ? 0 : decades(effect)) - EDIT_COST * Math.log10(1 + edits.length);
}

function decades({ unit, before, after }: FixEffect): number {
  if (unit === 'share') return before - after;
  const change = Math.abs(Math.log10(after / before));
  return Number.isFinite(change) ? Math.min(change, ENOUGH) : ENOUGH;
}
