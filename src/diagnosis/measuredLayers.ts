import * as l10n from '@vscode/l10n';
import type { GradientReport, KernelReport, LayerReport } from '../model/gradientCheck.js';
import type { LayerPath } from '../model/fix.js';
import { samePath } from './networkStructure.js';

/** A kernel with the layer that it belongs to and that layer's number as a person counts: 1 for the first layer with a kernel. */
export interface NumberedKernel {
  readonly number: number;
  readonly layer: LayerReport;
  readonly kernel: KernelReport;
}

/** The layers that have a kernel, from input to output; the last of them is the output layer. */
function layersWithKernels(report: GradientReport): readonly LayerReport[] {
  return report.layers.filter(({ kernels }) => kernels.length > 0);
}

/** The kernels from input to output; the two kernels of a recurrent layer share its number. */
export function numberedKernels(report: GradientReport): readonly NumberedKernel[] {
  return layersWithKernels(report).flatMap((layer, index) =>
    layer.kernels.map((kernel) => ({ number: index + 1, layer, kernel })),
  );
}

/** The kernels before the output layer. */
export function hiddenKernels(report: GradientReport): readonly NumberedKernel[] {
  const kernels = numberedKernels(report);
  const output = kernels.at(-1)?.number;
  return kernels.filter(({ number }) => number !== output);
}

/** A layer as a sentence names it: `layer 2 (dense 8, sigmoid)`, or `the activation behind layer 2` for one without a kernel. */
export function layerName(report: GradientReport, path: LayerPath): string {
  const position = report.layers.findIndex((layer) => samePath(layer.path, path));
  const layer = report.layers[position];
  if (layer === undefined) return l10n.t('layer {0}', path.map((index) => index + 1).join('.'));
  const number = report.layers.slice(0, position + 1).filter(({ kernels }) => kernels.length > 0).length;
  if (layer.kernels.length > 0) return l10n.t('layer {0} ({1})', number, layer.label);
  return number === 0 ? layer.label : l10n.t('{0} behind layer {1}', layer.label, number);
}

/** Layer numbers as a person reads them: `layer 2`, `layers 1 and 2`, `layers 1 to 4`, `layers 1, 3 and 4`. */
export function layerNumbers(numbers: readonly number[]): string {
  const distinct = [...new Set(numbers)];
  const [first, ...rest] = distinct;
  const last = rest.at(-1);
  if (first === undefined) return l10n.t('no layer');
  if (last === undefined) return l10n.t('layer {0}', first);
  if (rest.length >= 2 && last - first === rest.length) return l10n.t('layers {0} to {1}', first, last);
  return l10n.t('layers {0} and {1}', distinct.slice(0, -1).join(', '), last);
}

/** The paths of the layers of some kernels, each once. */
export function pathsOf(kernels: readonly NumberedKernel[]): readonly LayerPath[] {
  return kernels
    .map(({ layer }) => layer.path)
    .filter((path, index, all) => all.findIndex((other) => samePath(path, other)) === index);
}
