import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readModels, type ImportedFile, type ReadingMemory } from '../../../src/readers/index.js';

const FACTORY = `import * as tf from '@tensorflow/tfjs';
import { units } from './sizes';

/** Text with \`quotes\` and {brackets}. */
export function makeModel(rate = 0.1, activation: string = 'relu'): tf.Sequential {
  const model = tf.sequential();
  model.add(tf.layers.dense({ units, activation, inputShape: [4] }));
  for (let layer = 0; layer < 3; layer++) {
    model.add(tf.layers.dense({ units: 8 + layer, activation }));
  }
  // the output
  model.add(tf.layers.dense({ units: 1, name: \`out\${rate > 0 ? 1 : 2}\` }));
  return model;
}
export const small = makeModel(0.5, 'tanh');
const listed = tf.sequential({
  layers: [tf.layers.dense({ units: 3, inputShape: [2] }), tf.layers.dropout({ rate: 0.5 })],
});
`;

const imports = (units: number): ReadonlyMap<string, ImportedFile> => {
  const text = `export const units = ${units};\n`;
  return new Map([['./sizes', { file: '/sizes.ts', text, imports: new Map() }]]);
};

const TYPED = [
  '',
  ' ',
  '(',
  ')',
  '{',
  '}',
  '[',
  ']',
  ',',
  ';',
  '`',
  "'",
  '//',
  '/*',
  '*/',
  '${',
  '1',
  'x',
  '=>',
  '\n',
  '<',
  '.add(',
];

const edit = fc.record({
  at: fc.nat(),
  removed: fc.oneof(fc.constant(0), fc.nat(3), fc.nat(60)),
  typed: fc.constantFrom(...TYPED),
});

describe('a text that is read again after each edit', () => {
  it('is read as if it were read for the first time', () => {
    const anew = (text: string, file: string) => readModels(text, { file, imports: imports(5) });
    const readAfterEdits = (file: string, edits: readonly { at: number; removed: number; typed: string }[]): void => {
      const memory: ReadingMemory = {};
      let text = FACTORY;
      readModels(text, { file, memory, imports: imports(5) });
      for (const { at, removed, typed } of edits) {
        const place = at % (text.length + 1);
        text = text.slice(0, place) + typed + text.slice(place + removed);
        expect(readModels(text, { file, memory, imports: imports(5) })).toEqual(anew(text, file));
      }
    };
    fc.assert(
      fc.property(
        fc.constantFrom('model.ts', 'model.jsx'),
        fc.array(edit, { minLength: 1, maxLength: 6 }),
        readAfterEdits,
      ),
      { numRuns: 100, seed: 27 },
    );
  });

  it('follows what changes in a file that it imports', () => {
    const memory: ReadingMemory = {};
    const unitsRead = (units: number): unknown => {
      const { definitions } = readModels(FACTORY, { file: '/model.ts', memory, imports: imports(units) });
      return definitions[0]?.layers[0]?.config.units;
    };
    expect([unitsRead(5), unitsRead(6), unitsRead(6), unitsRead(7)]).toEqual([5, 6, 6, 7]);
  });

  it('is told from the same text in another language', () => {
    const memory: ReadingMemory = {};
    const text = 'const m = tf.sequential({ layers: [tf.layers.dense({ units: <any>3, inputShape: [1] })] });';
    const units = (languageId: string): unknown =>
      readModels(text, { languageId, memory }).definitions[0]?.layers[0]?.config.units;
    expect(units('typescript')).toBe(3);
    expect(units('javascript')).not.toBe(3);
    expect(units('typescript')).toBe(3);
  });

  it('stands apart from itself where a file that it imports imports it', () => {
    const text = `${FACTORY}export const width = 9;`;
    const circle = new Map<string, ImportedFile>();
    circle.set('./sizes', {
      file: '/sizes.ts',
      text: "import { width } from './model';\nexport const units = 5;\n",
      imports: new Map([['./model', { file: '/model.ts', text, imports: circle }]]),
    });
    const memory: ReadingMemory = {};
    const read = () => readModels(text, { file: '/model.ts', imports: circle, memory }).definitions;
    const first = read();
    expect(first.map(({ name, layers }) => [name, layers.length])).toEqual([
      ['small', 5],
      ['listed', 2],
    ]);
    expect(read()).toEqual(first);
  });
});
