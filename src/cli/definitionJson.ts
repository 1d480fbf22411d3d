import type { LayerDefinition, ModelDefinition } from '../model/modelDefinition.js';
import type { ConfigValue, OptimizerSpec } from '../model/network.js';
import type { Position } from './lineIndex.js';
import type { SourceFile } from './sourceFile.js';

interface LayerJson {
  readonly className: string;
  /** As TensorFlow.js serialises it: a wrapper's inner layer is its `layer`, a nested model's layers are its `layers`. */
  readonly config: Readonly<Record<string, unknown>>;
  readonly line: number;
}

interface UnknownJson extends Position {
  readonly argument: string;
  readonly reason: string;
}

/** A definition as `read --json` prints it. */
export interface DefinitionJson extends Position {
  readonly file: string;
  readonly name: string;
  /** Whether nothing is missing that a check needs. */
  readonly complete: boolean;
  readonly layers: readonly LayerJson[];
  readonly loss: string | null;
  readonly optimizer: OptimizerSpec | null;
  readonly unknowns: readonly UnknownJson[];
}

/** The gaps that a check cannot do without. */
export function neededValues({ unknowns }: ModelDefinition): ModelDefinition['unknowns'] {
  return unknowns.filter(({ optional }) => optional !== true);
}

/** A definition in the form of `read --json`; what makes it unreadable stands among the unknowns, as its layers' reason. */
export function definitionJson({ file, lines }: SourceFile, definition: ModelDefinition): DefinitionJson {
  const { name, range, layers, loss, optimizer, unknowns, unreadable } = definition;
  const layerJson = (layer: LayerDefinition): LayerJson => ({
    className: layer.className,
    config: configJson(layer, layerJson),
    line: lines.positionAt(layer.range.start).line,
  });
  return {
    file,
    ...lines.positionAt(range.start),
    name,
    complete: unreadable === undefined && neededValues(definition).length === 0,
    layers: layers.map(layerJson),
    loss: loss ?? null,
    optimizer: optimizer ?? null,
    unknowns: [
      ...(unreadable === undefined
        ? []
        : [{ argument: 'layers', reason: unreadable.reason, ...lines.positionAt(unreadable.range.start) }]),
      ...unknowns.map((unknown) => ({
        argument: unknown.argument,
        reason: unknown.reason,
        ...lines.positionAt(unknown.range.start),
      })),
    ],
  };
}

function configJson(
  { className, config, layers }: LayerDefinition,
  layerJson: (layer: LayerDefinition) => LayerJson,
): Readonly<Record<string, unknown>> {
  if (layers === undefined) return config satisfies Readonly<Record<string, ConfigValue>>;
  const inner = layers.map(layerJson);
  return className === 'Sequential' ? { ...config, layers: inner } : { ...config, layer: inner[0] };
}
