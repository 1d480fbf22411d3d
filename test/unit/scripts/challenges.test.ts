import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkChallenges } from '../../../scripts/check-challenges.mjs';
import { compileChallenges } from '../../../scripts/compile-challenges.mjs';

const repository = path.resolve(import.meta.dirname, '../../..');
const FIRST = path.join(repository, 'lessons/challenges/1-three-sigmoids');
let root: string;

/** A project that differs from this one in its levels only. */
beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'challenges-'));
  for (const name of ['src', 'scripts', 'node_modules', 'package.json', 'tsconfig.json'])
    await symlink(path.join(repository, name), path.join(root, name));
});
afterEach(() => rm(root, { recursive: true, force: true }));

async function addLevel(name: string, change: (folder: string) => Promise<void> = () => Promise.resolve()) {
  const folder = path.join(root, 'lessons/challenges', name);
  await cp(FIRST, folder, { recursive: true });
  await change(folder);
}

async function edit(file: string, from: string | RegExp, to: string): Promise<void> {
  const text = await readFile(file, 'utf8');
  const edited = text.replace(from, to);
  if (edited === text) throw new Error(`nothing to edit in ${file}`);
  await writeFile(file, edited);
}

describe('a level of the challenge', () => {
  it('is added by content alone, and is graded', async () => {
    await addLevel('6-sixth', (folder) =>
      edit(path.join(folder, 'challenge.json'), '"challenge.ts"', '"challenge-6.ts"'),
    );
    const { challenges } = await compileChallenges(root);
    expect(challenges.map(({ id, number, file }) => ({ id, number, file }))).toEqual([
      { id: 'sixth', number: 6, file: 'challenge-6.ts' },
    ]);
    const { graded, problems } = await checkChallenges(root);
    expect(problems).toEqual([]);
    expect(graded).toBeGreaterThanOrEqual(5);
  });

  it('is there in German with the same steps, and is refused without one of them', async () => {
    await addLevel('6-sixth');
    const { challenges, translations } = await compileChallenges(root);
    const [english, german] = [challenges[0], translations[0]];
    expect(german?.language).toBe('de');
    expect(german?.challenge.steps.map(({ id, kind, anchor }) => ({ id, kind, anchor }))).toEqual(
      english?.steps.map(({ id, kind, anchor }) => ({ id, kind, anchor })),
    );
    expect(german?.challenge).toMatchObject({ id: 'sixth', title: 'Drei Sigmoide', rule: english?.rule });
    await rm(path.join(root, 'lessons/challenges/6-sixth/de/4-change-the-rest.md'));
    const { problems } = await compileChallenges(root);
    expect(problems).toEqual([
      {
        file: 'lessons/challenges/6-sixth/de/4-change-the-rest.md',
        line: 1,
        message: 'the file is missing: a level is there in every language',
      },
    ]);
  });

  it('is refused when its starter passes, its solution does not, or fixes are missing', async () => {
    await addLevel('6-sixth', async (folder) => {
      await cp(path.join(folder, 'solution.ts'), path.join(folder, 'starter.ts'));
      await cp(path.join(folder, 'refused/one-relu.ts'), path.join(folder, 'solution.ts'));
      for (const file of ['he.ts', 'elu.ts', 'selu.ts']) await rm(path.join(folder, 'fixes', file));
    });
    const { problems } = await checkChallenges(root);
    expect(problems.map(({ file, message }) => `${path.basename(file)}: ${message}`)).toEqual([
      'starter.ts: must not pass and does',
      expect.stringMatching(/^solution\.ts: must pass and does not: .*ayer 1/),
      'fixes: needs 3 honest fixes besides the solution, not 2',
    ]);
  });

  it.each([
    ['a rule without a criterion', 'challenge.json', /"draws": \d+,/, '', 'rule.gradients.draws'],
    ['a step with two hints', '1-measure.md', /\n- Press Check now[^\n]*/, '', 'three hints'],
    ['a question with two right answers', '5-explain.md', 'correct: true', 'correct: false', 'correct'],
    [
      'a step whose solution is not there',
      '3-change-one.md',
      'solution-one.ts',
      'solution-two.ts',
      'there is no solution-two.ts',
    ],
    ['a German hint with another number', 'de/3-change-one.md', '0,25', '0,5', 'the English text has 0.25 here'],
    ['a German question with other answers', 'de/5-explain.md', 'id: derivative', 'id: slope', 'the choices are not'],
    [
      'a German step without its question',
      'de/2-predict.md',
      /question: .*\n/,
      '',
      'one of the two languages has a question',
    ],
    ['a link in a step', '1-measure.md', '**Check**', '[Check](https://example.org)', 'no headings, links'],
  ])('is refused for %s', async (_name, file, from, to, message) => {
    await addLevel('6-sixth', (folder) => edit(path.join(folder, file), from, to));
    const { problems } = await compileChallenges(root);
    expect(problems.map((problem) => problem.message).join('\n')).toContain(message);
  });
});
