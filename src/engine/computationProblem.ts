import * as l10n from '@vscode/l10n';
import type { Problem } from '../model/result.js';
import { oneClause } from './errorText.js';
import { capitalised, layerInWords } from './layerName.js';
import { LayerFailure } from './tensorPass.js';

/** The problem behind an error during a computation, if it is an expected one. */
export function problemBehind(error: unknown): Problem | undefined {
  if (error instanceof LayerFailure) {
    const { layer, reason } = error;
    const name = capitalised(layerInWords(layer.path, layer.className));
    const gradient = /gradient/i.test(reason);
    return {
      code: gradient ? 'not-differentiable' : 'cannot-build',
      message: gradient
        ? l10n.t('{0}: it cannot be differentiated ({1}).', name, oneClause(reason))
        : l10n.t('{0}: TensorFlow.js cannot compute it ({1}).', name, oneClause(reason)),
      layer: layer.path[0]!,
    };
  }
  if (error instanceof RangeError && /allocation|Array buffer|array length/i.test(error.message)) {
    return {
      code: 'out-of-memory',
      message: l10n.t('There is not enough memory for this network and batch; make one of them smaller.'),
    };
  }
  return undefined;
}
