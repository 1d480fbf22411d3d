import type { NetworkEdit } from '../../../../src/model/fix.js';
import type { EditCase } from './editCases.js';

const compiled = (argument: string, before = '') =>
  `${before}const model = tf.sequential({layers: [tf.layers.dense({units: 1, inputShape: [2], activation: 'sigmoid'})]});\nmodel.compile(${argument});\n`;
const loss = (name: string): NetworkEdit => ({ kind: 'setLoss', loss: name });
const rate = (learningRate: number): NetworkEdit => ({ kind: 'setLearningRate', learningRate });

/** Programs whose loss or learning rate changes. */
export const compileCases: readonly EditCase[] = [
  {
    name: 'a loss in short form',
    before: compiled("{ loss, optimizer: 'sgd' }", "const loss = 'hinge';\n"),
    edits: [loss('poisson')],
    changes: { "'hinge'": "'poisson'" },
  },
  {
    name: 'a loss in short form that serves another argument, too',
    before: `const loss = 'linear';\nconst model = tf.sequential({layers: [tf.layers.dense({units: 1, inputShape: [2], activation: loss})]});\nmodel.compile({ loss, optimizer: 'sgd' });\n`,
    edits: [loss('poisson')],
    changes: { '{ loss,': "{ loss: 'poisson'," },
  },
  {
    name: 'an optimiser without its rate',
    before: compiled("{ loss: 'hinge', optimizer: tf.train.adam() }"),
    edits: [rate(0.01)],
    changes: { 'adam()': 'adam(0.01)' },
  },
  {
    name: 'an optimiser that is only named',
    before: compiled('{ loss: "hinge", optimizer: "adam" }'),
    edits: [rate(0.01)],
    changes: { '"adam"': 'tf.train.adam(0.01)' },
  },
  {
    name: 'a rate called loss',
    before: compiled(
      "{ loss: 'hinge', optimizer: tf.train.sgd(loss) }",
      'const loss = 1;\nfunction other(loss) { return loss; }\n',
    ),
    edits: [rate(0.01)],
    changes: { 'loss = 1': 'loss = 0.01' },
  },
  {
    name: 'a rate that serves another argument, too',
    before: `const half = 0.5;\nconst model = tf.sequential({layers: [tf.layers.dropout({rate: half, inputShape: [2]}), tf.layers.dense({units: 1})]});\nmodel.compile({ loss: 'hinge', optimizer: tf.train.sgd(half) });\n`,
    edits: [rate(0.01)],
    changes: { 'sgd(half)': 'sgd(0.01)' },
  },
];
