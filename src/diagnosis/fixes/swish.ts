import type { Fix } from '../fix.js';
import { activationProposal, proposals } from '../hiddenLayerEdits.js';

/** Swish with He kernels (Ramachandran et al. 2017). */
export const swish: Fix = {
  id: 'swish',
  rules: ['vanishing', 'dead-units'],
  candidates: (network, finding) => proposals(activationProposal(network, finding, 'swish', 'heNormal')),
};
