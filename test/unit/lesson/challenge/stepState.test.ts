import { describe, expect, it } from 'vitest';
import { NOT_STARTED, stepOf, withResetStep, withStep } from '../../../../src/lesson/challenge/challengeProgress.js';
import { challengeVerdict } from '../../../../src/lesson/challenge/challengeVerdict.js';
import { answerChoices, answerFeedback, isReached } from '../../../../src/lesson/challenge/stepState.js';
import { compileChallenges } from '../../../../scripts/compile-challenges.mjs';
import { definitionIn, measured, ruleOf, textOf } from './levels.js';

const FIRST = '1-three-sigmoids';
const rule = ruleOf(FIRST);
const starter = definitionIn(textOf(FIRST, 'starter.ts'));
const { challenges } = await compileChallenges(process.cwd());
const steps = challenges[0]?.steps ?? [];
const stepCalled = (id: string) => steps.find((step) => step.id === id)!;

async function reached(file: string): Promise<readonly string[]> {
  const network = definitionIn(textOf(FIRST, file));
  const measurement = await measured(rule, network);
  const verdict = challengeVerdict(rule, network, measurement);
  return steps.filter((step) => isReached(step, { starter, network, verdict, measurement })).map(({ id }) => id);
}

describe('the steps of level 1', () => {
  it.each([
    ['starter.ts', ['measure']],
    ['solution-one.ts', ['measure', 'change-one']],
    ['solution.ts', ['measure', 'change-one', 'change-the-rest', 'many-draws']],
    ['fixes/selu.ts', ['measure', 'change-one', 'change-the-rest', 'many-draws']],
  ])('%s is the state of %j', async (file, ids) => {
    expect(await reached(file)).toEqual(ids);
  });

  it('judge a prediction by what was measured', async () => {
    const step = stepCalled('predict');
    const before = await measured(rule, starter);
    expect(answerChoices(step, 4).map(({ id }) => id)).toEqual(['layer-1', 'layer-2', 'layer-3', 'layer-4']);
    expect(answerFeedback(step, 'layer-1', before)?.correct).toBe(true);
    expect(answerFeedback(step, 'layer-4', before)).toMatchObject({ correct: false });
    expect(answerFeedback(step, 'layer-4', before)?.message).toMatch(/it is layer 1.*layer 1: 5\.\de-5/);
    expect(answerFeedback(step, 'layer-1', undefined)).toBeUndefined();
  });

  it('judge a question by its content', () => {
    const step = stepCalled('explain');
    expect(answerFeedback(step, 'derivative', undefined)?.correct).toBe(true);
    expect(answerFeedback(step, 'bigger-weights', undefined)?.correct).toBe(false);
    expect(answerFeedback(step, 'nonsense', undefined)).toBeUndefined();
  });
});

describe('progress', () => {
  it('resets a step to before anything was done in it', () => {
    const level = withStep({ step: 'a', steps: {} }, 'a', { hints: 2, done: true, answer: 'yes' });
    expect(stepOf(withResetStep(level, 'a'), 'a')).toEqual({ hints: 0, done: false, tried: false });
    expect(stepOf(level, 'b')).toEqual({ hints: 0, done: false, tried: false });
    expect(NOT_STARTED.current).toBeUndefined();
  });
});
