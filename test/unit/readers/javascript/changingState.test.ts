import { describe, expect, it } from 'vitest';
import type { ImportedFile } from '../../../../src/readers/index.js';
import { plainLayers, ReadText } from '../readingText.js';

const reasons = ({ only: { unknowns, unreadable } }: ReadText) => [
  ...unknowns.map(({ name, reason }) => `${name} ${reason}`),
  ...(unreadable === undefined ? [] : [unreadable.reason]),
];

const build = (units: string) => `
function build() {
  const model = tf.sequential();
  model.add(tf.layers.dense({ units: ${units}, inputShape: [2] }));
  return model;
}`;

describe('what other code changes before the model is built is not known', () => {
  it.each([
    ['a list that a callback extends', `const names = ['a']; button.onclick = () => names.push('b');`, 'names.length'],
    ['a list that a function overwrites in place', `const sizes = [4]; function set(n) { sizes[0] = n; }`, 'sizes[0]'],
    [
      'an object with keys put in by another function',
      `const t = {}; function put(k, v) { t[k] = v; }`,
      't.units ?? 5',
    ],
    ['an object filled by Object.assign', `const o = { n: 3 }; function set(x) { Object.assign(o, x); }`, 'o.n'],
    ['a global set by another function', `window.size = 4; function set(u) { window.size = u; }`, 'size'],
    ['a property set by another function', `const s = { units: 4 }; function set(u) { s.units = u; }`, 's.units'],
  ])('%s', (_what, code, units) => {
    const text = new ReadText(`${code}${build(units)}`);
    expect(plainLayers(text.only)).toEqual([['Dense', { inputShape: [2] }]]);
    expect(reasons(text)).toEqual([expect.stringMatching(/^units comes from /u)]);
  });

  it('layers from a list that a method fills', () => {
    const text = new ReadText(`
class Net {
  constructor() { this.sizes = []; }
  addLayer(units) { this.sizes.push(units); }
  build() {
    const model = tf.sequential();
    model.add(tf.layers.dense({ units: 2, inputShape: [1] }));
    for (const units of this.sizes) model.add(tf.layers.dense({ units }));
    return model;
  }
}`);
    expect(reasons(text)).toEqual(['layers comes from this.sizes, which changes while the program runs']);
  });

  it('a field of an imported class that its methods set', () => {
    const dataset: ImportedFile = {
      file: 'dataset.js',
      text: `export class Dataset { constructor() { this.xs = null; } add(x) { this.xs = x; } }`,
      imports: new Map(),
    };
    const text = new ReadText(
      `import { Dataset } from './dataset.js';
const dataset = new Dataset();
function train() {
  if (dataset.xs == null) throw new Error('Add some examples first');
  const model = tf.sequential({ layers: [tf.layers.dense({ units: 3, inputShape: [4] })] });
}`,
      { file: 'main.js', imports: new Map([['./dataset.js', dataset]]) },
    );
    expect(plainLayers(text.only)).toEqual([['Dense', { units: 3, inputShape: [4] }]]);
  });
});

describe('what is changed on the way is known', () => {
  it.each([
    ['at the top level', `const sizes = [8]; sizes.push(4); sizes.reverse();`, [4, 8]],
    ['in a callback that runs at once', `const sizes = []; [8, 4].forEach((size) => sizes.push(size / 2));`, [4, 2]],
    ['in a function that is called', `const sizes = []; (() => { sizes.push(7); })();`, [7]],
  ])('%s', (_what, code, expected) => {
    const text = new ReadText(`${code}
const model = tf.sequential({ layers: sizes.map((units) => tf.layers.dense({ units, inputShape: [1] })) });`);
    expect(text.only.layers.map(({ config }) => config.units)).toEqual(expected);
  });
});

it('keeps a field that is given once, whatever other objects have a property of this name', () => {
  const { only } = new ReadText(`class Net {
    choose() { this.size = 4; }
    build() { return tf.sequential({ layers: [tf.layers.dense({ units: this.size, inputShape: [1] })] }); }
  }
  const net = new Net();
  net.choose();
  const other = { size: 7 };
  button.onclick = () => net.build();`);
  expect(plainLayers(only)).toEqual([['Dense', { units: 4, inputShape: [1] }]]);
});

describe('places of new Array(n)', () => {
  it('are passed by, until something is put in', () => {
    const text = new ReadText(`const model = tf.sequential();
const add = (units) => model.add(tf.layers.dense({ units, inputShape: [1] }));
new Array(3).forEach(() => add(1));
[...new Array(2)].forEach(() => add(2));
Array(2).fill(3).forEach((units) => add(units));
Array.from({ length: 2 }).forEach((_, index) => add(4 + index));
[].forEach(() => add(9));`);
    expect(text.only.layers.map(({ config }) => config.units)).toEqual([2, 2, 3, 3, 4, 5]);
    expect(text.only.unreadable).toBeUndefined();
  });
});

describe('TensorFlow.js by another way', () => {
  it.each([
    ['compiled by TypeScript', `const T = __importStar(require('@tensorflow/tfjs-node')); const m = T.sequential();`],
    ['compiled by Babel', `var T = _interopRequireWildcard(require('@tensorflow/tfjs')); const m = T.sequential();`],
  ])('%s', (_what, code) => {
    const text = new ReadText(`${code} m.add(T.layers.dense({ units: 1, inputShape: [2] }));`, { file: 'compiled.js' });
    expect(plainLayers(text.only)).toEqual([['Dense', { units: 1, inputShape: [2] }]]);
  });

  it('exported on by a file of the workspace, or out of its own sources', () => {
    const model = `const m = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [2] })] });`;
    for (const text of [
      `export * from '@tensorflow/tfjs';`,
      'export function sequential(config) { return new Sequential(config); }',
    ]) {
      const imports = new Map([['./tf', { file: 'tf.ts', text, imports: new Map() }]]);
      const read = new ReadText(`import * as tf from './tf';\n${model}`, { file: 'model.ts', imports });
      expect(plainLayers(read.only)).toEqual([['Dense', { units: 1, inputShape: [2] }]]);
    }
  });
});

describe('compile', () => {
  it('needs no name for a loss that the text defines itself', () => {
    const text =
      new ReadText(`const model = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [2] })] });
function loss(y, p) { return y.sub(p).square().mean(); }
model.compile({ loss: [loss], optimizer: 'sgd' });`);
    expect(text.only.unknowns).toMatchObject([{ name: 'loss', optional: true }]);
    expect(text.only.loss).toBeUndefined();
  });

  it('takes arguments behind a spread of unknown length for unknown', () => {
    const text = new ReadText(`function dense(name, units) { return tf.layers.dense({ units, inputShape: [2] }); }
const model = tf.sequential({ layers: [dense(...given, 3)] });`);
    expect(text.only.layers[0]?.config.units).toBeUndefined();
  });
});

describe('a shape with a size that has no value yet', () => {
  const shape = (code: string) =>
    new ReadText(`${code}
      model.add(tf.layers.dense({ units: 1, inputShape: [size] }));`);

  it.each([
    ['is declared without one', 'let size; const model = tf.sequential();'],
    ['is set by another function', 'let size = null; function load() { size = 3; } const model = tf.sequential();'],
    ['is undefined', 'const size = undefined; const model = tf.sequential();'],
    [
      'is a property that is set later',
      `class Data { constructor() { this.size = null; } load() { this.size = 3; } }
      const data = new Data(); const { size } = data; const model = tf.sequential();`,
    ],
    [
      'is given by a getter that throws before the data is there',
      `class Data { constructor() { this.rows = null; }
        load() { this.rows = fetchRows(); }
        get size() { if (this.rows == null) { throw new Error('load() first'); } return this.rows[0].length; } }
      const data = new Data(); const size = data.size; const model = tf.sequential();`,
    ],
  ])('is asked for where it %s', (_name, code) => {
    const { only } = shape(code);
    expect(only.unreadable).toBeUndefined();
    expect(only.layers[0]?.config).toEqual({ units: 1 });
    expect(only.unknowns.map(({ name }) => name)).toEqual(['inputShape']);
  });

  it.each([
    ['null that is written there', 'tf.layers.dense({ units: 1, inputShape: [null, 2] })', [null, 2]],
    ['a constant that is null', 'tf.layers.dense({ units: 1, inputShape: [any, 2] })', [null, 2]],
  ])('is left as it is for %s', (_name, code, expected) => {
    const { only } = new ReadText(`const any = null; const model = tf.sequential({ layers: [${code}] });`);
    expect(only.layers[0]?.config.inputShape).toEqual(expected);
    expect(only.unknowns).toEqual([]);
  });
});

it('asks for a field that another method takes out of a list', () => {
  const { only } = new ReadText(`class Net {
    constructor() { this.size = 4; }
    load() { [this.size, this.rows] = fetchRows(); }
    build() { return tf.sequential({ layers: [tf.layers.dense({ units: this.size, inputShape: [1] })] }); }
  }`);
  expect(only.unknowns.map(({ name, reason }) => `${name} ${reason}`)).toEqual([
    'units comes from this.size, which changes while the program runs',
  ]);
});
