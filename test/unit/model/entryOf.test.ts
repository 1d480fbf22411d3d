import { expect, it } from 'vitest';
import { entryOf } from '../../../src/model/entryOf.js';

it('finds what a table has of its own, and nothing that every object has', () => {
  const table = { relu: 1 };
  expect(['relu', 'tanh', 'constructor', '__proto__', 'toString'].map((name) => entryOf(table, name))).toEqual([
    1,
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});
