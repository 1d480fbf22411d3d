import { describe, expect, it } from 'vitest';
import { readModelsWithImports, type ResolveImport } from '../../../src/readers/index.js';
import { importPaths } from '../../../src/readers/javascript/importPaths.js';

describe('the files that an import may mean', () => {
  it.each([
    ['./sizes', './sizes.ts', './sizes/index.cjs', 16],
    ['../sizes.js', '../sizes.js', '../sizes.tsx', 3],
    ['./sizes.jsx', './sizes.jsx', './sizes.tsx', 2],
    ['./sizes.mjs', './sizes.mjs', './sizes.mts', 2],
    ['./sizes.cjs', './sizes.cjs', './sizes.cts', 2],
    ['./sizes.ts', './sizes.ts', './sizes.ts', 1],
    ['./sizes.config', './sizes.config.ts', './sizes.config/index.cjs', 16],
    ['./lib/', './lib/index.ts', './lib/index.cjs', 8],
    ['.', './index.ts', './index.cjs', 8],
    ['../..', '../../index.ts', '../../index.cjs', 8],
  ])('%s', (path, first, last, count) => {
    const paths = importPaths(path);
    expect([paths[0], paths.at(-1), paths.length]).toEqual([first, last, count]);
  });

  it('are followed only where they are relative', () => {
    const others = ['a', '/a', '.a', '...', 'https://x/a', '@scope/a', '#a', '~/a'];
    expect(others.flatMap(importPaths)).toEqual([]);
  });
});

const TEXT = `import { units } from './a';
const m = tf.sequential({ layers: [tf.layers.dense({ units, inputShape: [2] })] });`;

/** The units that are read when every file `./name` has this text, and which files were asked for. */
async function read(files: (name: string) => string | undefined) {
  const asked: string[] = [];
  const resolve: ResolveImport = ([path = '']) => {
    const name = path.replace(/^\.\/|\.ts$/g, '');
    asked.push(name);
    const text = files(name);
    return Promise.resolve(text === undefined ? undefined : { file: `${name}.ts`, text });
  };
  const { definitions } = await readModelsWithImports(TEXT, { file: 'model.ts' }, resolve);
  return { units: definitions[0]?.layers[0]?.config.units, why: definitions[0]?.unknowns[0]?.reason, asked };
}

describe('imported files', () => {
  const chain = (length: number) => (name: string) => {
    const depth = name.length;
    const next = 'a'.repeat(depth + 1);
    return depth === length ? 'export const units = 7;' : `export { units } from './${next}';`;
  };

  it('are read four files deep', async () => {
    expect(await read(chain(4))).toMatchObject({ units: 7, asked: ['a', 'aa', 'aaa', 'aaaa'] });
    const deeper = await read(chain(5));
    expect(deeper.units).toBeUndefined();
    expect(deeper.why).toMatch(/which was not read$/);
    expect(deeper.asked).toEqual(['a', 'aa', 'aaa', 'aaaa']);
  });

  it('are read once each, also in a circle', async () => {
    const { units, asked } = await read((name) =>
      name === 'a'
        ? `import './b'; export const units = 3;`
        : `import { units } from './a'; export const more = units;`,
    );
    expect(units).toBe(3);
    expect(asked).toEqual(['a', 'b', 'a']);
  });

  it('are no more than forty', async () => {
    const names = Array.from({ length: 60 }, (_, index) => `f${index}`);
    const { asked } = await read((name) =>
      name === 'a' ? names.map((one) => `import './${one}';`).join('\n') : 'export const x = 1;',
    );
    expect(asked).toHaveLength(40);
  });

  it('hold no more than a million characters together', async () => {
    const large = (characters: number) => `export const units = 5; //${' '.repeat(characters)}`;
    expect((await read(() => large(900_000))).units).toBe(5);
    expect((await read(() => large(1_000_000))).units).toBeUndefined();
  });

  it('may be missing', async () => {
    expect(await read(() => undefined)).toMatchObject({ units: undefined, why: 'comes from ./a, which was not read' });
  });
});
