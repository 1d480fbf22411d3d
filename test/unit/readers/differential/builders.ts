import { withDense, type Program } from './program.js';

function program(name: string, text: string, reads?: Program['reads']): Program {
  return { name, text: withDense(text), ...(reads !== undefined && { reads }) };
}

/** How layers come together to a model. */
export const builders: readonly Program[] = [
  program(
    'a list that is changed after it was used',
    `const layers = [dense(3)]; const m = tf.sequential({ layers }); layers.push(dense(9)); m.add(dense(1));`,
  ),
  program(
    'options that are changed after they were used',
    `const options = { units: 3 }; const m = tf.sequential(); m.add(tf.layers.dense(options)); options.units = 5; m.add(tf.layers.dense(options));`,
  ),
  program(
    'a layer that is made once and used in two models',
    `const shared = dense(3); const a = tf.sequential({ layers: [shared, dense(1)] }); const b = tf.sequential({ layers: [shared, dense(2)] });`,
  ),
  program(
    'push to layers adds nothing',
    `const m = tf.sequential({ layers: [dense(2)] }); m.layers.push(dense(7)); m.layers[0] = dense(9);`,
  ),
  program('pop of nothing', `const m = tf.sequential(); try { m.pop(); } catch {} m.add(dense(4));`),
  program(
    'pop of a layer that is not known',
    `const m = tf.sequential({ layers: [dense(2)] }); for (const u of outside.list) m.add(dense(u)); m.pop(); m.add(dense(4));`,
    'partly',
  ),
  program('pop and add', `const m = tf.sequential({ layers: [dense(2), dense(3)] }); m.pop(); m.add(dense(4));`),
  program(
    'layers of another model',
    `const a = tf.sequential({ layers: [dense(2), dense(3), dense(4)] }); const b = tf.sequential({ layers: a.layers.slice(0, -1) }); b.add(dense(1));`,
  ),
  program(
    'layers of another model in a loop',
    `const a = tf.sequential({ layers: [dense(2), dense(3)] }); const b = tf.sequential(); for (const layer of a.layers) b.add(layer); for (let i = 0; i < a.layers.length; i++) b.add(a.layers[i]); b.add(a.getLayer(undefined, 0));`,
  ),
  program(
    'a nested model',
    `const inner = tf.sequential({ layers: [dense(2)], name: 'inner' }); const outer = tf.sequential(); outer.add(inner); outer.add(tf.sequential({ layers: [dense(5)] }));`,
  ),
  program(
    'a nested model that grows later',
    `const inner = tf.sequential({ layers: [dense(2)] }); const outer = tf.sequential({ layers: [inner] }); inner.add(dense(3));`,
  ),
  program(
    'wrapped layers',
    `const m = tf.sequential({ layers: [tf.layers.bidirectional({ layer: tf.layers.lstm({ units: 3 }), mergeMode: 'concat' }), tf.layers.timeDistributed({ layer: dense(2) })] });`,
  ),
  program(
    'initialisers and regularisers',
    `const init = tf.initializers.randomNormal({ mean: 0, stddev: 0.05 }); const m = tf.sequential({ layers: [dense(2, { kernelInitializer: init, biasInitializer: 'zeros' })] });`,
  ),
  program(
    'map with an index',
    `const m = tf.sequential({ layers: [8, 4].map((units, i) => dense(units, i === 0 ? { inputShape: [3] } : {})) });`,
  ),
  program(
    'flatMap and conditional spread',
    `const deep = true; const m = tf.sequential({ layers: [...[2, 3].flatMap((u) => [dense(u), tf.layers.dropout({ rate: u / 10 })]), ...(deep ? [dense(7)] : []), ...(!deep ? [dense(8)] : [])] });`,
  ),
  program(
    'filter(Boolean)',
    `const withDropout = false; const m = tf.sequential({ layers: [dense(2), withDropout && tf.layers.dropout({ rate: 0.5 }), dense(1)].filter(Boolean) });`,
  ),
  program(
    'concat, reverse and unshift',
    `const l = [dense(2)].concat(dense(3), [dense(4)]).reverse(); l.unshift(dense(9)); const m = tf.sequential({ layers: l });`,
  ),
  program(
    'Object.entries of a description',
    `const parts = { first: { units: 4, activation: 'relu' }, last: { units: 1 } }; const m = tf.sequential(); Object.entries(parts).forEach(([name, options]) => m.add(tf.layers.dense({ name, ...options })));`,
  ),
  program(
    'a table of factories',
    `const make = { dense: (u) => tf.layers.dense({ units: u }), drop: (rate) => tf.layers.dropout({ rate }) }; const m = tf.sequential(); for (const [kind, value] of [['dense', 4], ['drop', 0.1], ['dense', 2]]) m.add(make[kind](value));`,
  ),
  program(
    'layers by their name',
    `const m = tf.sequential(); for (const { type, ...config } of [{ type: 'dense', units: 3 }, { type: 'dropout', rate: 0.2 }]) m.add(tf.layers[type](config));`,
  ),
  program(
    'reduce that adds',
    `const m = [4, 2].reduce((model, units) => { model.add(dense(units)); return model; }, tf.sequential());`,
  ),
  program('while with a counter', `const m = tf.sequential(); let u = 32; while (u > 4) { m.add(dense(u)); u /= 2; }`),
  program(
    'do, break and continue',
    `const m = tf.sequential(); let i = 0; do { i++; if (i === 2) continue; if (i > 4) break; m.add(dense(i)); } while (i < 10);`,
  ),
  program(
    'labelled loops',
    `const m = tf.sequential(); outer: for (let i = 0; i < 3; i++) { for (let j = 0; j < 3; j++) { if (j > i) continue outer; if (i === 2) break outer; m.add(dense(i * 10 + j + 1)); } }`,
  ),
  program(
    'two loop variables',
    `const m = tf.sequential(); for (let i = 0, u = 8; i < 2; i++, u -= 2) m.add(dense(u));`,
  ),
  program(
    'for in',
    `const m = tf.sequential(); const sizes = { a: 3, b: 4 }; for (const k in sizes) m.add(dense(sizes[k])); for (const i in [7, 8]) m.add(dense(Number(i) + 1));`,
  ),
  program(
    'for of entries',
    `const m = tf.sequential(); for (const [i, u] of [5, 6].entries()) m.add(dense(u * 10 + i));`,
  ),
  program(
    'a loop over an unknown list',
    `const m = tf.sequential({ layers: [dense(2)] }); for (const u of outside.list) m.add(dense(u)); m.add(dense(1));`,
    'partly',
  ),
  program(
    'an unknown number of rounds',
    `const m = tf.sequential({ layers: [dense(2)] }); for (let i = 0; i < outside.inputs; i++) m.add(dense(3));`,
    'partly',
  ),
  program(
    'a switch with falling through',
    `const m = tf.sequential(); for (const k of ['a', 'b', 'c']) switch (k) { case 'a': m.add(dense(1)); case 'b': m.add(dense(2)); break; default: m.add(dense(3)); }`,
  ),
  program(
    'a switch with default in the middle',
    `const m = tf.sequential(); switch (9) { case 1: m.add(dense(1)); break; default: m.add(dense(2)); case 3: m.add(dense(3)); }`,
  ),
  program(
    'an unknown condition',
    `const m = tf.sequential({ layers: [dense(2)] }); if (outside.yes) m.add(dense(4)); m.add(dense(1));`,
    'partly',
  ),
  program(
    'an early return on an unknown condition',
    `function build() { const m = tf.sequential(); m.add(dense(2)); if (outside.no) return m; m.add(dense(1)); return m; } build();`,
    'partly',
  ),
  program(
    'a factory with two call sites',
    `function build(units, deep) { const m = tf.sequential(); m.add(dense(units)); if (deep) m.add(dense(units * 2)); return m; } const a = build(3, true); const b = build(4);`,
  ),
  program(
    'an arrow factory',
    `const build = ({ units = 3, activation = 'relu' } = {}) => tf.sequential({ layers: [dense(units, { activation })] }); const a = build(); const b = build({ units: 5 });`,
  ),
  program(
    'a builder class that chains',
    `class Builder { constructor() { this.model = tf.sequential(); } add(u) { this.model.add(dense(u)); return this; } build() { return this.model; } } const m = new Builder().add(3).add(2).build();`,
  ),
  program(
    'two instances of one class',
    `class Net { constructor(u) { this.u = u; this.model = this.create(); } create() { const m = tf.sequential(); m.add(dense(this.u)); return m; } } const a = new Net(3); const b = new Net(5);`,
  ),
  program(
    'a subclass that builds differently',
    `class Base { size() { return 3; } build() { return tf.sequential({ layers: [dense(this.size())] }); } } class Sub extends Base { size() { return 8; } } new Base().build(); new Sub().build();`,
  ),
  program(
    'static factory',
    `class Net { static UNITS = 6; static create() { return tf.sequential({ layers: [dense(Net.UNITS), dense(this.UNITS)] }); } } Net.create();`,
  ),
  program(
    'an object with methods',
    `const net = { units: 4, model: null, init() { this.model = tf.sequential(); this.model.add(dense(this.units)); return this; } }; net.init();`,
  ),
  program(
    'models in an array',
    `const models = [tf.sequential(), tf.sequential()]; models[0].add(dense(2)); models[1].add(dense(3)); models.forEach((m, i) => m.add(dense(i + 5)));`,
  ),
  program(
    'models in an object',
    `const nets = { actor: tf.sequential(), critic: tf.sequential() }; nets.actor.add(dense(2)); nets['critic'].add(dense(3)); const { actor } = nets; actor.add(dense(4));`,
  ),
  program(
    'a name that is used for another model',
    `let m = tf.sequential(); m.add(dense(2)); m = tf.sequential(); m.add(dense(3));`,
  ),
  program(
    'two names of one model',
    `const a = tf.sequential(); const b = a; b.add(dense(2)); a.add(dense(3)); (true ? a : b).add(dense(4));`,
  ),
  program(
    'add called through a variable',
    `const m = tf.sequential(); const add = m.add.bind(m); add(dense(2)); ['x'].forEach(() => m['add'](dense(3)));`,
  ),
  program(
    'layers given by spread arguments',
    `const m = tf.sequential(); const add = (...layers) => layers.forEach((l) => m.add(l)); add(dense(1), ...[dense(2), dense(3)]);`,
  ),
  program(
    'Array.from with layers',
    `const m = tf.sequential({ layers: Array.from({ length: 3 }, (_, i) => dense(2 ** (i + 1))) });`,
  ),
  program('fill shares one layer', `const m = tf.sequential({ layers: new Array(2).fill(dense(3)) });`),
  program(
    'a helper that is given the model',
    `function block(model, units, times = 1) { for (let i = 0; i < times; i++) model.add(dense(units)); } const m = tf.sequential(); block(m, 4, 2); block(m, 1);`,
  ),
  program(
    'a helper that returns layers',
    `const block = (u) => [dense(u), tf.layers.dropout({ rate: 0.1 })]; const m = tf.sequential({ layers: [...block(4), ...block(2), dense(1)] });`,
  ),
  program(
    'a generator of layers',
    `function* layers() { yield dense(3); yield dense(1); } const m = tf.sequential({ layers: [...layers()] });`,
    'partly',
  ),
  program(
    'IIFE',
    `const m = (function () { const n = tf.sequential(); n.add(dense(3)); return n; })(); const k = (() => tf.sequential({ layers: [dense(4)] }))();`,
  ),
  program(
    'tidy',
    `const m = tf.tidy(() => { const n = tf.sequential(); n.add(dense(3)); return n; }); tf.tidy('name', () => { m.add(dense(2)); });`,
  ),
  program(
    'memoised',
    `let cached; function get() { if (!cached) { cached = tf.sequential(); cached.add(dense(3)); } return cached; } get(); get().add(dense(2));`,
  ),
  program(
    'layers moved between arrays',
    `const a = [dense(1), dense(2), dense(3)]; const b = []; while (a.length) b.push(a.pop()); const m = tf.sequential({ layers: b });`,
  ),
  program(
    'a queue',
    `const q = [4, 3]; const m = tf.sequential(); while (q.length > 0) { const u = q.shift(); m.add(dense(u)); if (u === 4) q.push(7); }`,
  ),
  program(
    'nested arrays made flat',
    `const m = tf.sequential({ layers: [[dense(1), [dense(2)]], dense(3)].flat(Infinity) });`,
  ),
  program('sparse lists', `const l = []; l[1] = dense(2); l[0] = dense(1); const m = tf.sequential({ layers: l });`),
  program('sorting layers', `const m = tf.sequential({ layers: [3, 1].sort().map((u) => dense(u)) });`),
  program(
    'compile with a variable',
    `const options = { loss: 'meanSquaredError', optimizer: tf.train.adam(0.01) }; const m = tf.sequential({ layers: [dense(2)] }); m.compile({ ...options, metrics: ['mse'] });`,
  ),
  program(
    'compile twice',
    `const m = tf.sequential({ layers: [dense(2)] }); m.compile({ loss: 'meanSquaredError', optimizer: 'sgd' }); m.compile({ loss: 'binaryCrossentropy', optimizer: 'adam' });`,
  ),
  program(
    'compile in a helper with a default rate',
    `function prepare(model, rate = 0.1) { model.compile({ optimizer: tf.train.sgd(rate), loss: 'meanSquaredError' }); return model; } const m = prepare(tf.sequential({ layers: [dense(2)] })); const k = prepare(tf.sequential({ layers: [dense(3)] }), 0.5);`,
  ),
  program(
    'a rate that decays',
    `let rate = 0.1; rate *= 0.5; const m = tf.sequential({ layers: [dense(2)] }); m.compile({ optimizer: tf.train.sgd(rate), loss: tf.losses.meanSquaredError });`,
  ),
  program(
    'misspelt and odd arguments',
    `const m = tf.sequential({ layers: [tf.layers.dense({ unit: 3, 'activation': "relu", ['use' + 'Bias']: false, inputShape: [,].length ? [2] : [3] })] });`,
  ),
  program(
    'a shape that is computed',
    `const size = 28; const channels = 1; const m = tf.sequential({ layers: [tf.layers.conv2d({ inputShape: [size, size, channels], filters: 8, kernelSize: [3, 3], strides: channels + 1 }), tf.layers.flatten()] });`,
  ),
  program(
    'a shape by spread',
    `const image = [28, 28]; const m = tf.sequential({ layers: [tf.layers.flatten({ inputShape: [...image, 1] }), dense(image.reduce((a, b) => a * b))] });`,
  ),
  program(
    'layers without arguments',
    `const m = tf.sequential(); m.add(tf.layers.flatten({ inputShape: [2, 2] })); m.add(tf.layers.softmax()); m.add(tf.layers.reLU({}));`,
  ),
  program(
    'a model with two ways to its layers',
    `const a = tf.sequential(); const b = tf.sequential(); const pick = outside.yes ? a : b; pick.add(dense(3)); a.add(dense(1));`,
    'partly',
  ),
];
