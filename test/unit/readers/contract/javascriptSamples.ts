import type { LanguageSamples } from './samples.js';

const FIRST = (units: string) => `tf.layers.dense({ units: ${units}, activation: 'relu', inputShape: [3] })`;
const LAST = `tf.layers.dense({ units: 1, activation: 'sigmoid' })`;
const listed = (units: string) => `tf.sequential({ layers: [${FIRST(units)}, ${LAST}] })`;

export const javascriptSamples: LanguageSamples = {
  file: 'model.ts',
  listed: `const model = ${listed('8')};\n`,
  added: `const model = tf.sequential();\nmodel.add(${FIRST('8')});\nmodel.add(${LAST});\n`,
  withGap: `function build(units) {\n  const model = ${listed('units')};\n  return model;\n}\n`,
  withDirective: `function build(units) {\n  // gradients: units=8\n  const model = ${listed('units')};\n  return model;\n}\n`,
  calledTwice: `const build = (units) => ${listed('units')};\nconst small = build(8);\nconst large = build(16);\n`,
  compiled: `const model = ${listed('8')};\nmodel.compile({ optimizer: tf.train.adam(0.01), loss: 'binaryCrossentropy' });\n`,
  withImport: {
    text: `import { units } from './sizes';\nconst model = ${listed('units')};\n`,
    path: './sizes.ts',
    imported: 'export const units = 8;\n',
  },
  otherModel: `const model = tf.model({ inputs, outputs });\n`,
  halfTyped: `const broken = tf.sequential({ layers: [tf.layers.dense({ units: , activ })] });\n`,
  comment: (text) => `/* ${text} */`,
  endless: [
    'for (;;) {}',
    'const f = () => f(); f();',
    `const s = 'a'.repeat(1e9);`,
    'const xs = new Array(1e9).fill(0);',
  ],
};
