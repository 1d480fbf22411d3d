import { describe, expect, it } from 'vitest';
import { resultAsJson, resultAsMarkdown, type ChallengeResult } from '../../../../src/lesson/challenge/certificate.js';
import { without } from '../../without.js';
import type { ChallengeFigures } from '../../../../src/lesson/challenge/challengeVerdict.js';

const figures = (medians: readonly number[], accuracies: readonly number[] = []): ChallengeFigures => ({
  layers: medians.map((median, index) => ({ number: index + 1, label: `dense ${8 - index}`, median, path: [index] })),
  draws: 256,
  firstToLast: 0.1,
  deadShare: 0,
  loss: 0.2,
  accuracies,
  validationAccuracies: accuracies,
});

const result: ChallengeResult = {
  challenge: 'three-sigmoids',
  title: 'Level 1',
  passed: true,
  date: '2026-03-04T05:06:07.000Z',
  file: 'challenge.ts',
  code: 'const a = 1;\n\n',
  approach: ['tanh instead of sigmoid', 'adam'],
  gains: ['It helps.'],
  before: figures([5.4e-5, 0.02]),
  after: figures([0.0042, 0.03], [0.9, 0.95]),
  missing: [],
  versions: { gradientLens: '0.1.0', tensorflow: '4.22.0' },
};

const linesOf = (changes: Partial<ChallengeResult>) => resultAsMarkdown({ ...result, ...changes }).split('\n');

describe('a result for a person to keep', () => {
  it('says what was done, how much it helped, the figures, the code and how to measure again', () => {
    expect(linesOf({})).toEqual([
      '# Level 1',
      '',
      'Passed on 2026-03-04.',
      '',
      'The change: tanh instead of sigmoid; adam.',
      '',
      '- It helps.',
      '',
      '| layer | | before | now |',
      '|---|---|---|---|',
      '| 1 | dense 8 | 5.4e-5 | 4.2e-3 |',
      '| 2 | dense 7 | 0.02 | 0.03 |',
      '',
      'Mean |gradient| per layer, medians of 256 draws.',
      '',
      'Training accuracy by seed: 90.0 %, 95.0 %; median 92.5 %.',
      '',
      'The code (challenge.ts):',
      '',
      '```ts',
      'const a = 1;',
      '```',
      '',
      'Measured with Gradient Lens 0.1.0 and TensorFlow.js 4.22.0. The same figures come from the command line: `gradient-lens check --challenge three-sigmoids challenge.ts`',
      '',
    ]);
  });

  it('says of a level that is not passed what is missing', () => {
    const lines = linesOf({ passed: false, approach: [], gains: [], missing: ['Layer 1 gets too little.'] });
    expect(lines.slice(2, 6)).toEqual(['Not passed yet, checked on 2026-03-04.', '', '- Layer 1 gets too little.', '']);
  });

  it('has no table where nothing was measured', () => {
    expect(resultAsMarkdown(without(result, 'after'))).not.toContain('|---');
  });

  it('leaves open what a layer got before where it was not there', () => {
    expect(resultAsMarkdown(without(result, 'before'))).toContain('\n| 1 | dense 8 |  | 4.2e-3 |\n');
    expect(linesOf({ before: figures([5.4e-5]) })).toContain('| 2 | dense 7 |  | 0.03 |');
  });

  it('speaks of no accuracy where nothing was trained', () => {
    expect(linesOf({ after: figures([0.0042, 0.03]) }).join('\n')).not.toContain('accuracy');
  });

  it('fences code that has fences itself', () => {
    const lines = linesOf({ code: '// ````\n// `a`' });
    expect(lines).toContain('`````ts');
    expect(lines).toContain('`````');
  });
});

it('a result as data is read back as it was', () => {
  expect(JSON.parse(resultAsJson(result))).toEqual(result);
});
