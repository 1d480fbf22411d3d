import { diagnose } from '../diagnosis/diagnose.js';
import { checkGradients, train } from '../engine/index.js';
import { challengeRequests, type ChallengeRule } from '../lesson/challenge/challengeRule.js';
import type { CancellationSignal } from '../model/cancellation.js';
import type { ChallengeMeasurement } from '../model/challenge.js';
import type { NetworkSpec } from '../model/network.js';
import { success, type Result } from '../model/result.js';

export interface MeasureChallengeOptions {
  readonly signal?: CancellationSignal;
  readonly pause: () => Promise<void>;
  /** Steps are checks and epochs. */
  readonly onProgress?: (progress: { readonly completed: number; readonly steps: number }) => void;
}

/** Measures all that a level's rule needs of one network; a network that cannot be built comes back as a problem. */
export async function measureChallenge(
  rule: ChallengeRule,
  network: NetworkSpec,
  singleSeed: number,
  { signal, pause, onProgress }: MeasureChallengeOptions,
): Promise<Result<ChallengeMeasurement>> {
  const { check, single, trainings } = challengeRequests(rule, network, singleSeed);
  const steps = 2 + trainings.reduce((sum, { epochs }) => sum + epochs, 0);
  let completed = 0;
  const advance = () => onProgress?.({ completed: ++completed, steps });
  const options = { pause, ...(signal && { signal }) };
  const report = await checkGradients(check, options);
  if (!report.ok) return report;
  advance();
  const one = await checkGradients(single, options);
  if (!one.ok) return one;
  advance();
  const histories = trainings.length === 0 ? success([]) : await train(trainings, { ...options, onEpoch: advance });
  if (!histories.ok) return histories;
  return success({
    report: report.value,
    diagnosis: diagnose(report.value, check.network),
    single: one.value,
    histories: histories.value,
  });
}
