import type { Fix } from '../fix.js';
import { activationProposal, proposals } from '../hiddenLayerEdits.js';

/** Tanh in the layers to blame: slope 1 around zero, four times the sigmoid's; with Glorot kernels where others stand. */
export const tanh: Fix = {
  id: 'tanh',
  rules: ['vanishing'],
  candidates: (network, finding) =>
    proposals(
      activationProposal(network, finding, 'tanh'),
      activationProposal(network, finding, 'tanh', 'glorotUniform'),
    ),
};
