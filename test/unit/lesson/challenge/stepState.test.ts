import { describe, expect, it } from 'vitest';
import { NOT_STARTED, stepOf, withResetStep, withStep } from '../../../../src/lesson/challenge/challengeProgress.js';
import { challengeVerdict } from '../../../../src/lesson/challenge/challengeVerdict.js';
import type { ExpectedState, StepContent } from '../../../../src/lesson/challenge/challengeContent.js';
import {
  answerChoices,
  answerFeedback,
  isReached,
  waitsForAnswer,
  type CheckedState,
} from '../../../../src/lesson/challenge/stepState.js';
import { compileChallenges } from '../../../../scripts/compile-challenges.mjs';
import { gradientReportOf } from '../../webview/gradientReportOf.js';
import { without } from '../../without.js';
import { definitionIn, measured, ruleOf, textOf } from './levels.js';

const FIRST = '1-three-sigmoids';
const rule = ruleOf(FIRST);
const starter = definitionIn(textOf(FIRST, 'starter.ts'));
const { challenges } = await compileChallenges(process.cwd());
const steps = challenges[0]?.steps ?? [];
const NONE = { findings: [], headline: 'healthy', verdict: 'It is healthy.' };
const stepCalled = (id: string) => steps.find((step) => step.id === id)!;

async function reached(file: string): Promise<readonly string[]> {
  const network = definitionIn(textOf(FIRST, file));
  const measurement = await measured(rule, network);
  const verdict = challengeVerdict(rule, network, measurement);
  return steps.filter((step) => isReached(step, { starter, network, verdict, measurement })).map(({ id }) => id);
}

it('lets the words of a check wait for the answer that they would give away', () => {
  expect(steps.map(({ kind }) => waitsForAnswer(kind, null))).toEqual([false, true, false, false, false, false]);
  expect(waitsForAnswer('predict', 'layer-4')).toBe(false);
  expect(waitsForAnswer('predict', undefined)).toBe(true);
});

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

describe('a step of any level', () => {
  const [edit] = steps.filter(({ kind }) => kind === 'edit');
  const network = definitionIn(textOf(FIRST, 'solution-one.ts'));
  const vanishing = {
    rule: 'vanishing',
    severity: 'warning',
    headline: '',
    message: '',
    layers: [],
    evidence: [],
  } as const;
  const checked = async (passed = false): Promise<CheckedState> => {
    const measurement = await measured(rule, network);
    const diagnosis = { ...measurement.diagnosis, findings: [vanishing] };
    return { starter, network, verdict: { passed, shortfalls: [] }, measurement: { ...measurement, diagnosis } };
  };
  const asking = (expects: ExpectedState) => ({ ...edit!, kind: 'edit', expects }) as StepContent;
  const optimizer = { name: 'adam' };

  it.each<[string, ExpectedState, boolean]>([
    ['nothing in particular', {}, true],
    ['one changed layer', { changedLayers: 1 }, true],
    ['two changed layers', { changedLayers: 2 }, false],
    ['another optimiser', { changedOptimizer: true }, false],
    ['that the level is passed', { passed: true }, false],
    ['that a finding is gone which is still there', { without: ['exploding', 'vanishing'] }, false],
    ['that a finding is gone which is gone', { without: ['exploding'] }, true],
  ])('which asks for %s, after one change: %j is %s', async (_what, expects, reachedNow) => {
    expect(isReached(asking(expects), await checked())).toBe(reachedNow);
    // Who has passed the level has passed its steps.
    expect(isReached(asking(expects), await checked(true))).toBe(true);
  });

  it('sees another optimiser', async () => {
    const state = await checked();
    const changed = { ...state, network: { ...network, optimizer } };
    expect(isReached(asking({ changedOptimizer: true }), changed)).toBe(true);
    expect(isReached(asking({ changedOptimizer: true }), { ...changed, starter: { ...starter, optimizer } })).toBe(
      false,
    );
  });

  it('is not reached by what could not be measured', async () => {
    const state = without(await checked(), 'measurement');
    expect(isReached(asking({}), state)).toBe(false);
    expect(isReached(stepCalled('measure'), state)).toBe(false);
  });

  it('is not done by a check if it asks for an answer', async () => {
    expect(isReached(stepCalled('predict'), await checked(true))).toBe(false);
    expect(isReached(stepCalled('explain'), await checked(true))).toBe(false);
  });

  it('has the choices that it asks for, or none', () => {
    expect(answerChoices(stepCalled('explain'), 4).map(({ id }) => id)).toContain('derivative');
    expect(answerChoices(stepCalled('predict'), 2).map(({ label }) => label)).toEqual([
      'Layer 1',
      'Layer 2, the output',
    ]);
    expect(answerChoices(asking({}), 4)).toEqual([]);
  });

  it('says nothing to an answer that it does not ask for', async () => {
    const { measurement } = await checked();
    expect(answerFeedback(asking({}), 'layer-1', measurement)).toBeUndefined();
    expect(answerFeedback(stepCalled('predict'), 'layer-9', measurement)).toBeUndefined();
  });

  it('goes by the largest gradient where it asks for that', () => {
    const before = {
      report: gradientReportOf([[0.2], [0.7], [0.5]]),
      single: gradientReportOf([]),
      diagnosis: NONE,
      histories: [],
    };
    const largest = { ...stepCalled('predict'), layer: 'largest' } as StepContent;
    expect(answerFeedback(largest, 'layer-2', before)).toEqual({
      correct: true,
      message: 'Right, layer 2. Measured before any change: layer 1: 0.2, layer 2: 0.7, layer 3: 0.5.',
    });
    expect(answerFeedback(largest, 'layer-1', before)?.message).toMatch(/^Not quite: it is layer 2\./);
    const nothing = { ...before, report: gradientReportOf([]) };
    expect(answerFeedback(largest, 'layer-1', nothing)).toBeUndefined();
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
