import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { rules } from '../../../../src/diagnosis/rules/index.js';

const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
const named = (folder: string, ending: string) =>
  readdirSync(folder)
    .filter((file) => file.endsWith(ending))
    .map((file) => file.slice(0, -ending.length));

describe('every rule', () => {
  const ids = rules.map(({ id }) => id).toSorted();

  it('is a file of its own, and every file is listed', () => {
    const files = named('src/diagnosis/rules', '.ts').filter((name) => name !== 'index');
    expect(files.map(kebab).toSorted()).toEqual(ids);
  });

  it('has a test set of its own', () => {
    const sets = named('test/unit/diagnosis/rules', '.test.ts').filter((name) => name !== 'everyRule');
    expect(sets.map(kebab).toSorted()).toEqual(ids);
  });
});
