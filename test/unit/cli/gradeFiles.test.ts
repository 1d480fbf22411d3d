import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BuiltCommandLine } from './builtCommandLine.js';

let cli: BuiltCommandLine;
beforeAll(async () => {
  cli = await BuiltCommandLine.build();
}, 60_000);
afterAll(() => cli.remove());

const content = (file: string) => readFileSync(`lessons/challenges/1-three-sigmoids/${file}`, 'utf8');

describe('check --challenge', () => {
  it('grades a folder of submissions, a JSON object on each line', async () => {
    const files = ['fixes/tanh.ts', 'starter.ts', 'refused/layers-removed.ts'].map((file) =>
      cli.write(file, content(file)),
    );
    const { status, results, remarks } = await cli.run('check', '--challenge', 'three-sigmoids', ...files, '--json');
    expect(remarks).toBe('');
    expect(status).toBe(1);
    const lines = results
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines).toMatchObject([
      {
        file: 'fixes/tanh.ts',
        challenge: 'three-sigmoids',
        level: 1,
        passed: true,
        missing: [],
        approach: ['tanh instead of sigmoid in layers 1-3'],
      },
      { file: 'starter.ts', passed: false, approach: [] },
      { file: 'refused/layers-removed.ts', passed: false, missing: [{ code: 'layers-removed' }], figures: null },
    ]);
    expect(lines[0]).toHaveProperty('figures.layers.3.number', 4);
  });

  it('passes with status 0 by the level’s number, in words', async () => {
    const { status, results } = await cli.run(
      'check',
      '--challenge',
      '1',
      cli.write('mine.ts', content('solution.ts')),
    );
    expect(status).toBe(0);
    expect(results).toBe('mine.ts: passed: relu instead of sigmoid in layers 1-3\n');
  });

  it.each([
    [['--challenge', 'nine', 'starter.ts'], /"nine" is no level of the challenge: there are 1 \(three-sigmoids\)/],
    [['--challenge', '1', 'starter.ts', '--draws', '8'], /leave --draws away/],
  ])('refuses %j', async (given, sentence) => {
    const { status, remarks } = await cli.run('check', ...given);
    expect(status).toBe(2);
    expect(remarks).toMatch(sentence);
  });

  it('says of a file why it was not graded, and grades the others', async () => {
    const { status, results } = await cli.run(
      'check',
      '--challenge',
      '1',
      'nowhere.ts',
      cli.write('no-model.ts', 'export const a = 1;\n'),
      cli.write('fine.ts', content('solution.ts')),
    );
    expect(status).toBe(2);
    expect(results).toMatch(
      /^nowhere\.ts: not graded: There is no file nowhere\.ts\.\nno-model\.ts: not graded: There is no Sequential model[^\n]*\nfine\.ts: passed/,
    );
  });
});
