/** The part of TensorFlow.js that the sample files use, so that the editor knows their types although nothing is installed here. */
export type Activation =
  | 'elu'
  | 'gelu'
  | 'hardSigmoid'
  | 'linear'
  | 'relu'
  | 'relu6'
  | 'selu'
  | 'sigmoid'
  | 'softmax'
  | 'softplus'
  | 'softsign'
  | 'swish'
  | 'tanh';

export type Initializer =
  | 'glorotNormal'
  | 'glorotUniform'
  | 'heNormal'
  | 'heUniform'
  | 'leCunNormal'
  | 'leCunUniform'
  | 'ones'
  | 'orthogonal'
  | 'randomNormal'
  | 'randomUniform'
  | 'zeros';

export interface DenseConfig {
  units: number;
  activation?: Activation;
  inputShape?: number[];
  kernelInitializer?: Initializer;
  biasInitializer?: Initializer;
  useBias?: boolean;
  name?: string;
}

export interface Layer {
  readonly name: string;
}

export interface Optimizer {
  readonly learningRate: number;
}

export interface Sequential {
  add(layer: Layer): void;
  compile(config: { optimizer: string | Optimizer; loss: string; metrics?: string[] }): void;
  summary(): void;
}

export declare function sequential(config?: { layers?: Layer[]; name?: string }): Sequential;

export declare const layers: {
  dense(config: DenseConfig): Layer;
  dropout(config: { rate: number }): Layer;
  batchNormalization(): Layer;
};

export declare const train: {
  sgd(learningRate: number): Optimizer;
  adam(learningRate?: number): Optimizer;
};
