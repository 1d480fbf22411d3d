import type { ModelDefinition } from '../../model/modelDefinition.js';
import type { SourceRange } from '../../model/sourceRange.js';
import type { StepAnchor } from './challengeContent.js';
import { kernelLayers } from './challengeNetwork.js';

/**
 * Where a step's piece of syntax stands in a definition as it is read now; undefined where the definition has none such, as
 * while the person retypes it.
 */
export function anchorRange(anchor: StepAnchor, definition: ModelDefinition | undefined): SourceRange | undefined {
  if (definition === undefined) return undefined;
  if (anchor === 'definition') return definition.range;
  if (anchor === 'compile') {
    const { optimizer, loss } = definition.compileRanges ?? {};
    return optimizer?.property ?? loss?.property;
  }
  const kernels = kernelLayers(definition);
  const layer = anchor === 'output' ? kernels.at(-1) : kernels[anchor.layer - 1];
  const written = definition.layers[layer?.path[0] ?? -1];
  if (written === undefined) return undefined;
  const argument =
    typeof anchor === 'object' && 'argument' in anchor ? written.argumentRanges[anchor.argument] : undefined;
  return argument?.property ?? written.range;
}
