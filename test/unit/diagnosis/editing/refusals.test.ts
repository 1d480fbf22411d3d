import { describe, expect, it } from 'vitest';
import { editedText, sourceEdits } from '../../../../src/diagnosis/editing/sourceEdits.js';
import type { NetworkEdit } from '../../../../src/model/fix.js';
import { OUTPUT } from './editCases.js';
import { he, heNormal, normalise, only, read, relu, rename, set } from './editing.js';

const inSequence = (statements: string) => `const model = tf.sequential();\n${statements}\n${OUTPUT}`;
const FIRST = 'tf.layers.dense({units: 8, inputShape: [2]})';
const rate: readonly NetworkEdit[] = [{ kind: 'setLearningRate', learningRate: 0.01 }];
const compiled = (argument: string, before = '') =>
  `${before}const model = tf.sequential({layers: [${FIRST}]});\nmodel.compile(${argument});\n`;

/** What an edit of the first of a text's models becomes: the text after it, or the reason why not. */
function outcome(text: string, edits: readonly NetworkEdit[]): string {
  const definitions = read(text);
  const [first] = definitions;
  if (first === undefined) throw new Error('no definition');
  const result = sourceEdits(first, text, edits, definitions);
  return result.ok ? editedText(text, result.edits) : result.reason;
}

describe('an edit is refused', () => {
  it('in a language whose spelling it does not know', () => {
    const text = inSequence(`model.add(${FIRST});`);
    const definition = { ...only(read(text)), language: 'unwritten' };
    expect(sourceEdits(definition, text, relu(0))).toEqual({
      ok: false,
      reason: 'its language, unwritten, is only read',
    });
  });

  it.each<[name: string, text: string, edits: readonly NetworkEdit[], reason: string]>([
    ['of a layer that is not there', inSequence(`model.add(${FIRST});`), relu(7), 'layer 8 is not in the source'],
    [
      'behind a layer that is not there',
      inSequence(`model.add(${FIRST});`),
      normalise(7),
      'layer 8 is not in the source',
    ],
    [
      'of a name that is not there',
      inSequence(`model.add(${FIRST});`),
      [rename(0, 'unit', 'units')],
      'the place of unit in the source is not known',
    ],
    [
      'that meets another in one place',
      inSequence("model.add(tf.layers.dense({units: 8, inputShape: [2], activation: 'tanh'}));"),
      [...relu(0), set(0, 'activation', 'elu')],
      'two of its changes meet in the same place of the source',
    ],
    [
      'of arguments in a variable',
      inSequence('const options = makeOptions();\nmodel.add(tf.layers.dense(options));'),
      relu(0),
      'its arguments are not written where one could be added',
    ],
    [
      'of arguments that a function makes',
      `function options(units) { return { units }; }\n${inSequence('model.add(tf.layers.dense(options(8)));')}`,
      relu(0),
      'its arguments are not written where one could be added',
    ],
    [
      'behind a layer that is handed to a function',
      `const three = (a, b, c) => [a, b, c];\nconst model = tf.sequential({layers: three(${FIRST}, tf.layers.dense({units: 4}), tf.layers.dense({units: 1}))});`,
      normalise(1),
      'the layer is written neither in an add(...) call nor in a list of layers',
    ],
    [
      'of an argument that a function makes',
      `function options(units) { return { units }; }\n${inSequence('model.add(tf.layers.dense(options(8)));')}`,
      [set(0, 'units', 16)],
      'the place where units is written is not known',
    ],
    [
      'of an object that makes a layer of another model',
      `function build(n) { const model = tf.sequential(); model.add(tf.layers.dense({units: n})); return model; }\nconst one = build(1);\nconst two = build(2);\n`,
      relu(0),
      'its arguments are written in one place for several layers, and adding one would also change a layer of another model',
    ],
    [
      'of a choice that makes another model, too',
      `const pick = (deep) => deep ? 'tanh' : 'elu';\nfunction build(n) { const model = tf.sequential(); model.add(tf.layers.dense({units: n, activation: 'tanh'})); return model; }\nconst one = build(1);\nconst two = build(2);\n`,
      relu(0),
      "'tanh' is written in one place for several layers, and changing it there would also change another model of this file",
    ],
  ])('%s', (_name, text, edits, reason) => {
    expect(outcome(text, edits)).toBe(reason);
  });

  it.each([
    ['else', `if (false) {\n} else\n  model.add(${FIRST});`],
    ['else on the line', `if (false) {\n} else model.add(${FIRST});`],
    ['a condition', `if (true)\n  model.add(${FIRST});`],
    ['a condition with calls', `if ((1) && (2))\n  model.add(${FIRST});`],
    ['a condition on the line', `if (true) model.add(${FIRST});`],
    ['a loop', `for (const units of [8])\n  model.add(${FIRST});`],
    ['a loop that waits', `let more = 1;\nwhile (more--)\n  model.add(${FIRST});`],
    ['a loop of its own kind', `do\n  model.add(${FIRST});\nwhile (false);`],
    ['an arrow', `[8].forEach((units) =>\n  model.add(${FIRST}));`],
    ['an arrow on the line', `[8].forEach((units) => model.add(${FIRST}));`],
  ])('where a second statement would be no part of %s', (_name, statement) => {
    expect(outcome(inSequence(statement), normalise(0))).toBe('its add(...) call is not a statement of its own');
  });

  it('where the line would run on', () => {
    const shared = `const model = tf.sequential()\nif (true) { model.add(${FIRST}) }\nmodel.add(tf.layers.dense({units: 1}))`;
    expect(outcome(shared, normalise(0))).toBe('its add(...) call shares the line with other code');
  });

  it('where the layer is not all that is added', () => {
    const cast = inSequence(`model.add(${FIRST} as tf.layers.Layer);`);
    expect(outcome(cast, normalise(0))).toBe('the layer does not stand alone in its add(...) call');
  });

  it('where the layer is no element of a list', () => {
    const reason = 'the layer is written neither in an add(...) call nor in a list of layers';
    expect(
      outcome(`const model = tf.sequential({layers: [].concat(${FIRST}, tf.layers.dense({units: 1}))});`, normalise(0)),
    ).toBe(reason);
    expect(outcome(`const model = tf.sequential({layers: [8].map((units) => ${FIRST})});`, normalise(0))).toBe(reason);
  });

  it('where it is not known how layers are made', () => {
    const unclear = 'the way to write the new layer here is not clear';
    const bare = `const { dense } = tf.layers;\nconst model = tf.sequential();\nmodel.add(dense({units: 8, inputShape: [2]}));\n`;
    expect(outcome(bare, normalise(0))).toBe(unclear);
    const unknown: NetworkEdit = { kind: 'insertLayer', after: [0], layer: { className: 'constructor', config: {} } };
    expect(outcome(inSequence(`model.add(${FIRST});`), [unknown])).toBe(unclear);
  });

  it('where only some rounds of a loop are to have the layer', () => {
    const loop = inSequence(
      `model.add(${FIRST});\nfor (let i = 0; i < 2; i++) {\n  model.add(tf.layers.dense({units: 4}));\n}`,
    );
    expect(outcome(loop, normalise(1))).toBe(
      'the same line also makes layer 3, which is to have no new layer behind it',
    );
  });

  it('where another model has the layer, too', () => {
    const copied = `const one = tf.sequential({layers: [${FIRST}, tf.layers.dense({units: 1})]});\nconst two = tf.sequential();\nfor (const layer of one.layers) two.add(layer);\n`;
    expect(outcome(copied, normalise(0))).toBe(
      'the same line also makes a layer of another model, which is to have no new layer behind it',
    );
  });

  it.each([
    ['without compile', `const model = tf.sequential({layers: [${FIRST}]});`, 'the model is not compiled in this file'],
    [
      'of an optimiser known later',
      compiled("{ loss: 'hinge', optimizer: make() }"),
      'the model is not compiled in this file',
    ],
    [
      'where TensorFlow.js has no name',
      `const { sequential, layers } = tf;\nconst model = sequential({layers: [layers.dense({units: 1})]});\nmodel.compile({ loss: 'hinge', optimizer: 'sgd' });`,
      "the optimiser's rate is not written here",
    ],
    [
      'of an optimiser that is made elsewhere',
      compiled("{ loss: 'hinge', optimizer }", 'const optimizer = tf.train.adam();\n'),
      "the optimiser's rate is not written here",
    ],
  ])('of a rate %s', (_name, text, reason) => {
    expect(outcome(text, rate)).toBe(reason);
  });
});

describe('what several models share', () => {
  it('is not changed in compile', () => {
    const two = (argument: string) => `const LOSS = 'hinge', RATE = 1;
const one = tf.sequential({layers: [tf.layers.dense({units: 1})]});
one.compile({ loss: LOSS, optimizer: tf.train.sgd(RATE) });
const two = tf.sequential({layers: [tf.layers.dense({units: 2})]});
two.compile(${argument});
`;
    const text = two('{ loss: LOSS, optimizer: tf.train.sgd(RATE) }');
    expect(outcome(text, [{ kind: 'setLoss', loss: 'poisson' }, ...rate])).toBe(
      text.replace('loss: LOSS', "loss: 'poisson'").replace('sgd(RATE)', 'sgd(0.01)'),
    );
    const alone = two("{ loss: 'hinge', optimizer: 'sgd' }");
    expect(outcome(alone, [{ kind: 'setLoss', loss: 'poisson' }, ...rate])).toBe(
      alone.replace("LOSS = 'hinge'", "LOSS = 'poisson'").replace('RATE = 1', 'RATE = 0.01'),
    );
  });

  it('is replaced where it is used if another argument reads it, too', () => {
    const text = inSequence(
      "const word = 'tanh';\nmodel.add(tf.layers.dense({units: 8, activation: word, name: word}));",
    );
    expect(outcome(text, relu(0))).toBe(text.replace('activation: word', "activation: 'relu'"));
  });
});

describe('an initialiser in a text without factories', () => {
  const text = `const { sequential, layers } = tf;
const model = sequential();
model.add(layers.dense({units: 8, inputShape: [2]}));
model.add(layers.dense({units: 1}));
`;

  it('is a name if it has no arguments', () => {
    expect(outcome(text, [set(0, 'kernelInitializer', he)])).toBe(
      text.replace('[2]', "[2], kernelInitializer: 'heNormal'"),
    );
    expect(outcome(text, heNormal(0))).toBe(text.replace('[2]', "[2], kernelInitializer: 'heNormal'"));
  });

  it('is the factory of the documentation if it has some', () => {
    const seeded = { className: 'HeNormal', config: { seed: 7 } };
    expect(outcome(text, [set(0, 'kernelInitializer', seeded)])).toBe(
      text.replace('[2]', '[2], kernelInitializer: tf.initializers.heNormal({ seed: 7 })'),
    );
  });
});

describe('edits of a text', () => {
  it('come in its order, each once, whatever the order of the changes', () => {
    const text = inSequence("model.add(tf.layers.dense({units: 8, inputShape: [2], activation: 'tanh'}));");
    const result = sourceEdits(only(read(text)), text, [...normalise(0), ...heNormal(0), ...relu(0), ...relu(0)]);
    if (!result.ok) throw new Error(result.reason);
    const starts = result.edits.map(({ range }) => range.start);
    expect(starts).toEqual(starts.toSorted((one, other) => one - other));
    expect(result.edits).toHaveLength(3);
  });
});
