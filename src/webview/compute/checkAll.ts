import type { CheckRequest, GradientReport } from '../../model/gradientCheck.js';
import { success, type Result } from '../../model/result.js';
import type { ComputeSession } from './computeSession.js';
import type { RunContext } from './latestRun.js';

/** Makes several checks with one progress; the first problem among them is the answer if there is one. */
export async function checkAll(
  compute: ComputeSession,
  requests: readonly CheckRequest[],
  { signal, progress }: RunContext,
): Promise<Result<readonly GradientReport[]>> {
  const shares = requests.map(() => 0);
  const results = await Promise.all(
    requests.map((request, index) =>
      compute.call('check', request, {
        signal,
        onProgress: ({ completedDraws, draws }) => {
          shares[index] = completedDraws / draws;
          progress(shares.reduce((sum, share) => sum + share, 0) / shares.length);
        },
      }),
    ),
  );
  const reports: GradientReport[] = [];
  for (const result of results) {
    if (!result.ok) return result;
    reports.push(result.value);
  }
  return success(reports);
}
