import type { NetworkEdit } from '../../../../src/model/fix.js';
import { he, heNormal, normalise, relu, rename, set } from './editing.js';

export interface EditCase {
  readonly name: string;
  readonly before: string;
  readonly edits: readonly NetworkEdit[];
  /** Pieces of the text and what they become; everything else must stay as it is. */
  readonly changes: Readonly<Record<string, string>>;
}

/** An output layer as the last statement of a program. */
export const OUTPUT = `model.add(tf.layers.dense({units: 1, activation: 'sigmoid'}));\n`;

/** Programs that an edit can be written into. */
export const editCases: readonly EditCase[] = [
  {
    name: 'a literal keeps its single quotes',
    before: `const model = tf.sequential();\nmodel.add(tf.layers.dense({units: 8, inputShape: [2], activation: 'tanh'}));\n${OUTPUT}`,
    edits: relu(0),
    changes: { "'tanh'": "'relu'" },
  },
  {
    name: 'a literal keeps its double quotes',
    before: `const model = tf.sequential();\nmodel.add(tf.layers.dense({ units: 8, inputShape: [2], activation: "tanh" }))\nmodel.add(tf.layers.dense({ units: 1 }))\n`,
    edits: relu(0),
    changes: { '"tanh"': '"relu"' },
  },
  {
    name: 'a template literal keeps its backticks',
    before: `const model = tf.sequential({layers: [tf.layers.dense({units: 8, inputShape: [2], activation: \`tanh\`}), tf.layers.dense({units: 1})]});`,
    edits: relu(0),
    changes: { '`tanh`': '`relu`' },
  },
  {
    name: 'a missing argument goes to the end of a one-line object',
    before: `const model = tf.sequential();\nmodel.add(tf.layers.dense({units: 8, inputShape: [2], activation: 'relu'}));\n${OUTPUT}`,
    edits: heNormal(0),
    changes: { "'relu'": "'relu', kernelInitializer: 'heNormal'" },
  },
  {
    name: 'padding and a trailing comma on one line stay',
    before: `const model = tf.sequential();\nmodel.add(tf.layers.dense({ units: 8, inputShape: [2], activation: "relu", }));\nmodel.add(tf.layers.dense({ units: 1 }));\n`,
    edits: heNormal(0),
    changes: { '"relu",': '"relu", kernelInitializer: "heNormal",' },
  },
  {
    name: 'two missing arguments make one edit',
    before: `const model = tf.sequential();\nmodel.add(tf.layers.dense({units: 8, inputShape: [2]}));\n${OUTPUT}`,
    edits: [...relu(0), ...heNormal(0)],
    changes: { '[2]': "[2], activation: 'relu', kernelInitializer: 'heNormal'" },
  },
  {
    name: 'several lines with a trailing comma',
    before: `const model = tf.sequential();
model.add(
  tf.layers.dense({
    units: 8,
    inputShape: [2],
    activation: 'sigmoid',
  }),
);
model.add(tf.layers.dense({ units: 1, activation: 'sigmoid' }));
`,
    edits: [...relu(0), ...heNormal(0)],
    changes: { "'sigmoid',\n": "'relu',\n    kernelInitializer: 'heNormal',\n" },
  },
  {
    name: 'several lines without a trailing comma, with tabs and a comment',
    before: `const model = tf.sequential();
model.add(tf.layers.dense({
\tinputShape: [2],
\tunits: 8 // hidden
}));
${OUTPUT}`,
    edits: heNormal(0),
    changes: { 'units: 8 // hidden': "units: 8, // hidden\n\tkernelInitializer: 'heNormal'" },
  },
  {
    name: 'several lines whose brace closes on the last one',
    before: `const model = tf.sequential();
model.add(tf.layers.dense({inputShape: [2],
                           units: 8}));
${OUTPUT}`,
    edits: heNormal(0),
    changes: { 'units: 8}': "units: 8, kernelInitializer: 'heNormal'}" },
  },
  {
    name: 'Windows line breaks',
    before: `const model = tf.sequential();\r\nmodel.add(tf.layers.dense({\r\n  inputShape: [2],\r\n  units: 8\r\n}));\r\nmodel.add(tf.layers.dense({units: 1}));\r\n`,
    edits: heNormal(0),
    changes: { 'units: 8': "units: 8,\r\n  kernelInitializer: 'heNormal'" },
  },
  {
    name: 'quoted names and no spaces',
    before: `const model = tf.sequential({layers:[tf.layers.dense({"units":8,"inputShape":[2]}),tf.layers.dense({"units":1,"activation":"sigmoid"})]});`,
    edits: relu(0),
    changes: { '[2]': '[2],"activation":"relu"' },
  },
  {
    name: "an initialiser's factory keeps its prefix and its seed",
    before: `const model = tf.sequential();\nmodel.add(tf.layers.dense({units: 8, inputShape: [2], kernelInitializer: tf.initializers.glorotUniform({ seed: 7 })}));\n${OUTPUT}`,
    edits: [set(0, 'kernelInitializer', { className: 'HeNormal', config: { seed: 7 } })],
    changes: { glorotUniform: 'heNormal' },
  },
  {
    name: "an initialiser's arguments that no longer fit go",
    before: `const model = tf.sequential();\nmodel.add(tf.layers.dense({units: 8, inputShape: [2], kernelInitializer: tf.initializers.randomNormal({ stddev: 1 })}));\n${OUTPUT}`,
    edits: [set(0, 'kernelInitializer', he)],
    changes: { 'randomNormal({ stddev: 1 })': 'heNormal({})' },
  },
  {
    name: 'a new initialiser follows the style of the others',
    before:
      `const model = tfc.sequential();\nmodel.add(tfc.layers.dense({units: 8, inputShape: [2]}));\nmodel.add(tfc.layers.dense({units: 1, kernelInitializer: tfc.initializers.glorotUniform({})}));\n`.replace(
        /^/,
        "import * as tfc from '@tensorflow/tfjs';\n",
      ),
    edits: [set(0, 'kernelInitializer', he)],
    changes: { '[2]': '[2], kernelInitializer: tfc.initializers.heNormal({})' },
  },
  {
    name: "an initialiser's class name keeps its capital",
    before: `const model = tf.sequential();\nmodel.add(tf.layers.dense({units: 8, inputShape: [2], kernelInitializer: 'GlorotUniform'}));\n${OUTPUT}`,
    edits: [set(0, 'kernelInitializer', 'HeNormal')],
    changes: { "'GlorotUniform'": "'HeNormal'" },
  },
  {
    name: 'a variable that feeds several layers is edited once, where it is written',
    before: `const hidden = 'sigmoid';
export const model = tf.sequential();
model.add(tf.layers.dense({units: 8, inputShape: [2], activation: hidden}));
model.add(tf.layers.dense({units: 8, activation: hidden}));
${OUTPUT}`,
    edits: relu(0, 1),
    changes: { "hidden = 'sigmoid'": "hidden = 'relu'" },
  },
  {
    name: 'a variable that also feeds the output layer is left alone',
    before: `const activation = 'sigmoid';
export const model = tf.sequential();
model.add(tf.layers.dense({units: 8, inputShape: [2], activation}));
model.add(tf.layers.dense({units: 8, activation: activation}));
model.add(tf.layers.dense({units: 1, activation}));
`,
    edits: relu(0, 1),
    changes: {
      '[2], activation}': "[2], activation: 'relu'}",
      'activation: activation}': "activation: 'relu'}",
    },
  },
  {
    name: 'a spread object is edited once, where it is written',
    before: `const hidden = { units: 8, activation: 'sigmoid' };
export const model = tf.sequential({
  layers: [
    tf.layers.dense({ ...hidden, inputShape: [2] }),
    tf.layers.dense({ ...hidden }),
    tf.layers.dense({ units: 1, activation: 'sigmoid' }),
  ],
});
`,
    edits: relu(0, 1),
    changes: { "8, activation: 'sigmoid'": "8, activation: 'relu'" },
  },
  {
    name: 'a spread object that also feeds the output layer is overridden',
    before: `const common = { activation: 'sigmoid', useBias: true };
export const model = tf.sequential({
  layers: [
    tf.layers.dense({ ...common, units: 8, inputShape: [2] }),
    tf.layers.dense({ ...common, units: 1 }),
  ],
});
`,
    edits: relu(0),
    changes: { '[2]': "[2], activation: 'relu'" },
  },
  {
    name: 'an initialiser that comes from a spread object is overridden',
    before: `const common = { kernelInitializer: tf.initializers.randomNormal({ stddev: 1 }) };
export const model = tf.sequential();
model.add(tf.layers.dense({ ...common, units: 8, inputShape: [2] }));
model.add(tf.layers.dense({ units: 1 }));
`,
    edits: [set(0, 'kernelInitializer', he)],
    changes: { '[2]': '[2], kernelInitializer: tf.initializers.heNormal({})' },
  },
  {
    name: 'layers made in a loop share one edit',
    before: `const model = tf.sequential();
model.add(tf.layers.dense({units: 8, inputShape: [2], activation: 'sigmoid'}));
for (let i = 0; i < 3; i++) {
  model.add(tf.layers.dense({units: 8, activation: 'sigmoid'}));
}
model.add(tf.layers.dense({units: 1, activation: 'sigmoid'}));
`,
    edits: [...relu(0, 1, 2, 3), ...heNormal(0, 1, 2, 3)],
    changes: {
      "[2], activation: 'sigmoid'": "[2], activation: 'relu', kernelInitializer: 'heNormal'",
      "  model.add(tf.layers.dense({units: 8, activation: 'sigmoid'}":
        "  model.add(tf.layers.dense({units: 8, activation: 'relu', kernelInitializer: 'heNormal'}",
    },
  },
  {
    name: "a default parameter's value is edited",
    before: `function build(activation = 'sigmoid') {
  const model = tf.sequential();
  model.add(tf.layers.dense({ units: 8, inputShape: [2], activation }));
  model.add(tf.layers.dense({ units: 1, activation: 'sigmoid' }));
  return model;
}
build();
`,
    edits: relu(0),
    changes: { "activation = 'sigmoid'": "activation = 'relu'" },
  },
  {
    name: 'a parameter that is known only when the program runs is replaced where it is used',
    before: `function build(activation) {
  const model = tf.sequential();
  model.add(tf.layers.dense({ units: 8, inputShape: [2], activation }));
  model.add(tf.layers.dense({ units: 1, activation: 'sigmoid' }));
  return model;
}
`,
    edits: relu(0),
    changes: { '[2], activation }': "[2], activation: 'relu' }" },
  },
  {
    name: 'a layer is added as a statement of its own',
    before: `const model = tf.sequential();
  model.add(tf.layers.dense({units: 8, inputShape: [2], activation: 'sigmoid'})); // hidden
  model.add(tf.layers.dense({
    units: 8,
    activation: 'sigmoid',
  }));
  ${OUTPUT}`,
    edits: normalise(0, 1),
    changes: {
      ' // hidden\n': ' // hidden\n  model.add(tf.layers.batchNormalization());\n',
      '  }));\n': '  }));\n  model.add(tf.layers.batchNormalization());\n',
    },
  },
  {
    name: 'a layer is added without semicolons',
    before: `const net = tf.sequential()
net.add(tf.layers.dense({ units: 8, inputShape: [2], activation: 'sigmoid' }))
net.add(tf.layers.dense({ units: 1 }))
`,
    edits: normalise(0),
    changes: { "'sigmoid' }))\n": "'sigmoid' }))\nnet.add(tf.layers.batchNormalization())\n" },
  },
  {
    name: 'a layer is added to a field',
    before: `class Trainer {
  constructor() {
    this.model = tf.sequential();
    this.model.add(tf.layers.dense({ units: 8, inputShape: [2], activation: 'sigmoid' }));
    this.model.add(tf.layers.dense({ units: 1 }));
  }
}
`,
    edits: normalise(0),
    changes: { "'sigmoid' }));\n": "'sigmoid' }));\n    this.model.add(tf.layers.batchNormalization());\n" },
  },
  {
    name: 'a layer is added to a list on several lines',
    before: `const model = tf.sequential({
  layers: [
    tf.layers.dense({ units: 8, inputShape: [2], activation: 'sigmoid' }), // first
    tf.layers.dense({ units: 8, activation: 'sigmoid' }),
    tf.layers.dense({ units: 1 })
  ],
});
`,
    edits: normalise(0, 1),
    changes: {
      '// first\n': '// first\n    tf.layers.batchNormalization(),\n',
      "8, activation: 'sigmoid' }),\n    tf.layers.dense({ units: 1":
        "8, activation: 'sigmoid' }),\n    tf.layers.batchNormalization(),\n    tf.layers.dense({ units: 1",
    },
  },
  {
    name: 'a layer is added to a list on one line',
    before: `const model = tf.sequential({layers: [tf.layers.dense({units: 8, inputShape: [2]}), tf.layers.dense({units: 1})]});`,
    edits: normalise(0),
    changes: { '[2]})': '[2]}), tf.layers.batchNormalization()' },
  },
  {
    name: 'leaky ReLU replaces an activation by a layer',
    before: `const model = tf.sequential();\nmodel.add(tf.layers.dense({units: 8, inputShape: [2], activation: 'relu'}));\n${OUTPUT}`,
    edits: [
      set(0, 'activation', 'linear'),
      ...heNormal(0),
      { kind: 'insertLayer', after: [0], layer: { className: 'LeakyReLU', config: {} } },
    ],
    changes: { "'relu'}));\n": "'linear', kernelInitializer: 'heNormal'}));\nmodel.add(tf.layers.leakyReLU());\n" },
  },
  {
    name: 'a misspelt name',
    before: `const model = tf.sequential();\nmodel.add(tf.layers.dense({unit: 8, inputShape: [2]}));\n${OUTPUT}`,
    edits: [rename(0, 'unit', 'units')],
    changes: { 'unit: 8': 'units: 8' },
  },
  {
    name: 'a misspelt name in quotes and one in short form',
    before: `const filter = 4;\nconst model = tf.sequential();\nmodel.add(tf.layers.conv2d({'filter': 8, kernelSize: 3, inputShape: [8, 8, 1]}));\nmodel.add(tf.layers.conv2d({filter, kernelSize: 3}));\n`,
    edits: [rename(0, 'filter', 'filters'), rename(1, 'filter', 'filters')],
    changes: { "'filter'": "'filters'", '{filter,': '{filters: filter,' },
  },
  {
    name: 'a misspelt name in a spread object',
    before: `const hidden = { unit: 8 };\nconst model = tf.sequential();\nmodel.add(tf.layers.dense({ ...hidden, inputShape: [2] }));\n${OUTPUT}`,
    edits: [rename(0, 'unit', 'units')],
    changes: { 'unit: 8': 'units: 8' },
  },
  {
    name: "an older Keras' name whose value becomes a list",
    before: `const model = tf.sequential();\nmodel.add(tf.layers.conv1d({inputDim: 4, filters: 2, kernelSize: 1}));\n`,
    edits: [rename(0, 'inputDim', 'inputShape', [4])],
    changes: { 'inputDim: 4': 'inputShape: [4]' },
  },
  {
    name: 'a shape that is a number keeps its variable',
    before: `const features = 2;\nconst model = tf.sequential();\nmodel.add(tf.layers.dense({units: 8, inputShape: features}));\n${OUTPUT}`,
    edits: [set(0, 'inputShape', [2])],
    changes: { 'inputShape: features': 'inputShape: [features]' },
  },
  {
    name: 'a loss by name and a rate',
    before: `const model = tf.sequential({layers: [tf.layers.dense({units: 1, inputShape: [2], activation: 'sigmoid'})]});\nmodel.compile({optimizer: tf.train.sgd(1e-1), loss: 'categoricalCrossentropy'});`,
    edits: [
      { kind: 'setLoss', loss: 'binaryCrossentropy' },
      { kind: 'setLearningRate', learningRate: 0.001 },
    ],
    changes: { categoricalCrossentropy: 'binaryCrossentropy', '1e-1': '1e-3' },
  },
  {
    name: 'a loss by function and a rate in a variable',
    before: `const RATE = 10;\nconst model = tf.sequential({layers: [tf.layers.dense({units: 1, inputShape: [2], activation: 'sigmoid'})]});\nmodel.compile({optimizer: tf.train.sgd(RATE), loss: tf.losses.meanSquaredError});`,
    edits: [
      { kind: 'setLoss', loss: 'binaryCrossentropy' },
      { kind: 'setLearningRate', learningRate: 0.01 },
    ],
    changes: { 'tf.losses.meanSquaredError': "'binaryCrossentropy'", 'RATE = 10': 'RATE = 0.01' },
  },
];
