/** The activations a lesson offers for hidden layers. */
export const HIDDEN_ACTIVATIONS = [
  'sigmoid',
  'tanh',
  'relu',
  'leakyRelu',
  'elu',
  'selu',
  'gelu',
  'swish',
  'softplus',
] as const;

export type HiddenActivation = (typeof HIDDEN_ACTIVATIONS)[number];

export const ACTIVATION_LABELS: Readonly<Record<HiddenActivation, string>> = {
  sigmoid: 'sigmoid',
  tanh: 'tanh',
  relu: 'ReLU',
  leakyRelu: 'leaky ReLU',
  elu: 'ELU',
  selu: 'SELU',
  gelu: 'GELU',
  swish: 'swish',
  softplus: 'softplus',
};
