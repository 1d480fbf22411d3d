import { applyEdits } from '../../../diagnosis/editing/applyEdits.js';
import type { MeasuredFix } from '../../../model/fix.js';
import type { GradientReport } from '../../../model/gradientCheck.js';
import type { ReportBefore, ReportFix, ReportFixes, ReportResult } from '../../../protocol/reportContract.js';
import type { Check, FinishedCheck, FixesStatus } from '../../services/check.js';

/** What the page shows of a finished check. */
export function resultOf({ request, status, assumed, layerTexts }: FinishedCheck): ReportResult {
  const { report, diagnosis } = status.outcome;
  return { request, report, diagnosis, assumed, layerTexts };
}

/** A report without what only a full report shows: it crosses to the page once for every candidate fix. */
function slim(report: GradientReport): GradientReport {
  return {
    ...report,
    layers: report.layers.map((layer) => ({
      ...layer,
      activation: null,
      kernels: layer.kernels.map((kernel) => ({ ...kernel, meanAbsPerDraw: [] })),
    })),
  };
}

/** The candidate fixes of a check; `refusalOf` says why one cannot be written into the source. */
export function fixesOf(status: FixesStatus, refusalOf: (fix: MeasuredFix) => string | undefined): ReportFixes {
  if (status.kind !== 'measured') return status;
  return {
    kind: 'measured',
    fixes: status.fixes.map((fix): ReportFix => {
      const refused = refusalOf(fix);
      return {
        ...fix,
        ...(fix.report !== undefined && { report: slim(fix.report) }),
        ...(refused !== undefined && { refused }),
      };
    }),
  };
}

/** What a network was before a change, to be laid beside what it is now. */
export interface Baseline {
  readonly result: ReportResult;
  readonly before: ReportBefore;
}

/**
 * The baseline of a new result. It stays while a person goes on editing, so that all of it is compared with the same
 * beginning; a fix begins anew. Other inputs would compare two things at once, so they end it, and so does the way back.
 */
export function nextBaseline(
  baseline: Baseline | undefined,
  previous: ReportResult | undefined,
  previousFixes: readonly MeasuredFix[],
  now: ReportResult,
): Baseline | undefined {
  if (previous === undefined) return undefined;
  const candidate = isSame(previous.request.network, now.request.network)
    ? baseline
    : (appliedFix(previous, previousFixes, now) ?? baseline ?? baselineOf(previous, null));
  if (candidate === undefined || isSame(candidate.result.request.network, now.request.network)) return undefined;
  return hasSameInputs(candidate.result, now) ? candidate : undefined;
}

function appliedFix(previous: ReportResult, fixes: readonly MeasuredFix[], now: ReportResult): Baseline | undefined {
  const applied = fixes.find(({ edits }) => isSame(applyEdits(previous.request.network, edits), now.request.network));
  return applied === undefined ? undefined : baselineOf(previous, applied.action);
}

function baselineOf(result: ReportResult, action: string | null): Baseline {
  return { result, before: { action, report: slim(result.report), diagnosis: result.diagnosis } };
}

function hasSameInputs({ request: one }: ReportResult, { request: other }: ReportResult): boolean {
  const inputsOf = ({ data, seed, draws }: ReportResult['request']) => ({ data, seed, draws });
  return isSame(inputsOf(one), inputsOf(other));
}

/** Candidates that a finished check had, wherever its measurement is. */
export function measuredFixesOf(check: Check | undefined): readonly MeasuredFix[] {
  return check?.fixes.kind === 'measured' ? check.fixes.fixes : [];
}

/** Equality of plain data, whatever the order of its keys: a reader and an edit do not write them in the same order. */
export function isSame(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  const entries = Object.entries(one);
  if (entries.length !== Object.keys(other).length) return false;
  return entries.every(
    ([key, value]) => key in other && isSame(value, (other as Readonly<Record<string, unknown>>)[key]),
  );
}
