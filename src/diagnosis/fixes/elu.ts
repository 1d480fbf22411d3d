import type { Fix } from '../fix.js';
import { activationProposal, proposals } from '../hiddenLayerEdits.js';

/** ELU in the layers to blame: slope 1 above zero and never exactly 0 below (Clevert et al. 2016). */
export const elu: Fix = {
  id: 'elu',
  rules: ['vanishing', 'saturation', 'dead-units'],
  candidates: (network, finding) =>
    proposals(activationProposal(network, finding, 'elu'), activationProposal(network, finding, 'elu', 'heNormal')),
};
