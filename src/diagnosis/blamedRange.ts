import type { Finding } from '../model/finding.js';
import type { LayerDefinition, ModelDefinition } from '../model/modelDefinition.js';
import type { SourceRange } from '../model/sourceRange.js';

/** Where a finding stands: the argument's value if it is written, else the layer, else the definition. */
export function blamedRange(definition: ModelDefinition, finding: Finding): SourceRange {
  const { layers, argument } = finding;
  const [blamed] = layers;
  const compiled = argument === undefined ? undefined : definition.compileRanges?.[argument];
  // `loss` and `learningRate` are written in compile, whatever layers the finding is about.
  if (compiled !== undefined && (blamed === undefined || !hasArgument(definition, blamed, argument))) {
    return compiled.value;
  }
  return blamed === undefined ? definition.range : rangeInLayer(definition, blamed, argument);
}

/** Every place that a finding is about, the one to blame first. */
export function rangesOf(definition: ModelDefinition, finding: Finding): readonly SourceRange[] {
  const others = finding.layers.slice(1).map((path) => rangeInLayer(definition, path, finding.argument));
  return [blamedRange(definition, finding), ...others];
}

/** The argument's value where the layer writes it, else the whole layer. */
export function rangeInLayer(
  definition: ModelDefinition,
  path: readonly number[],
  argument: string | undefined,
): SourceRange {
  const layer = layerAt(definition.layers, path);
  if (layer === undefined) return definition.range;
  return (argument === undefined ? undefined : layer.argumentRanges[argument]?.value) ?? layer.range;
}

function hasArgument(definition: ModelDefinition, path: readonly number[], argument: string | undefined): boolean {
  return argument !== undefined && layerAt(definition.layers, path)?.argumentRanges[argument] !== undefined;
}

function layerAt(layers: readonly LayerDefinition[], path: readonly number[]): LayerDefinition | undefined {
  const [index, ...rest] = path;
  const layer = index === undefined ? undefined : layers[index];
  return layer === undefined || rest.length === 0 ? layer : (layerAt(layer.layers ?? [], rest) ?? layer);
}
