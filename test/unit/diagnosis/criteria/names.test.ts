import { describe, expect, it } from 'vitest';
import { inspect } from '../../../../src/diagnosis/diagnose.js';
import { proposeFixes } from '../../../../src/diagnosis/proposeFixes.js';
import type { ConfigValue, LayerSpec, NetworkSpec } from '../../../../src/model/network.js';
import { dense, layer } from '../networkBuilder.js';

type Config = Readonly<Record<string, ConfigValue>>;

const model = (first: LayerSpec, loss?: string): NetworkSpec => ({
  layers: [first, dense(1, 'sigmoid')],
  ...(loss !== undefined && { loss }),
});
const headlines = (network: NetworkSpec) => inspect(network).map(({ headline }) => headline);
const edits = (network: NetworkSpec) => proposeFixes(network, inspect(network)).map((fix) => fix.edits);

describe('an argument that the layer does not take', () => {
  it.each([
    ['Dense', 'unit', 'units'],
    ['Dense', 'activacion', 'activation'],
    ['Dense', 'neurons', 'units'],
    ['Dense', 'output_dim', 'units'],
    ['Dense', 'bias', 'useBias'],
    ['Dense', 'init', 'kernelInitializer'],
    ['Dense', 'W_regularizer', 'kernelRegularizer'],
    ['Dense', 'kernel_initializer', 'kernelInitializer'],
    ['Dense', 'shape', 'inputShape'],
    ['Conv2D', 'nb_filter', 'filters'],
    ['Conv2D', 'channels', 'filters'],
    ['Conv2D', 'output_dim', 'filters'],
    ['Conv2D', 'filter_size', 'kernelSize'],
    ['Conv2D', 'subsample', 'strides'],
    ['Conv2D', 'border_mode', 'padding'],
    ['Conv2D', 'dim_ordering', 'dataFormat'],
    ['MaxPooling2D', 'pool', 'poolSize'],
    ['MaxPooling2D', 'stride', 'strides'],
    ['Dropout', 'p', 'rate'],
    ['Dropout', 'probability', 'rate'],
    ['Embedding', 'init', 'embeddingsInitializer'],
    ['Embedding', 'length', 'inputLength'],
    ['LSTM', 'inner_init', 'recurrentInitializer'],
    ['LSTM', 'inner_activation', 'recurrentActivation'],
    ['LSTM', 'dropout_U', 'recurrentDropout'],
    ['SimpleRNN', 'return_sequences', 'returnSequences'],
    ['Reshape', 'shape', 'inputShape'],
    ['Activation', 'fn', 'activation'],
    ['TimeDistributed', 'layers', 'layer'],
  ])('%s takes no %s; %s is meant', (className, argument, right) => {
    const network = model(layer(className, { [argument]: 4 }));
    const [finding, ...others] = inspect(network);
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      rule: 'unknown-argument',
      severity: 'warning',
      headline: `unknown argument: ${argument}, not ${right}`,
      layers: [[0]],
      argument,
    });
    expect(finding?.message).toBe(
      `${className} takes no argument called ${argument}, and TensorFlow.js ignores it without a word; probably ${right} is meant.`,
    );
  });

  it('may have nothing near', () => {
    const network = model(dense(4, 'relu', { zzzzzz: 1 }));
    expect(headlines(network)).toEqual(['unknown argument: zzzzzz']);
    expect(inspect(network)[0]?.message).toBe(
      'Dense takes no argument called zzzzzz, and TensorFlow.js ignores it without a word.',
    );
    expect(edits(network)).toEqual([]);
  });

  it.each(['constructor', '__proto__', 'hasOwnProperty', 'toString'])('may be called %s', (name) => {
    const config = Object.fromEntries([
      ['units', 4],
      [name, 1],
    ]) as Config;
    expect(headlines(model(layer('Dense', config)))).toEqual([`unknown argument: ${name}`]);
  });

  it('is renamed, and a number of inputs becomes a list', () => {
    const rename = (argument: string, name: string) => ({ kind: 'renameArgument', layer: [0], argument, name });
    expect(edits(model(layer('Dense', { unit: 4 })))).toEqual([[rename('unit', 'units')]]);
    expect(edits(model(layer('Conv1D', { filters: 2, kernelSize: 1, inputDim: 4 })))).toEqual([
      [{ ...rename('inputDim', 'inputShape'), value: [4] }],
    ]);
    expect(edits(model(layer('Conv1D', { filters: 2, kernelSize: 1, inputDim: [4] })))).toEqual([
      [rename('inputDim', 'inputShape')],
    ]);
  });

  it('is not renamed where the right one is given, too', () => {
    const network = model(dense(4, 'relu', { unit: 5 }));
    expect(inspect(network)[0]?.message).toMatch(/without a word; units is already given\.$/);
    expect(edits(network)).toEqual([]);
  });

  it('is not looked for in a layer of unknown make', () => {
    expect(headlines(model(layer('MyLayer', { anything: 1 })))).toEqual([]);
    expect(headlines(model(layer('constructor', { anything: 1 })))).toEqual([]);
  });

  it('is found inside wrappers, and told by its place', () => {
    const wrapped: LayerSpec = { className: 'Bidirectional', config: {}, layers: [layer('LSTM', { unit: 4 })] };
    const network = model(wrapped);
    expect(inspect(network)[0]?.layers).toEqual([[0, 0]]);
    expect(proposeFixes(network, inspect(network)).map(({ id, action }) => [id, action])).toEqual([
      ['unit to units in layer 1.1', 'Rename unit to units'],
    ]);
  });

  it.each(['inputShape', 'batchInputShape', 'batchSize', 'dtype', 'name', 'trainable', 'weights'])(
    'is none of those that every layer takes: %s',
    (argument) => {
      for (const className of ['Dense', 'Conv2D', 'LSTM', 'Flatten', 'Dropout']) {
        expect(headlines(model(layer(className, { [argument]: null })))).toEqual([]);
      }
    },
  );
});

describe('an input shape that is a number', () => {
  it('should be a list', () => {
    const network = model(dense(4, 'relu', { inputShape: 3 }));
    expect(inspect(network)).toMatchObject([
      { severity: 'information', headline: 'inputShape: 3 should be a list', argument: 'inputShape', layers: [[0]] },
    ]);
    expect(edits(network)).toEqual([[{ kind: 'setArgument', layer: [0], argument: 'inputShape', value: [3] }]]);
  });
});

describe('a name that TensorFlow.js does not know', () => {
  it.each([
    ['activation', 'Relu', 'relu'],
    ['activation', 'SIGMOID', 'sigmoid'],
    ['activation', 'logistic', 'sigmoid'],
    ['activation', 'SiLU', 'swish'],
    ['activation', 'none', 'linear'],
    ['activation', 'hard_sigmoid', 'hardSigmoid'],
    ['recurrentActivation', 'sigmiod', 'sigmoid'],
    ['kernelInitializer', 'he_normal', 'heNormal'],
    ['kernelInitializer', 'kaiming', 'heNormal'],
    ['kernelInitializer', 'glorot', 'glorotUniform'],
    ['biasInitializer', 'zeroes', 'zeros'],
    ['embeddingsInitializer', 'lecun', 'leCunNormal'],
  ])('%s: %s stands for %s', (argument, name, meant) => {
    const network = model(layer('LSTM', { units: 4, [argument]: name }));
    const [finding] = inspect(network);
    expect(finding).toMatchObject({
      rule: 'unknown-name',
      severity: 'error',
      headline: `unknown ${argument}: ${name}, not ${meant}`,
      argument,
      layers: [[0]],
    });
    expect(edits(network)).toContainEqual([{ kind: 'setArgument', layer: [0], argument, value: meant }]);
  });

  it.each([
    ['mae', 'meanAbsoluteError'],
    ['MSE', 'meanSquaredError'],
    ['mape', 'meanAbsolutePercentageError'],
    ['msle', 'meanSquaredLogarithmicError'],
    ['kld', 'kullbackLeiblerDivergence'],
    ['bce', 'binaryCrossentropy'],
    ['cce', 'categoricalCrossentropy'],
    ['cosine', 'cosineProximity'],
    ['categorical_crossentropy', 'categoricalCrossentropy'],
  ])('loss: %s stands for %s', (loss, meant) => {
    const network = model(dense(4, 'relu'), loss);
    expect(headlines(network)).toEqual([`unknown loss: ${loss}, not ${meant}`]);
    expect(edits(network)).toEqual([[{ kind: 'setLoss', loss: meant }]]);
  });

  it('is not corrected by a guess', () => {
    const network = model(dense(4, 'qqqqqq'));
    expect(inspect(network)[0]?.message).toBe(
      'TensorFlow.js knows no activation called qqqqqq, so the program stops here.',
    );
    expect(edits(network)).toEqual([]);
    expect(headlines(model(dense(4, 'xavier')))).toEqual(['unknown activation: xavier']);
    expect(headlines(model(dense(4, 'constructor')))).toEqual(['unknown activation: constructor']);
  });

  it('is only looked for in arguments that take a name', () => {
    const config = { name: 'rleu', padding: 'smae', kernelRegularizer: 'l1l3', kernelInitializer: 'GlorotUniform' };
    expect(headlines(model(layer('Conv2D', { filters: 1, kernelSize: 1, activation: null, ...config })))).toEqual([]);
    expect(headlines(model(dense(4, 'Linear')))).toEqual(['unknown activation: Linear, not linear']);
  });

  it('is corrected in all layers that have it', () => {
    const network = { layers: [dense(4, 'rleu'), dense(4, 'rleu'), dense(1, 'sigmoid')] };
    expect(proposeFixes(network, inspect(network))).toEqual([
      {
        id: 'rleu to relu',
        action: 'Change rleu to relu in 2 layers',
        rules: ['unknown-name'],
        edits: [0, 1].map((index) => ({ kind: 'setArgument', layer: [index], argument: 'activation', value: 'relu' })),
      },
    ]);
  });

  it('may be leaky ReLU, which is a layer', () => {
    const leaky = (...path: readonly number[]) => [
      { kind: 'setArgument', layer: path, argument: 'activation', value: 'linear' },
      { kind: 'insertLayer', after: path, layer: { className: 'LeakyReLU', config: {} } },
    ];
    const correction = (written: string) => ({
      action: `Change ${written} to relu`,
      edits: expect.anything() as unknown,
    });
    for (const written of ['leakyReLU', 'leaky_relu', 'LeakyRelu']) {
      const network = model(dense(4, written));
      const [asLayer, ...others] = proposeFixes(network, inspect(network));
      expect(asLayer).toMatchObject({ action: 'Use a leakyReLU layer behind this one', edits: leaky(0) });
      expect(others.length).toBeLessThan(2);
      for (const other of others) expect(other).toMatchObject(correction(written));
    }
    const twice = { layers: [dense(4, 'leakyrelu'), dense(4, 'leakyrelu'), dense(1)] };
    expect(proposeFixes(twice, inspect(twice))[0]).toMatchObject({
      action: 'Use leakyReLU layers behind these 2 layers',
      edits: [...leaky(0), ...leaky(1)],
    });
    const wrapped: LayerSpec = { className: 'TimeDistributed', config: {}, layers: [dense(4, 'leakyrelu')] };
    expect(
      edits(model(wrapped))
        .flat()
        .filter(({ kind }) => kind === 'insertLayer'),
    ).toEqual([]);
  });
});
