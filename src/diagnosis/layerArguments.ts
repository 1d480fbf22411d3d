import { entryOf } from '../model/entryOf.js';
const ANY_LAYER = ['inputShape', 'batchInputShape', 'batchSize', 'dtype', 'name', 'trainable', 'weights', 'inputDType'];

/** `kernelInitializer`, `kernelRegularizer`, `kernelConstraint` for `kernel`. */
const about = (...weights: readonly string[]) =>
  weights.flatMap((weight) => [`${weight}Initializer`, `${weight}Regularizer`, `${weight}Constraint`]);

const WEIGHTED = ['activation', 'useBias', ...about('kernel', 'bias'), 'activityRegularizer'];
const SPATIAL = ['kernelSize', 'strides', 'padding', 'dataFormat', 'dilationRate'];
const CONVOLUTION = ['filters', ...SPATIAL, ...WEIGHTED];
const RECURRENCE = [
  'cell',
  'returnSequences',
  'returnState',
  'goBackwards',
  'stateful',
  'unroll',
  'inputDim',
  'inputLength',
];
const RECURRENT_WEIGHTS = [
  'activation',
  'useBias',
  ...about('kernel', 'recurrent', 'bias'),
  'dropout',
  'recurrentDropout',
  'dropoutFunc',
];
const GATED = ['recurrentActivation', 'implementation'];
const POOLING = ['poolSize', 'strides', 'padding'];
const NORMALISATION = [
  'axis',
  'epsilon',
  'center',
  'scale',
  'betaInitializer',
  'gammaInitializer',
  'betaRegularizer',
  'gammaRegularizer',
];

/** What each layer of TensorFlow.js 4.22 takes besides the arguments of every layer. */
const OWN_ARGUMENTS: Readonly<Record<string, readonly string[]>> = {
  Activation: ['activation'],
  AlphaDropout: ['rate', 'noiseShape'],
  AveragePooling1D: POOLING,
  AveragePooling2D: [...POOLING, 'dataFormat'],
  AveragePooling3D: [...POOLING, 'dataFormat'],
  BatchNormalization: [
    ...NORMALISATION,
    'momentum',
    'movingMeanInitializer',
    'movingVarianceInitializer',
    'betaConstraint',
    'gammaConstraint',
  ],
  Bidirectional: ['layer', 'mergeMode'],
  CategoryEncoding: ['numTokens', 'outputMode'],
  CenterCrop: ['height', 'width'],
  Conv1D: CONVOLUTION,
  Conv2D: CONVOLUTION,
  Conv2DTranspose: CONVOLUTION,
  Conv3D: CONVOLUTION,
  Conv3DTranspose: CONVOLUTION,
  ConvLSTM2D: ['filters', ...SPATIAL, ...RECURRENCE, ...RECURRENT_WEIGHTS, ...GATED, 'unitForgetBias'],
  Cropping2D: ['cropping', 'dataFormat'],
  Dense: ['units', 'inputDim', ...WEIGHTED],
  DepthwiseConv2D: [...SPATIAL, ...WEIGHTED, 'depthMultiplier', ...about('depthwise')],
  Dropout: ['rate', 'noiseShape', 'seed'],
  ELU: ['alpha'],
  Embedding: ['inputDim', 'outputDim', ...about('embeddings'), 'activityRegularizer', 'maskZero', 'inputLength'],
  Flatten: ['dataFormat'],
  GRU: ['units', ...RECURRENCE, ...RECURRENT_WEIGHTS, ...GATED],
  GaussianDropout: ['rate'],
  GaussianNoise: ['stddev'],
  GlobalAveragePooling1D: [],
  GlobalAveragePooling2D: ['dataFormat'],
  GlobalMaxPooling1D: [],
  GlobalMaxPooling2D: ['dataFormat'],
  InputLayer: ['sparse'],
  LSTM: ['units', ...RECURRENCE, ...RECURRENT_WEIGHTS, ...GATED, 'unitForgetBias'],
  LayerNormalization: NORMALISATION,
  LeakyReLU: ['alpha'],
  Masking: ['maskValue'],
  MaxPooling1D: POOLING,
  MaxPooling2D: [...POOLING, 'dataFormat'],
  MaxPooling3D: [...POOLING, 'dataFormat'],
  PReLU: ['alphaInitializer', 'alphaRegularizer', 'alphaConstraint', 'sharedAxes'],
  Permute: ['dims'],
  ReLU: ['maxValue'],
  RepeatVector: ['n'],
  Rescaling: ['scale', 'offset'],
  Reshape: ['targetShape'],
  Resizing: ['height', 'width', 'interpolation', 'cropToAspectRatio'],
  SeparableConv2D: [...CONVOLUTION, 'depthMultiplier', ...about('depthwise', 'pointwise')],
  SimpleRNN: ['units', ...RECURRENCE, ...RECURRENT_WEIGHTS],
  Softmax: ['axis'],
  SpatialDropout1D: ['rate', 'seed'],
  ThresholdedReLU: ['theta'],
  TimeDistributed: ['layer'],
  UpSampling2D: ['size', 'dataFormat', 'interpolation'],
  ZeroPadding2D: ['padding', 'dataFormat'],
};

/** Every argument that a layer class takes; undefined for a class that is not in the table. */
export function argumentsOf(className: string): readonly string[] | undefined {
  const own = entryOf(OWN_ARGUMENTS, className);
  return own && [...own, ...ANY_LAYER];
}

/** Names from Keras 1 and from Python whose spelling is not near the right one. */
const OLD_NAMES: Readonly<Record<string, readonly string[]>> = {
  outputdim: ['units', 'filters'],
  output: ['units'],
  neurons: ['units'],
  nodes: ['units'],
  size: ['units'],
  inputdim: ['inputShape'],
  input: ['inputShape'],
  shape: ['inputShape', 'targetShape'],
  nbfilter: ['filters'],
  nbfilters: ['filters'],
  channels: ['filters'],
  filterlength: ['kernelSize'],
  filtersize: ['kernelSize'],
  kernel: ['kernelSize'],
  subsample: ['strides'],
  subsamplelength: ['strides'],
  stride: ['strides'],
  bordermode: ['padding'],
  dimordering: ['dataFormat'],
  init: ['kernelInitializer', 'embeddingsInitializer'],
  initializer: ['kernelInitializer', 'embeddingsInitializer'],
  weightinitializer: ['kernelInitializer'],
  innerinit: ['recurrentInitializer'],
  inneractivation: ['recurrentActivation'],
  regularizer: ['kernelRegularizer', 'embeddingsRegularizer'],
  wregularizer: ['kernelRegularizer', 'embeddingsRegularizer'],
  uregularizer: ['recurrentRegularizer'],
  bregularizer: ['biasRegularizer'],
  wconstraint: ['kernelConstraint', 'embeddingsConstraint'],
  bconstraint: ['biasConstraint'],
  dropoutw: ['dropout'],
  dropoutu: ['recurrentDropout'],
  bias: ['useBias'],
  p: ['rate'],
  prob: ['rate'],
  probability: ['rate'],
  dropoutrate: ['rate'],
  pool: ['poolSize'],
  activationfunction: ['activation'],
  activationfn: ['activation'],
  fn: ['activation'],
  length: ['inputLength'],
};

/** The argument of this class that an old or foreign name stood for. */
export function argumentMeantBy(name: string, known: readonly string[]): string | undefined {
  return entryOf(OLD_NAMES, name.toLowerCase().replaceAll(/[^a-z]/g, ''))?.find((meant) => known.includes(meant));
}
