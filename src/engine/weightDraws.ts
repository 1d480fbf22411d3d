import * as l10n from '@vscode/l10n';
import type { NestedNumbers } from '../model/gradientCheck.js';
import { failure, success, type Result } from '../model/result.js';
import { layerInWords } from './layerName.js';
import { flatten, shapeOf } from './nestedNumbers.js';
import type { NetworkPlan } from './networkPlan.js';
import type { WeightDraws } from './pass.js';
import { RandomStream, streamUse } from './randomStream.js';

/** Draws the weights of `count` initialisations from number `first` on; draw s is the same whatever is drawn with it. */
export function drawWeights(plan: NetworkPlan, seed: number, first: number, count: number): WeightDraws {
  const stream = new RandomStream();
  const values = plan.layers.map((layer, l) =>
    layer.weights.map((weight, w) => {
      const out = new Float32Array(count * weight.size);
      for (let draw = 0; draw < count; draw++) {
        stream.moveTo(seed, streamUse.weights, first + draw, l, w);
        weight.sample(stream, out, draw * weight.size, (draw + 1) * weight.size);
      }
      return out;
    }),
  );
  return { first, count, values };
}

/** Weights given by the person, checked against the network's shapes. */
export function explicitWeights(plan: NetworkPlan, given: readonly (readonly NestedNumbers[])[]): Result<WeightDraws> {
  if (given.length !== plan.layers.length) {
    return failure({
      code: 'invalid-data',
      message: l10n.t(
        'The weights are given for {0} layers, but the network has {1}.',
        given.length,
        plan.layers.length,
      ),
    });
  }
  const values: Float32Array[][] = [];
  for (const [l, layer] of plan.layers.entries()) {
    const own = given[l]!;
    const name = layerInWords(layer.path, layer.className);
    if (own.length !== layer.weights.length) {
      const expected = layer.weights.map((weight) => weight.name).join(', ') || 'none';
      return failure({
        code: 'invalid-data',
        message: l10n.t(
          'There are {0} weights for {1}, but it has {2}: {3}.',
          own.length,
          name,
          layer.weights.length,
          expected,
        ),
        layer: layer.path[0]!,
      });
    }
    const arrays: Float32Array[] = [];
    for (const [w, weight] of layer.weights.entries()) {
      const numbers = own[w]!;
      const shape = shapeOf(numbers);
      if (shape?.join() !== weight.shape.join()) {
        return failure({
          code: 'invalid-data',
          message: l10n.t(
            'The {0} given for {1} has shape [{2}], not [{3}].',
            weight.name,
            name,
            shape?.join(', ') ?? 'ragged',
            weight.shape.join(', '),
          ),
          layer: layer.path[0]!,
        });
      }
      arrays.push(flatten(numbers));
    }
    values.push(arrays);
  }
  return success({ first: 0, count: 1, values });
}
