import { parser } from '@lezer/javascript';
import { readModels } from '../../src/readers';
import { longFile } from './longFile.mjs';

const length = 2000;
const text = longFile(length);

const typescript = parser.configure({ dialect: 'ts' });

/** @type {import('./cases.mjs').Case[]} */
export const readCases = [
  {
    key: 'read.2000lines',
    work: `reading the models of ${length} lines, beside the parser alone`,
    ways: {
      reader: () => readModels(text, { file: 'model.ts' }),
      parser: () => typescript.parse(text),
    },
    goals: [{ name: 'milliseconds to read', sense: 'at most', limit: 50, of: (medians) => medians.reader ?? NaN }],
  },
];
