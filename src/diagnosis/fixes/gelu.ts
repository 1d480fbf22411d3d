import type { Fix } from '../fix.js';
import { activationProposal, proposals } from '../hiddenLayerEdits.js';

/** GELU with He kernels (Hendrycks and Gimpel 2016). */
export const gelu: Fix = {
  id: 'gelu',
  rules: ['vanishing', 'dead-units'],
  candidates: (network, finding) => proposals(activationProposal(network, finding, 'gelu', 'heNormal')),
};
