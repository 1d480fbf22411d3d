import * as l10n from '@vscode/l10n';
import { grouped } from '../model/localNumber.js';
import type { LayerConfig, LayerSpec, NetworkSpec } from '../model/network.js';
import { failure, success, type Problem, type Result } from '../model/result.js';
import { buildLayer } from './buildLayer.js';
import { problemWithArguments, type LayerPlace } from './layerArguments.js';
import { capitalised, layerInWords } from './layerName.js';
import type { NetworkPlan, PlannedLayer } from './networkPlan.js';
import { sizeOf } from './shape.js';

/** Larger networks are refused before anything is allocated. */
export const PARAMETER_LIMIT = 20_000_000;
/** Entries that one layer may put out for the whole batch. */
const OUTPUT_LIMIT = 50_000_000;

/** All leaves of a network in order; the layers of a nested Sequential are leaves, a wrapper with what it wraps is one. */
function leaves(specs: readonly LayerSpec[], path: readonly number[] = []): LayerPlace[] {
  return specs.flatMap((spec, index) => {
    const own = [...path, index];
    return spec.className === 'Sequential' ? leaves(spec.layers ?? [], own) : [{ path: own, spec }];
  });
}

/** The input shape that the network's first layer (or the Sequential around it) declares, with nulls where it leaves a size open. */
function declaredShape(specs: readonly LayerSpec[]): readonly (number | null)[] | undefined {
  const first = specs[0];
  if (first === undefined) return undefined;
  const own = shapeIn(first.config);
  if (own !== undefined) return own;
  if (first.className === 'Sequential') return declaredShape(first.layers ?? []);
  const { inputDim, inputLength } = first.config;
  if (first.className === 'Embedding') return [typeof inputLength === 'number' ? inputLength : null];
  if (first.className === 'Dense' && typeof inputDim === 'number') return [inputDim];
  return undefined;
}

function shapeIn(config: LayerConfig): (number | null)[] | undefined {
  const { inputShape, batchInputShape } = config;
  const sizes = (value: readonly unknown[]) => value.map((size) => (typeof size === 'number' ? size : null));
  if (Array.isArray(inputShape)) return sizes(inputShape);
  if (typeof inputShape === 'number') return [inputShape];
  if (Array.isArray(batchInputShape)) return sizes(batchInputShape.slice(1));
  return undefined;
}

/** A size for a dimension that the network leaves open and no data fill. */
const openSize = (rank: number) => (rank >= 3 ? 32 : 10);

/** Validates a network and works out every shape and weight without allocating any. `rowShape` fills sizes left open. */
export function planNetwork(
  network: NetworkSpec,
  rowShape: readonly number[] | null,
  batch: number,
): Result<NetworkPlan> {
  const places = leaves(network.layers);
  const [first] = places;
  if (first === undefined) {
    return failure({
      code: 'empty-network',
      message: l10n.t('The network has no layers; add at least one, such as tf.layers.dense.'),
    });
  }
  for (const place of places) {
    const problem = problemInside(place);
    if (problem !== undefined) return failure(problem);
  }
  const declared = declaredShape(network.layers);
  if (declared === undefined || declared.length === 0) {
    return failure({
      code: 'missing-input-shape',
      message: l10n.t(
        '{0}: inputShape is missing; the first layer needs one, such as inputShape: [4].',
        capitalised(layerInWords(first.path, first.spec.className)),
      ),
      layer: first.path[0]!,
      argument: 'inputShape',
    });
  }
  const notes: string[] = [];
  const inputShape = declared.map((size, axis) => size ?? rowShape?.[axis] ?? openSize(declared.length));
  if (rowShape === null && declared.includes(null)) {
    notes.push(l10n.t('sizes that the input shape leaves open were taken as {0}', openSize(declared.length)));
  }

  const planned: PlannedLayer[] = [];
  let shape: readonly number[] = inputShape;
  let parameters = 0;
  for (const place of places) {
    const built = buildLayer(place, shape);
    if (!built.ok) return built;
    const { layer } = built.value;
    notes.push(...built.value.notes);
    parameters += layer.weights.reduce((sum, weight) => sum + weight.size, 0);
    if (parameters > PARAMETER_LIMIT) return failure(tooLarge(place, parameters, 'parameters'));
    const outputs = sizeOf(layer.outputShape) * batch;
    if (outputs > OUTPUT_LIMIT) return failure(tooLarge(place, outputs, 'outputs'));
    planned.push(layer);
    shape = layer.outputShape;
  }
  const vocabulary = first.spec.className === 'Embedding' ? Number(first.spec.config.inputDim) : null;
  return success({
    layers: planned,
    inputShape,
    vocabulary,
    outputShape: shape,
    parameters,
    vectorisable: planned.every((layer) => layer.step !== null),
    notes: [...notes, ...drawByDrawNote(planned)],
  });
}

/** Problems of a leaf and of the layers inside it. */
function problemInside(place: LayerPlace): Problem | undefined {
  const own = problemWithArguments(place);
  if (own !== undefined) return own;
  for (const [index, spec] of (place.spec.layers ?? []).entries()) {
    const problem = problemInside({ path: [...place.path, index], spec });
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function tooLarge(place: LayerPlace, count: number, what: 'parameters' | 'outputs'): Problem {
  const millions = grouped(count / 1e6, 1);
  const name = capitalised(layerInWords(place.path, place.spec.className));
  return {
    code: 'too-large',
    message:
      what === 'parameters'
        ? l10n.t(
            '{0} brings the network to {1} million parameters, more than the {2} million that are checked; make it smaller.',
            name,
            millions,
            PARAMETER_LIMIT / 1e6,
          )
        : l10n.t(
            '{0} brings the network to {1} million outputs for one batch, more than the {2} million that are checked; make it smaller.',
            name,
            millions,
            OUTPUT_LIMIT / 1e6,
          ),
    layer: place.path[0]!,
  };
}

function drawByDrawNote(planned: readonly PlannedLayer[]): string[] {
  const slow = planned.find((layer) => layer.step === null);
  return slow === undefined
    ? []
    : [l10n.t('computed draw by draw because of {0}', layerInWords(slow.path, slow.className))];
}
