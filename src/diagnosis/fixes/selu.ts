import type { Fix } from '../fix.js';
import { activationProposal, proposals } from '../hiddenLayerEdits.js';

/** SELU with LeCun kernels, which it needs to normalise itself (Klambauer et al. 2017). */
export const selu: Fix = {
  id: 'selu',
  rules: ['vanishing', 'saturation', 'dead-units', 'uniformly-small', 'poor-initialisation'],
  candidates: (network, finding) => proposals(activationProposal(network, finding, 'selu', 'leCunNormal')),
};
