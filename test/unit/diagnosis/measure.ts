import { diagnose } from '../../../src/diagnosis/diagnose.js';
import { checkGradients } from '../../../src/engine/index.js';
import type { Diagnosis } from '../../../src/model/finding.js';
import type { CheckData, CheckRequest, GradientReport } from '../../../src/model/gradientCheck.js';
import { COURSE_MARKS } from '../../../src/model/marks.js';
import type { NetworkSpec } from '../../../src/model/network.js';

export const PART_ONE_ROW: CheckData = { kind: 'rows', x: [[1, 2]], y: [[0.8]] };

export const request = (network: NetworkSpec, changes: Partial<CheckRequest> = {}): CheckRequest => ({
  network,
  data: { kind: 'random', batchSize: 32 },
  seed: 42,
  draws: 24,
  marks: COURSE_MARKS,
  ...changes,
});

/** Checks with the real engine and diagnoses. */
export async function measure(
  network: NetworkSpec,
  changes: Partial<CheckRequest> = {},
): Promise<{ readonly report: GradientReport; readonly diagnosis: Diagnosis }> {
  const report = await checkGradients(request(network, changes), { pause: () => Promise.resolve() });
  if (!report.ok) throw new Error(report.problem.message);
  return { report: report.value, diagnosis: diagnose(report.value, network, changes.criteria) };
}

export const rulesOf = (diagnosis: Diagnosis): readonly string[] => diagnosis.findings.map(({ rule }) => rule);
