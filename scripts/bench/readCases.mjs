import { parser } from '@lezer/javascript';
import { readModels } from '../../src/readers';
import { longFile } from './longFile.mjs';

const length = 2000;
const text = longFile(length);

/** The text in turns as it is and with another number in its middle, as a person types it. */
const edited = [text, text.replace('makeModel51(67)', 'makeModel51(6)')];
let turn = 0;
/** @type {import('../../src/readers').ReadingMemory} */
const memory = {};

const typescript = parser.configure({ dialect: 'ts' });

/** @type {import('./cases.mjs').Case[]} */
export const readCases = [
  {
    key: 'read.2000lines',
    work: `reading the models of ${length} lines, anew and after an edit, beside the parser alone`,
    ways: {
      reader: () => readModels(text, { file: 'model.ts' }),
      parser: () => typescript.parse(text),
      'after an edit': () => readModels(edited[++turn % 2] ?? text, { file: 'model.ts', memory }),
    },
    goals: [
      { name: 'milliseconds to read', sense: 'at most', limit: 50, of: (medians) => medians.reader ?? NaN },
      {
        name: 'milliseconds to read again after an edit',
        sense: 'at most',
        limit: 50,
        of: (medians) => medians['after an edit'] ?? NaN,
      },
      {
        name: 'of the parser alone',
        sense: 'at most',
        limit: 2.5,
        of: ({ reader = NaN, parser: alone = NaN }) => reader / alone,
      },
    ],
  },
];
