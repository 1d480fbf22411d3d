import type { NetworkEdit } from '../../../../src/model/fix.js';
import { OUTPUT, type EditCase } from './editCases.js';
import { normalise } from './editing.js';

const leaky = (layer: number, config = {}): NetworkEdit => ({
  kind: 'insertLayer',
  after: [layer],
  layer: { className: 'LeakyReLU', config },
});

const FIRST = 'tf.layers.dense({units: 8, inputShape: [2]})';
const inSequence = (statement: string) => `const model = tf.sequential();\n${statement}\n${OUTPUT}`;

/** Programs into which a layer is put behind another. */
export const insertionCases: readonly EditCase[] = [
  {
    name: 'a layer behind one that shares its line',
    before: `const model = tf.sequential(); model.add(${FIRST}); ${OUTPUT}`,
    edits: normalise(0),
    changes: { '[2]}));': '[2]})); model.add(tf.layers.batchNormalization());' },
  },
  {
    name: 'a layer in front of a comment in the line',
    before: inSequence(`model.add(${FIRST}); /* hidden */`),
    edits: normalise(0),
    changes: { '[2]}));': '[2]})); model.add(tf.layers.batchNormalization());' },
  },
  {
    name: 'a layer with arguments',
    before: inSequence(`model.add(${FIRST});`),
    edits: [leaky(0, { alpha: 0.1 })],
    changes: { '[2]}));\n': '[2]}));\nmodel.add(tf.layers.leakyReLU({ alpha: 0.1 }));\n' },
  },
  {
    name: 'a layer in a block',
    before: inSequence(`if (true) {\n  model.add(${FIRST});\n}`),
    edits: normalise(0),
    changes: { '[2]}));\n': '[2]}));\n  model.add(tf.layers.batchNormalization());\n' },
  },
  {
    name: 'a layer behind a block',
    before: inSequence(`{ console.log('start') }\nmodel.add(${FIRST});`),
    edits: normalise(0),
    changes: { '[2]}));\n': '[2]}));\nmodel.add(tf.layers.batchNormalization());\n' },
  },
  {
    name: 'a layer behind a call without a semicolon',
    before: `const model = tf.sequential()\nmodel.add(${FIRST})\nmodel.add(tf.layers.dense({units: 1}))\n`,
    edits: normalise(0),
    changes: { '[2]}))\n': '[2]}))\nmodel.add(tf.layers.batchNormalization())\n' },
  },
  {
    name: 'a layer behind a call whose name ends like a keyword',
    before: `const model = tf.sequential()\nverif((1))\nmodel.add(${FIRST})\nmodel.add(tf.layers.dense({units: 1}))\n`,
    edits: normalise(0),
    changes: { '[2]}))\n': '[2]}))\nmodel.add(tf.layers.batchNormalization())\n' },
  },
  {
    name: 'a layer behind a comment that ends like a condition',
    before: inSequence(`// the hidden layer, else\nmodel.add(${FIRST});`),
    edits: normalise(0),
    changes: { '[2]}));\n': '[2]}));\nmodel.add(tf.layers.batchNormalization());\n' },
  },
  {
    name: 'a layer behind a comment with an apostrophe',
    before: inSequence(`/* the network's if (\n */\nmodel.add(${FIRST});`),
    edits: normalise(0),
    changes: { '[2]}));\n': '[2]}));\nmodel.add(tf.layers.batchNormalization());\n' },
  },
  {
    name: 'a layer of a model that may be missing',
    before: `class Net {\n  build() {\n    this.model = tf.sequential();\n    this.model!.add(${FIRST});\n    this.model!.add(tf.layers.dense({units: 1}));\n  }\n}\n`,
    edits: normalise(0),
    changes: { '[2]}));\n': '[2]}));\n    this.model!.add(tf.layers.batchNormalization());\n' },
  },
  {
    name: 'a layer with spaces around its call',
    before: inSequence(`model . add ( ${FIRST} ) ;`),
    edits: normalise(0),
    changes: { ' ) ;\n': ' ) ;\nmodel.add(tf.layers.batchNormalization());\n' },
  },
  {
    name: 'a layer in a Windows text',
    before: inSequence(`model.add(${FIRST});`).replaceAll('\n', '\r\n'),
    edits: normalise(0),
    changes: { '[2]}));\r\n': '[2]}));\r\nmodel.add(tf.layers.batchNormalization());\r\n' },
  },
  {
    name: 'a layer at the very end of a text',
    before: `const model = tf.sequential();\nmodel.add(${FIRST});`,
    edits: normalise(0),
    changes: { '[2]}));': '[2]}));\nmodel.add(tf.layers.batchNormalization());' },
  },
  {
    name: 'one statement for all rounds of a loop',
    before: `const model = tf.sequential();
model.add(${FIRST});
for (let i = 0; i < 2; i++) {
  model.add(tf.layers.dense({units: 4}));
}
${OUTPUT}`,
    edits: normalise(1, 2),
    changes: { 'units: 4}));\n': 'units: 4}));\n  model.add(tf.layers.batchNormalization());\n' },
  },
  {
    name: 'the last element of a list on several lines',
    before: `const model = tf.sequential({\n  layers: [\n    ${FIRST},\n    tf.layers.dense({units: 1})\n  ],\n});\n`,
    edits: normalise(1),
    changes: { 'units: 1})\n': 'units: 1}),\n    tf.layers.batchNormalization()\n' },
  },
  {
    name: 'the last element of a list with a trailing comma',
    before: `const model = tf.sequential({\n  layers: [\n    ${FIRST},\n    tf.layers.dense({units: 1}),\n  ],\n});\n`,
    edits: normalise(1),
    changes: { 'units: 1}),\n': 'units: 1}),\n    tf.layers.batchNormalization(),\n' },
  },
  {
    name: 'an element in front of another on its line',
    before: `const model = tf.sequential({\n  layers: [\n    ${FIRST}, tf.layers.dense({units: 1}),\n  ],\n});\n`,
    edits: normalise(0),
    changes: { '[2]}),': '[2]}),\n    tf.layers.batchNormalization(),' },
  },
  {
    name: 'an element behind another on its line',
    before: `const model = tf.sequential({\n  layers: [\n    ${FIRST}, tf.layers.dense({units: 1}),\n  ],\n});\n`,
    edits: normalise(1),
    changes: { 'units: 1})': 'units: 1}), tf.layers.batchNormalization()' },
  },
  {
    name: 'an element of a list with brackets and strings before it',
    before: `const model = tf.sequential({layers: [tf.layers.dense({units: 8, name: ')]}', inputShape: [2]}), tf.layers.dense({units: 1})]});\n`,
    edits: normalise(1),
    changes: { 'units: 1})': 'units: 1}), tf.layers.batchNormalization()' },
  },
  {
    name: 'a layer of a namespace of layers',
    before: `const { sequential, layers } = tf;\nconst model = sequential();\nmodel.add(layers.dense({units: 8, inputShape: [2]}));\nmodel.add(layers.dense({units: 1}));\n`,
    edits: normalise(0),
    changes: { '[2]}));\n': '[2]}));\nmodel.add(layers.batchNormalization());\n' },
  },
];
