import { OUTPUT, type EditCase } from './editCases.js';
import { he, heNormal, relu, rename, set } from './editing.js';

const withFirst = (layer: string, before = '') =>
  `${before}const model = tf.sequential();\nmodel.add(${layer});\n${OUTPUT}`;

/** Programs in which an argument is added, set or renamed. */
export const argumentCases: readonly EditCase[] = [
  {
    name: 'a layer without an object',
    before: withFirst('tf.layers.flatten()'),
    edits: [set(0, 'inputShape', [2, 2])],
    changes: { 'flatten()': 'flatten({ inputShape: [2, 2] })' },
  },
  {
    name: 'a layer without an object, with spaces',
    before: withFirst('tf.layers.flatten( )'),
    edits: [set(0, 'inputShape', [2, 2]), set(0, 'name', 'first')],
    changes: { 'flatten( )': "flatten({ inputShape: [2, 2], name: 'first' })" },
  },
  {
    name: 'an empty object',
    before: withFirst('tf.layers.flatten({})'),
    edits: [set(0, 'inputShape', [2, 2])],
    changes: { '{}': '{ inputShape: [2, 2] }' },
  },
  {
    name: 'single quoted names',
    before: withFirst("tf.layers.dense({ 'units' : 8, 'inputShape': [2] })"),
    edits: relu(0),
    changes: { '[2] }': "[2], 'activation' : 'relu' }" },
  },
  {
    name: 'a name whose value stands on the next line',
    before: withFirst('tf.layers.dense({\n  units:\n    8,\n})'),
    edits: relu(0),
    changes: { '8,\n': "8,\n  activation: 'relu',\n" },
  },
  {
    name: 'bare names without spaces',
    before: withFirst('tf.layers.dense({units:8,inputShape:[2]})'),
    edits: relu(0),
    changes: { '[2]}': "[2],activation:'relu'}" },
  },
  {
    name: 'bare names without spaces and a trailing comma',
    before: withFirst('tf.layers.dense({units:8,inputShape:[2],})'),
    edits: [...relu(0), ...heNormal(0)],
    changes: { '[2],}': "[2],activation:'relu',kernelInitializer:'heNormal',}" },
  },
  {
    name: 'several lines without a trailing comma',
    before: withFirst('tf.layers.dense({\n    units: 8\n  })'),
    edits: [...relu(0), ...heNormal(0)],
    changes: { 'units: 8\n': "units: 8,\n    activation: 'relu',\n    kernelInitializer: 'heNormal'\n" },
  },
  {
    name: 'several lines with a comment behind the trailing comma',
    before: withFirst('tf.layers.dense({\n  units: 8, // hidden\n})'),
    edits: relu(0),
    changes: { '// hidden\n': "// hidden\n  activation: 'relu',\n" },
  },
  {
    name: 'several lines with a comment behind two additions',
    before: withFirst('tf.layers.dense({\n  units: 8 // hidden\n})'),
    edits: [...relu(0), ...heNormal(0)],
    changes: { '8 // hidden\n': "8, // hidden\n  activation: 'relu',\n  kernelInitializer: 'heNormal'\n" },
  },
  {
    name: 'several lines whose brace closes behind a trailing comma',
    before: withFirst('tf.layers.dense({\n  units: 8, })'),
    edits: relu(0),
    changes: { 'units: 8, }': "units: 8,\n  activation: 'relu', }" },
  },
  {
    name: 'an object that begins with a comment',
    before: withFirst('tf.layers.dense({ /* { units } */ units: 8 /* , */ })'),
    edits: relu(0),
    changes: { 'units: 8': "units: 8, activation: 'relu'" },
  },
  {
    name: 'an object that begins with a spread',
    before: withFirst('tf.layers.dense({ ...common, units: 8 })', 'const common = { useBias: true };\n'),
    edits: relu(0),
    changes: { 'units: 8': "units: 8, activation: 'relu'" },
  },
  {
    name: 'values of every kind',
    before: withFirst('tf.layers.dense({ units: 8, inputShape: [2] })'),
    edits: [set(0, 'name', "it's"), set(0, 'trainable', false), set(0, 'batchSize', null), set(0, 'dtype', 'a\\b')],
    changes: { '[2] }': "[2], name: 'it\\'s', trainable: false, batchSize: null, dtype: 'a\\\\b' }" },
  },
  {
    name: 'the double quotes of the rest of the text',
    before: `import * as tf from "@tensorflow/tfjs";\nconst model = tf.sequential();\nmodel.add(tf.layers.dense({ units: 8 }));\nmodel.add(tf.layers.dense({ units: 1 }));\n`,
    edits: [set(0, 'name', 'say "yes"')],
    changes: { 'units: 8': 'units: 8, name: "say \\"yes\\""' },
  },
  {
    name: 'the single quotes of the rest of the text, if there are more of them',
    before: `import * as tf from '@tensorflow/tfjs';\nconst one = 'a', two = 'b', three = "it's";\nconst model = tf.sequential();\nmodel.add(tf.layers.dense({ units: 8 }));\nmodel.add(tf.layers.dense({ units: 1 }));\n`,
    edits: relu(0),
    changes: { 'units: 8': "units: 8, activation: 'relu'" },
  },
  {
    name: 'a list',
    before: withFirst('tf.layers.conv2d({ filters: 8, kernelSize: [3, 3], inputShape: [8, 8, 1] })'),
    edits: [set(0, 'kernelSize', [5, 4])],
    changes: { '[3, 3]': '[5, 4]' },
  },
  {
    name: 'a number in place of a variable',
    before: withFirst(
      'tf.layers.dense({ units, inputShape: [2] })',
      'function f(units) { return units; }\nconst units = 8;\n',
    ),
    edits: [set(0, 'units', 16)],
    changes: { 'const units = 8': 'const units = 16' },
  },
  {
    name: 'a number that keeps its exponent',
    before: withFirst('tf.layers.dropout({ rate: 1E-1, inputShape: [2] })'),
    edits: [set(0, 'rate', 0.5)],
    changes: { '1E-1': '5e-1' },
  },
  {
    name: 'a name whose capitals are the mistake',
    before: withFirst("tf.layers.dense({ units: 8, activation: 'Relu' })"),
    edits: relu(0),
    changes: { "'Relu'": "'relu'" },
  },
  {
    name: "an initialiser's factory with another prefix",
    before: withFirst('tf.layers.dense({ units: 8, kernelInitializer: tf . initializers . zeros() })'),
    edits: [set(0, 'kernelInitializer', he)],
    changes: { 'tf . initializers . zeros()': 'tf . initializers . heNormal()' },
  },
  {
    name: 'a factory in place of a name',
    before: withFirst("tf.layers.dense({ units: 8, kernelInitializer: 'zeros' })"),
    edits: [set(0, 'kernelInitializer', { className: 'HeNormal', config: { seed: 3 } })],
    changes: { "'zeros'": 'tf.initializers.heNormal({ seed: 3 })' },
  },
  {
    name: 'a factory behind a layer that does not tell the name of TensorFlow.js',
    before: `const { dense } = tf.layers;\n${withFirst('dense({ units: 8 })')}`,
    edits: [set(0, 'kernelInitializer', he)],
    changes: { 'units: 8 }': 'units: 8, kernelInitializer: tf.initializers.heNormal({}) }' },
  },
  {
    name: "a factory's name, its arguments as they are written",
    before: withFirst(
      'tf.layers.dense({ units: 8, kernelInitializer: tf.initializers.glorotNormal({seed: 3 /* !*/}) })',
    ),
    edits: [set(0, 'kernelInitializer', { className: 'HeNormal', config: { seed: 3 } })],
    changes: { glorotNormal: 'heNormal' },
  },
  {
    name: 'null in place of a factory',
    before: withFirst('tf.layers.dense({ units: 8, kernelConstraint: tf.constraints.nonNeg() })'),
    edits: [set(0, 'kernelConstraint', null)],
    changes: { 'tf.constraints.nonNeg()': 'null' },
  },
  {
    name: 'a shape in short form that becomes a list',
    before: withFirst('tf.layers.dense({ units: 8, inputShape })', 'const inputShape = 2;\n'),
    edits: [set(0, 'inputShape', [2])],
    changes: { '8, inputShape }': '8, inputShape: [inputShape] }' },
  },
  {
    name: 'a misspelt name in short form whose value becomes a list',
    before: withFirst('tf.layers.conv1d({ filters: 8, kernelSize: 1, inputDim })', 'const inputDim = 4;\n'),
    edits: [rename(0, 'inputDim', 'inputShape', [4])],
    changes: { '1, inputDim }': '1, inputShape: [inputDim] }' },
  },
  {
    name: 'a misspelt name with another value',
    before: withFirst("tf.layers.dense({ units: 8, activacion: 'Relu' })"),
    edits: [rename(0, 'activacion', 'activation', 'tanh')],
    changes: { "activacion: 'Relu'": "activation: 'tanh'" },
  },
  {
    name: 'a misspelt name in a spread object, in quotes',
    before: withFirst('tf.layers.dense({ ...hidden })', 'const hidden = { "unit" : 8 };\n'),
    edits: [rename(0, 'unit', 'units')],
    changes: { '"unit"': '"units"' },
  },
  {
    name: 'a misspelt name in a spread object whose value becomes a list',
    before: withFirst(
      'tf.layers.conv1d({ ...common, filters: 8, kernelSize: 1 })',
      'const common = { inputDim: 4 };\n',
    ),
    edits: [rename(0, 'inputDim', 'inputShape', [4])],
    changes: { 'inputDim: 4': 'inputShape: [4]' },
  },
  {
    name: 'a shape in a spread object that becomes a list',
    before: withFirst('tf.layers.dense({ ...common, units: 8 })', 'const common = { inputShape: 4 };\n'),
    edits: [set(0, 'inputShape', [4])],
    changes: { 'inputShape: 4': 'inputShape: [4]' },
  },
  {
    name: 'a shape in a variable that another layer takes for a number',
    before: withFirst('tf.layers.dense({ units: size, inputShape: size })', 'const size = 4;\n'),
    edits: [set(0, 'inputShape', [4])],
    changes: { 'inputShape: size': 'inputShape: [size]' },
  },
  {
    name: 'an initialiser whose factories have a name of their own',
    before: `const { sequential, layers, initializers } = tf;
const model = sequential();
model.add(layers.dense({ units: 8 }));
model.add(layers.dense({ units: 1, kernelInitializer: initializers.glorotUniform({}) }));
`,
    edits: [set(0, 'kernelInitializer', he)],
    changes: { 'units: 8': 'units: 8, kernelInitializer: initializers.heNormal({})' },
  },
  {
    name: 'the quotes of the other layers',
    before: `const one = 'a', two = 'b', three = 'c';
const model = tf.sequential();
model.add(tf.layers.dense({ units: 8 }));
model.add(tf.layers.dense({ units: 1, activation: "sigmoid" }));
`,
    edits: relu(0),
    changes: { 'units: 8': 'units: 8, activation: "relu"' },
  },
];
