import { applyEdits } from '../diagnosis/editing/applyEdits.js';
import { diagnose, inspect } from '../diagnosis/diagnose.js';
import { judgeFix, unmeasuredFix, type Judged } from '../diagnosis/judgeFix.js';
import { proposeFixes } from '../diagnosis/proposeFixes.js';
import { rankFixes } from '../diagnosis/rankFixes.js';
import { checkGradients, type CheckOptions } from '../engine/index.js';
import { throwIfCancelled } from '../model/cancellation.js';
import type { FixCandidate, FixesOutcome, MeasuredFix } from '../model/fix.js';
import type { CheckRequest } from '../model/gradientCheck.js';
import type { NetworkSpec } from '../model/network.js';
import { success, type Problem, type Result } from '../model/result.js';
import type { FixProgress } from '../protocol/computeContract.js';

/** How a caller follows and stops the measurement of fixes. */
export interface MeasureFixesOptions extends Omit<CheckOptions, 'onProgress'> {
  readonly onProgress?: (progress: FixProgress) => void;
}

/** There are about ten candidates: each takes this part of the time that a check may take. */
const SHARE = 4;

/**
 * Checks a network, diagnoses it and measures every candidate fix on the same data and seeds. A network that cannot be measured
 * is a problem unless its text has mistakes to correct; a cancellation throws `CancelledError`.
 */
export async function measureFixes(request: CheckRequest, options: MeasureFixesOptions): Promise<Result<FixesOutcome>> {
  const { network } = request;
  options.onProgress?.({ completedChecks: 0, checks: 1 });
  const limited = request.timeLimit === undefined ? request : { ...request, timeLimit: request.timeLimit / SHARE };
  const base = await judged(limited, network, options);
  const findings = base.ok ? base.value.diagnosis.findings : inspect(network);
  const [worst] = findings;
  if (!base.ok && worst === undefined) return base;

  const candidates = proposeFixes(network, findings).filter((candidate) => canBeMeasured(candidate, request));
  const measured: MeasuredFix[] = [];
  for (const candidate of candidates) {
    options.onProgress?.({ completedChecks: measured.length + 1, checks: candidates.length + 1 });
    await options.pause();
    throwIfCancelled(options.signal);
    const after = await judged(
      changedRequest(sameDraws(request, base), candidate),
      applyEdits(network, candidate.edits),
      options,
    );
    measured.push(
      after.ok
        ? judgeFix(candidate, base.ok ? base.value : undefined, findings, after.value)
        : unmeasuredFix(candidate, after.problem),
    );
  }
  const fixes = rankFixes(measured);
  if (base.ok) return success({ report: base.value.report, diagnosis: base.value.diagnosis, fixes });
  return success({ problem: base.problem.message, diagnosis: writtenDiagnosis(findings, base.problem), fixes });
}

/** Every candidate is measured on exactly the draws of the network as it is, however many time allowed for. */
function sameDraws(request: CheckRequest, base: Result<Judged>): CheckRequest {
  if (!base.ok) return request;
  const unlimited = { ...request };
  delete unlimited.timeLimit;
  return { ...unlimited, draws: base.value.report.assumptions.draws };
}

async function judged(
  request: CheckRequest,
  network: NetworkSpec,
  { signal, pause }: MeasureFixesOptions,
): Promise<Result<Judged>> {
  const criteria = request.criteria ?? 'robust';
  const report = await checkGradients({ ...request, network }, { pause, ...(signal && { signal }) });
  if (!report.ok) return report;
  const diagnosis = diagnose(report.value, network, criteria);
  return success({ network, report: report.value, diagnosis, criteria });
}

function writtenDiagnosis(
  findings: FixesOutcome['diagnosis']['findings'],
  problem: Problem,
): FixesOutcome['diagnosis'] {
  const headline = findings[0]?.headline ?? problem.message;
  return { findings, headline, verdict: problem.message };
}

/** Explicit weights belong to the layers as they are and replace every initialiser. */
function canBeMeasured({ edits }: FixCandidate, { weights }: CheckRequest): boolean {
  if (weights === undefined) return true;
  return edits.every(
    (edit) => edit.kind !== 'insertLayer' && !(edit.kind === 'setArgument' && edit.argument.endsWith('Initializer')),
  );
}

/** A request that names its own loss would hide a change of the network's. */
function changedRequest({ loss, ...request }: CheckRequest, { edits }: FixCandidate): CheckRequest {
  const changesLoss = edits.some(({ kind }) => kind === 'setLoss');
  return changesLoss || loss === undefined ? request : { ...request, loss };
}
