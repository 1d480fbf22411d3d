import type { Fix } from '../fix.js';
import { activationProposal, proposals } from '../hiddenLayerEdits.js';

/** ReLU in the layers to blame, alone and with He kernels, which keep the signal's size behind it (He et al. 2015). */
export const relu: Fix = {
  id: 'relu',
  rules: ['vanishing', 'saturation'],
  candidates: (network, finding) =>
    proposals(activationProposal(network, finding, 'relu'), activationProposal(network, finding, 'relu', 'heNormal')),
};
