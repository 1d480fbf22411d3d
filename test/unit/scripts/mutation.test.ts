import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { asDrawn, describe as described, draw, keyOf, mutantsOf, rangeOf } from '../../../scripts/mutation/mutants.mjs';
import { scoreLine, wilsonInterval } from '../../../scripts/mutation/score.mjs';
import { reaches } from '../../../scripts/mutation/testsOf.mjs';
import { inProject } from '../../../scripts/project/paths.mjs';

const folder = mkdtempSync(path.join(tmpdir(), 'gradient-lens-mutants-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the mutants of a room', () => {
  const file = path.join(folder, 'larger.ts');
  writeFileSync(
    file,
    [
      `import * as l10n from '@vscode/l10n';`,
      `export const larger = (a: number, b: number) =>`,
      `  a > b ? a : b;`,
      `export const words = () => l10n.t('larger');`,
    ].join('\n'),
  );

  it('are those of Stryker, without the words of a sentence', async () => {
    const changes = (await mutantsOf([file])).map(({ mutatorName, replacement }) => `${mutatorName}: ${replacement}`);
    expect(changes).toEqual([
      'ArrowFunction: () => undefined',
      'ConditionalExpression: true',
      'ConditionalExpression: false',
      'EqualityOperator: a >= b',
      'EqualityOperator: a <= b',
      'ArrowFunction: () => undefined',
    ]);
  });

  it('are told apart, found again by Stryker and shown to a person', async () => {
    const mutants = await mutantsOf([file]);
    expect(new Set(mutants.map(keyOf)).size).toBe(mutants.length);
    const atLeast = mutants.find(({ replacement }) => replacement === 'a >= b')!;
    expect(rangeOf(atLeast)).toMatch(/larger\.ts:3:2-3:7$/);
    expect(described(atLeast)).toMatch(/larger\.ts:3:3 EqualityOperator\n- {3}a > b\n\+ {3}a >= b$/);
    const reported = { ...atLeast, location: { start: { line: 3, column: 3 }, end: { line: 3, column: 8 } } };
    expect(keyOf(asDrawn(reported))).toBe(keyOf(atLeast));
    expect(described(mutants[0]!)).toContain('\n-   (a: number, b: number) =>\n  a > b ? a : b\n');
  });
});

describe('a draw', () => {
  const items = Array.from({ length: 50 }, (_, index) => `item ${index}`);
  const drawn = (seed: number, from: readonly string[] = items) =>
    draw(from, { size: 10, seed, key: (item: string) => item });

  it('is without replacement, the same for the same seed in whatever order, and another for another seed', () => {
    expect(new Set(drawn(1)).size).toBe(10);
    expect(drawn(1, items.toReversed())).toEqual(drawn(1));
    expect(drawn(2)).not.toEqual(drawn(1));
  });

  it('keeps what was drawn when others are gone', () => {
    const gone = drawn(1)[3]!;
    const rest = drawn(
      1,
      items.filter((item) => item !== gone),
    );
    expect(rest.slice(0, 9)).toEqual(drawn(1).filter((item) => item !== gone));
  });

  it('takes every item about as often as any other', () => {
    const times = new Map(items.map((item) => [item, 0]));
    for (let seed = 1; seed <= 1000; seed++) for (const item of drawn(seed)) times.set(item, times.get(item)! + 1);
    // 200 expected, with a standard deviation of 12.6: five of them to either side
    for (const [item, count] of times) expect(Math.abs(count - 200), item).toBeLessThan(64);
  });
});

describe('the score of a room', () => {
  // R. G. Newcombe, Stat. Med. 17 (1998) 857-872, table I, method 3
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])("has Wilson's interval: %d of %d", (successes, trials, low, high) => {
    const interval = wilsonInterval(successes, trials);
    expect(interval[0]).toBeCloseTo(low, 4);
    expect(interval[1]).toBeCloseTo(high, 4);
  });

  it('counts what the tests noticed among what they could notice', () => {
    const statuses = [
      ...Array<string>(7).fill('Killed'),
      'Timeout',
      'Survived',
      'NoCoverage',
      'Ignored',
      'CompileError',
    ];
    expect(scoreLine('engine', statuses)).toBe(
      'engine: 7 killed, 1 timed out, 1 survived, 1 without a test, 2 not counted; score 80.0 % (95 % interval 49.0 to 94.3 %)',
    );
  });

  it('is not given where nothing counts', () => {
    expect(scoreLine('engine', ['Ignored'])).toBe(
      'engine: 0 killed, 0 timed out, 0 survived, 0 without a test, 1 not counted',
    );
  });
});

describe('the tests of a room', () => {
  const inputs = (imports: Readonly<Record<string, readonly string[]>>) =>
    Object.fromEntries(
      Object.entries(imports).map(([file, paths]) => [
        file,
        { bytes: 0, imports: paths.map((imported) => ({ path: imported, kind: 'import-statement' as const })) },
      ]),
    );

  it('import it themselves or through helpers, not through another room', () => {
    const graph = inputs({
      'test/unit/a.test.ts': ['src/engine/index.ts'],
      'test/unit/b.test.ts': ['test/unit/helper.ts'],
      'test/unit/helper.ts': ['test/unit/b.test.ts', 'src/engine/train.ts'],
      'test/unit/c.test.ts': ['src/compute/serve.ts'],
      'src/compute/serve.ts': ['src/engine/index.ts'],
    });
    const tests = ['a', 'b', 'c', 'absent'].filter((name) =>
      reaches(graph, `test/unit/${name}.test.ts`, 'src/engine/'),
    );
    expect(tests).toEqual(['a', 'b']);
  });
});

describe('npm run mutation:sample', () => {
  const script = inProject('scripts', 'mutation-sample.mjs');
  const refused = (...args: readonly string[]) => spawnSync(process.execPath, [script, ...args], { encoding: 'utf8' });

  it.each([
    [['lesson'], 'Name one of the rooms readers, engine, diagnosis.'],
    [['engine', '--size', '0'], '--size takes a whole number of 1 or more.'],
    [['engine', '--sise', '3'], "Unknown option '--sise'"],
  ])('says in one sentence what it cannot take: %j', (args, sentence) => {
    const { status, stderr } = refused(...args);
    expect(status).toBe(1);
    expect(stderr).toContain(sentence);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });
});
