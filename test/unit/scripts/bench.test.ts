import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';

const script = fileURLToPath(new URL('../../../scripts/bench.mjs', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'gradient-lens-bench-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const bench = (...args: readonly string[]) => spawnSync(process.execPath, [script, ...args], { encoding: 'utf8' });

interface Measured {
  readonly cases: Readonly<
    Record<
      string,
      {
        readonly milliseconds: Readonly<Record<string, number>>;
        readonly goals: readonly { readonly name: string; readonly limit: number; readonly value: number }[];
        readonly longestPause: number;
      }
    >
  >;
  readonly longestOwnPause: number;
}

describe('npm run bench', () => {
  it('measures the engine against what it must reach, and writes what it prints', () => {
    const file = join(folder, 'measured.json');
    const { status, stdout, stderr } = bench('--json', file, '--rounds', '1', '--only', 'check.single,check.draws256');
    expect(status, stderr).toBe(0);
    const { cases, longestOwnPause } = JSON.parse(readFileSync(file, 'utf8')) as Measured;
    expect(Object.keys(cases)).toEqual(['check.single', 'check.draws256']);
    const draws = cases['check.draws256']!;
    expect(Object.keys(draws.milliseconds)).toEqual(['engine', 'plain', 'layers wasm', 'layers cpu']);
    expect(draws.goals.map(({ limit }) => limit)).toEqual([15, 2.5]);
    const { engine, plain } = draws.milliseconds;
    expect(draws.goals[1]!.value).toBeCloseTo(engine! / plain!, 9);
    expect(draws.longestPause).toBeGreaterThan(0);
    expect(longestOwnPause).toBeGreaterThan(0);
    expect(stdout).toMatch(/check\.draws256: the same over 256 draws/);
    expect(stdout).toMatch(/must reach: at least 15 +(reached|NOT REACHED)/);
    expect(stdout).toMatch(/longest pause: \S+ ms of the engine's thread, \S+ ms of the thread beside it/);
  });

  it('names what it can measure when asked for something else', () => {
    const { status, stderr } = bench('--only', 'train.everything');
    expect(status).not.toBe(0);
    expect(stderr).toContain(
      'There is no benchmark "train.everything"; there are check.single, check.draws256, check.deep, check.wide, train.pair, train.seeds20, read.2000lines, memory.',
    );
  });

  it('says in one sentence which argument it does not know', () => {
    const { status, stderr } = bench('--nope');
    expect(status).not.toBe(0);
    expect(stderr.trim()).toBe("Unknown option '--nope'.");
  });
});
