import type { ConfigValue, LayerSpec, NetworkSpec } from '../../../src/model/network.js';

type Config = Readonly<Record<string, ConfigValue>>;

export const layer = (className: string, config: Config = {}): LayerSpec => ({ className, config });

export const dense = (units: number, activation?: string, more: Config = {}): LayerSpec =>
  layer('Dense', { units, ...(activation !== undefined && { activation }), ...more });

/** A multilayer perceptron; `initializer` goes to every hidden layer, and to the output layer too if it is Glorot's. */
export function perceptron(options: {
  readonly inputs: number;
  readonly hidden: readonly number[];
  readonly activation: string;
  readonly initializer?: ConfigValue;
  readonly output?: readonly [units: number, activation?: string];
  readonly loss?: string;
}): NetworkSpec {
  const { inputs, hidden, activation, initializer, output = [1, 'sigmoid'], loss } = options;
  const kernel: Config = initializer === undefined ? {} : { kernelInitializer: initializer };
  const forOutput = typeof initializer === 'string' && initializer.startsWith('glorot') ? kernel : {};
  return {
    layers: [
      ...hidden.map((units, index) =>
        dense(units, activation, { ...kernel, ...(index === 0 && { inputShape: [inputs] }) }),
      ),
      dense(output[0], output[1], forOutput),
    ],
    ...(loss !== undefined && { loss }),
  };
}

export const repeated = (count: number, width: number): readonly number[] => Array.from({ length: count }, () => width);

/** Part 1 of the notebook: 2-8-8-8-8-1, one sample, squared error. */
export const partOne = (activation: string, initializer: ConfigValue = 'glorotUniform'): NetworkSpec =>
  perceptron({ inputs: 2, hidden: repeated(4, 8), activation, initializer, loss: 'meanSquaredError' });
