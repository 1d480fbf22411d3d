import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import {
  EMPTY_REPORT,
  REPORT_FORMAT,
  reportHostContract,
  reportMemoryOf,
  reportPageContract,
  type ReportPageState,
} from '../../../src/protocol/reportContract.js';
import { without } from '../without.js';

const subject = { uri: 'file:///a.ts', definitionId: 'model', name: 'model', file: 'a.ts', line: 3 };
const state: ReportPageState = { ...EMPTY_REPORT, subject };

describe('what a report page left before a reload', () => {
  it('is taken if it is whole, of this version and of a model', () => {
    const memory = { format: REPORT_FORMAT, state };
    expect(reportMemoryOf(memory)).toBe(memory);
  });

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['a text', 'state'],
    ['another version', { format: REPORT_FORMAT + 1, state }],
    ['no version', { state }],
    ['no state', { format: REPORT_FORMAT }],
    ['null for a state', { format: REPORT_FORMAT, state: null }],
    ['a state that lacks a part', { format: REPORT_FORMAT, state: without(state, 'fixes') }],
    ['a state without a model', { format: REPORT_FORMAT, state: EMPTY_REPORT }],
    ['a text for a model', { format: REPORT_FORMAT, state: { ...state, subject: 'model' } }],
  ])('is not shown if it is %s', (_name, memory) => {
    expect(reportMemoryOf(memory)).toBeUndefined();
  });
});

describe('an update of a report page', () => {
  const { params } = reportPageContract.update;

  it.each<[string, unknown, boolean]>([
    ['one part', { cursor: [1] }, true],
    ['no part', {}, true],
    ['all parts', EMPTY_REPORT, true],
    ['a part that the state does not have', { cursor: [1], onload: 'alert(1)' }, false],
    ['a name that every object has', { toString: 1 }, false],
    ['null', null, false],
    ['a number', 3, false],
  ])('may have %s: %j is %s', (_name, update, accepted) => {
    expect(v.is(params, update)).toBe(accepted);
  });
});

describe('what a person chooses in a report', () => {
  const { params } = reportHostContract.choose;

  it('may be rows of any depth with numbers that are not finite, which the engine judges', () => {
    const choices = { rows: { x: [[[1, NaN]], [[-Infinity, 2]]], y: [0, 1] } };
    expect(v.parse(params, choices)).toEqual(choices);
    expect(v.parse(params, { rows: 'random' })).toEqual({ rows: 'random' });
  });

  it.each<[string, unknown]>([
    ['rows with a text in them', { rows: { x: [['1']], y: [0] } }],
    ['inputs without targets', { rows: { x: [[1]] } }],
    ['a seed in words', { seed: 'one' }],
    ['an absent seed that is written down', { seed: undefined }],
    ['other criteria', { criteria: 'lenient' }],
    ['half of the marks', { marks: { small: 1e-4 } }],
  ])('may not be %s', (_name, choices) => {
    expect(v.is(params, choices)).toBe(false);
  });
});
