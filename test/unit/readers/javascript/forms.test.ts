import { describe, expect, it } from 'vitest';
import { isComplete, plainLayers, ReadText } from '../readingText.js';

const TWO_LAYERS = [
  ['Dense', { units: 4, inputShape: [2] }],
  ['Dense', { units: 1 }],
];

describe('import forms', () => {
  const body = (tf: string) =>
    `const model = ${tf}sequential(); model.add(${tf}layers.dense({units: 4, inputShape: [2]})); model.add(${tf}layers.dense({units: 1}));`;

  it.each([
    ['a namespace', `import * as tf from '@tensorflow/tfjs'; ${body('tf.')}`],
    ['another name', `import * as tensorflow from '@tensorflow/tfjs-node'; ${body('tensorflow.')}`],
    ['named imports', `import { sequential, layers } from '@tensorflow/tfjs-layers'; ${body('')}`],
    [
      'renamed imports',
      `import { sequential as s, layers as l } from '@tensorflow/tfjs';
      const model = s({ layers: [l.dense({units: 4, inputShape: [2]}), l.dense({units: 1})] });`,
    ],
    [
      'the class',
      `import { Sequential, layers } from '@tensorflow/tfjs';
      const model = new Sequential({ layers: [layers.dense({units: 4, inputShape: [2]}), layers.dense({units: 1})] });`,
    ],
    ['require', `const tf = require('@tensorflow/tfjs-node-gpu'); ${body('tf.')}`],
    ['a destructured require', `const { sequential, layers } = require('@tensorflow/tfjs'); ${body('')}`],
    ['a default import', `import tf from '@tensorflow/tfjs'; ${body('tf.')}`],
    ['import = require', `import tf = require('@tensorflow/tfjs'); ${body('tf.')}`],
    ['a dynamic import', `const tf = await import('@tensorflow/tfjs'); ${body('tf.')}`],
    ['a URL', `import * as t from 'https://cdn.jsdelivr.net/npm/@tensorflow/tfjs@4.22.0/+esm'; ${body('t.')}`],
    ['a global', body('tf.')],
    ['a global of the window', body('window.tf.')],
    ['a parameter', `function build(tf) { ${body('tf.')} }`],
    ['a field', `class Net { constructor(tf) { this.tf = tf; } build() { ${body('this.tf.')} } }`],
    [
      'a choice of builds',
      `const tf = gpu ? require('@tensorflow/tfjs-node-gpu') : require('@tensorflow/tfjs-node'); ${body('tf.')}`,
    ],
    [
      'a build that may fail',
      `let tf; try { tf = require('@tensorflow/tfjs-node'); } catch { tf = require('@tensorflow/tfjs'); } ${body('tf.')}`,
    ],
    [
      'aliased layers',
      `const { layers: L } = tf; const dense = L.dense;
      const model = tf.sequential(); model.add(dense({units: 4, inputShape: [2]})); model.add(L.dense({units: 1}));`,
    ],
  ])('reads %s', (_name, text) => {
    const { only } = new ReadText(text);
    expect(only.name).toBe('model');
    expect(plainLayers(only)).toEqual(TWO_LAYERS);
    expect(isComplete(only)).toBe(true);
  });
});

describe('a variable of a script', () => {
  it.each([
    ['is a property of the window', 'var size = 3; window.size = 4;', 4],
    ['is none if it is no var', 'let size = 3; window.size = 4;', 3],
    ['is none of this name', 'var other = 3; let size = 3; window.size = 4;', 3],
  ])('%s', (_name, code, units) => {
    const { only } = new ReadText(`${code} const m = tf.sequential({ layers: [tf.layers.dense({ units: size })] });`);
    expect(plainLayers(only)).toEqual([['Dense', { units }]]);
  });
});

describe('what is not a Sequential model', () => {
  it.each([
    ['a text without any', 'const sequential = 1;'],
    ['a method of something else', 'import { x } from "y"; x.sequential(); gulp.sequential();'],
    ['a function of the text itself', 'function sequential() {} sequential({ layers: [] });'],
  ])('finds nothing in %s', (_name, text) => {
    expect(new ReadText(text).definitions).toEqual([]);
  });

  it('names the functional API and loaded models in one line', () => {
    const read = new ReadText(
      `const a = tf.model({ inputs, outputs }); const b = await tf.loadLayersModel('https://x');`,
    );
    expect(read.definitions).toEqual([]);
    expect(read.otherModels.map(({ range }) => read.source(range))).toEqual([
      'tf.model({ inputs, outputs })',
      "tf.loadLayersModel('https://x')",
    ]);
  });
});

describe('compile', () => {
  const withCompile = (argument: string) =>
    new ReadText(
      `const m = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [1] })] }); m.compile(${argument});`,
    ).only;

  it.each([
    ["{ loss: 'meanSquaredError', optimizer: 'sgd' }", 'meanSquaredError', { name: 'sgd' }],
    [
      "{ loss: 'binaryCrossentropy', optimizer: tf.train.adam(0.01) }",
      'binaryCrossentropy',
      { name: 'adam', learningRate: 0.01 },
    ],
    ['{ loss: tf.losses.meanSquaredError, optimizer: tf.train.adam() }', 'meanSquaredError', { name: 'adam' }],
    [
      '{ loss: tf.metrics.meanAbsoluteError, optimizer: tf.train.momentum(1e-1, 0.9) }',
      'meanAbsoluteError',
      { name: 'momentum', learningRate: 0.1 },
    ],
    [
      "{ loss: ['meanSquaredError'], optimizer: new tf.AdamOptimizer(0.5, 0.9, 0.999) }",
      'meanSquaredError',
      { name: 'adam', learningRate: 0.5 },
    ],
  ])('reads %s', (argument, loss, optimizer) => {
    const model = withCompile(argument);
    expect(model.loss).toBe(loss);
    expect(model.optimizer).toEqual(optimizer);
    expect(isComplete(model)).toBe(true);
  });

  it('does not guess at a loss of its own making', () => {
    const model = withCompile('{ loss: (truth, output) => truth.sub(output).square().mean(), optimizer: "sgd" }');
    expect(model.loss).toBeUndefined();
    expect(model.unknowns.map(({ argument, kind }) => [argument, kind])).toEqual([['loss', 'string']]);
  });

  it('asks for a rate without needing it', () => {
    const model = withCompile('{ loss: "meanSquaredError", optimizer: tf.train.sgd(Number(slider.value)) }');
    expect(model.optimizer).toEqual({ name: 'sgd' });
    expect(model.unknowns).toMatchObject([{ argument: 'learningRate', kind: 'number', optional: true }]);
    expect(isComplete(model)).toBe(true);
  });
});

describe('arguments', () => {
  const layer = (code: string, before = '') =>
    new ReadText(`${before}; const m = tf.sequential({ layers: [${code}] });`).only.layers[0]!;

  it('keeps misspelt names as they are written', () => {
    expect(layer("tf.layers.dense({ unit: 3, activacion: 'relu', inputShape: 2 })").config).toEqual({
      unit: 3,
      activacion: 'relu',
      inputShape: 2,
    });
  });

  it('reads initialisers, regularisers and constraints as TensorFlow.js saves them', () => {
    expect(
      layer(`tf.layers.dense({ units: 1, kernelInitializer: tf.initializers.heNormal({ seed: 3 }), biasInitializer: 'zeros',
        kernelRegularizer: tf.regularizers.l2({ l2: 0.1 }), kernelConstraint: tf.constraints.maxNorm({ maxValue: 2 }) })`)
        .config,
    ).toEqual({
      units: 1,
      kernelInitializer: { className: 'HeNormal', config: { seed: 3 } },
      biasInitializer: 'zeros',
      kernelRegularizer: { className: 'L1L2', config: { l1: 0, l2: 0.1 } },
      kernelConstraint: { className: 'MaxNorm', config: { maxValue: 2 } },
    });
  });

  it('reads wrapped layers and cells', () => {
    const wrapped = layer("tf.layers.bidirectional({ layer: tf.layers.gru({ units: 2 }), mergeMode: 'sum' })");
    expect(wrapped.className).toBe('Bidirectional');
    expect(wrapped.config).toEqual({ mergeMode: 'sum' });
    expect(wrapped.layers).toMatchObject([{ className: 'GRU', config: { units: 2 } }]);
    expect(layer('tf.layers.rnn({ cell: [tf.layers.lstmCell({ units: 2 })] })').config).toEqual({
      cell: [{ className: 'LSTMCell', config: { units: 2 } }],
    });
  });

  it('leaves out what is undefined and treats every key as data', () => {
    const { config } = layer('tf.layers.dense({ units: 1, name: undefined, ["__proto__"]: 5, constructor: 6 })');
    expect(Object.entries(config)).toEqual([
      ['units', 1],
      ['__proto__', 5],
      ['constructor', 6],
    ]);
    expect(Object.getPrototypeOf(config)).toBe(Object.prototype);
  });
});

describe('unreadable definitions say why and where', () => {
  it.each([
    [
      'tf.sequential({ layers: [tf.layers.densee({ units: 1 })] })',
      /no layer tf\.layers\.densee/u,
      'tf.layers.densee({ units: 1 })',
    ],
    ['tf.sequential()', /No layer is added/u, 'tf.sequential()'],
    ['tf.sequential({ layers: [tf.layers.dense(8)] })', /not an object/u, '8'],
    ['tf.sequential({ layers: [new Attention()] })', /cannot be read/u, '[new Attention()]'],
    ['tf.sequential({ layers: makeLayers() })', /cannot be read: makeLayers\(\)/u, 'makeLayers()'],
  ])('%s', (code, reason, place) => {
    const read = new ReadText(`const model = ${code};`);
    expect(read.only.unreadable?.reason).toMatch(reason);
    expect(read.source(read.only.unreadable?.range)).toBe(place);
  });

  it.each([
    [
      'no value',
      'tf.sequential({ layers: [tf.layers.dense({ units: , activation: "relu" }), tf.layers.dense({ units: 1 })] });',
    ],
    [
      'no comma',
      'tf.sequential({ layers: [tf.layers.dense({ units: 8 activation: "relu" }), tf.layers.dense({ units: 1 })] });',
    ],
    ['no parenthesis', 'tf.sequential(); a.add(tf.layers.dense({ units: 8 })\na.add(tf.layers.dense({ units: 1 }));'],
    ['no end', 'tf.sequential({ layers: [tf.layers.dense({ units: 8 }), tf.layers.'],
    ['no string end', "tf.sequential({ layers: [tf.layers.dense({ units: 8, activation: 'relu })] });"],
  ])('a half-typed one with %s, and the rest of the file stays usable', (_name, code) => {
    const good = 'const b = tf.sequential({ layers: [tf.layers.dense({ units: 2, inputShape: [1] })] });\n';
    const read = new ReadText(`${good}const a = ${code}`);
    expect(read.named('a').unreadable?.reason).toMatch(/does not parse/u);
    expect(isComplete(read.named('b'))).toBe(true);
    expect(plainLayers(read.named('b'))).toEqual([['Dense', { units: 2, inputShape: [1] }]]);
  });
});
