import * as l10n from '@vscode/l10n';
import type { CheckRequest } from '../model/gradientCheck.js';
import { failure, success, type Result } from '../model/result.js';
import { batchFor, batchSizeOf, chooseLoss, rowShapeOf, type ChosenLoss, type DescribedBatch } from './checkData.js';
import { denseStackFor, type DenseStack } from './denseStack.js';
import { problemWithCompilation } from './layerArguments.js';
import type { NetworkPlan } from './networkPlan.js';
import type { WeightDraws } from './pass.js';
import { planNetwork } from './planNetwork.js';
import { explicitWeights } from './weightDraws.js';

const DRAW_LIMIT = 100_000;

/** A check that has been validated and needs only to be computed. */
export interface PreparedCheck {
  readonly plan: NetworkPlan;
  readonly chosen: ChosenLoss;
  /** Set where the kernels for stacks of dense layers know the whole network. */
  readonly stack: DenseStack | null;
  readonly data: DescribedBatch;
  /** The person's own weights, if given. */
  readonly weights: WeightDraws | null;
  readonly draws: number;
}

/** Validates everything about a request before anything is computed. */
export function prepareCheck(request: CheckRequest): Result<PreparedCheck> {
  const draws = request.weights === undefined ? request.draws : 1;
  if (!Number.isInteger(draws) || draws < 1 || draws > DRAW_LIMIT) {
    return invalid(
      'draws',
      l10n.t('The number of draws must be a whole number from 1 to {0}, not {1}.', DRAW_LIMIT, draws),
    );
  }
  if (!Number.isSafeInteger(request.seed))
    return invalid('seed', l10n.t('The seed must be a whole number, not {0}.', request.seed));
  const compilation = problemWithCompilation(request.network, request.loss);
  if (compilation !== undefined) return failure(compilation);
  const batchSize = batchSizeOf(request.data);
  if (!batchSize.ok) return batchSize;
  const plan = planNetwork(request.network, rowShapeOf(request.data), batchSize.value);
  if (!plan.ok) return plan;
  const chosen = chooseLoss(request, plan.value);
  const data = batchFor(request, plan.value, chosen.loss);
  if (!data.ok) return data;
  const weights = request.weights === undefined ? null : explicitWeights(plan.value, request.weights);
  if (weights?.ok === false) return weights;
  return success({
    plan: plan.value,
    chosen,
    stack: denseStackFor(plan.value, chosen.loss.name),
    data: data.value,
    weights: weights?.value ?? null,
    draws,
  });
}

const invalid = (argument: string, message: string) => failure({ code: 'invalid-argument', message, argument });
