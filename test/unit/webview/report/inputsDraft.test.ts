import { describe, expect, it } from 'vitest';
import { writeNumbersIn } from '../../../../src/model/localNumber.js';
import { COURSE_MARKS } from '../../../../src/model/marks.js';
import type { ReportInputs } from '../../../../src/protocol/reportContract.js';
import { choicesOf, draftOf } from '../../../../src/webview/report/inputsDraft.js';

const inputs: ReportInputs = {
  choices: {},
  otherwise: { seed: 42, draws: 64, batchSize: 32, marks: COURSE_MARKS, criteria: 'robust' },
};

describe('the form of a check’s inputs', () => {
  it('chooses nothing while nothing is changed', () => {
    expect(choicesOf(draftOf(inputs), inputs)).toEqual({ ok: true, choices: {} });
  });

  it('chooses exactly what differs from the file and the settings', () => {
    const draft = { ...draftOf(inputs), seed: '7', loss: 'huber', ownRows: true, x: '[[1, 2]]', y: '[1]' };
    const choices = { seed: 7, loss: 'huber', rows: { x: [[1, 2]], y: [1] } };
    expect(choicesOf(draft, inputs)).toEqual({ ok: true, choices });
    expect(choicesOf(draftOf({ ...inputs, choices }), inputs)).toEqual({ ok: true, choices });
  });

  it('takes random rows in the place of those of the comment, and goes back to them', () => {
    const withRows = { ...inputs, otherwise: { ...inputs.otherwise, rows: { x: [[1]], y: [[1]] } } };
    const random = choicesOf({ ...draftOf(withRows), ownRows: false }, withRows);
    expect(random).toMatchObject({ ok: true, choices: { rows: 'random' } });
    const again = draftOf({ ...withRows, choices: { rows: 'random' } });
    expect(again.ownRows).toBe(false);
    expect(choicesOf({ ...again, ownRows: true, x: '[[1]]', y: '[[1]]' }, withRows)).toEqual({ ok: true, choices: {} });
  });

  it('keeps the rows of the comment above the model as the file’s own', () => {
    const withRows = { ...inputs, otherwise: { ...inputs.otherwise, rows: { x: [[1]], y: [[1]] } } };
    expect(choicesOf(draftOf(withRows), withRows)).toEqual({ ok: true, choices: {} });
  });

  it('says of every field that cannot be used what it must be', () => {
    const draft = { ...draftOf(inputs), seed: '-1', draws: '2000', batchSize: '', small: '0' };
    const outcome = choicesOf(draft, inputs);
    expect(outcome.ok || Object.keys(outcome.problems).toSorted()).toEqual(['batchSize', 'draws', 'seed', 'small']);
  });

  it('takes a number of draws that was typed for a wish, also the usual one, until it goes back', () => {
    const asked = choicesOf({ ...draftOf(inputs), drawsAsked: true }, inputs);
    expect(asked).toEqual({ ok: true, choices: { draws: 64 } });
    expect(draftOf({ ...inputs, choices: { draws: 64 } }).drawsAsked).toBe(true);
    expect(draftOf(inputs).drawsAsked).toBe(false);
  });

  it('takes marks with the decimal mark of the language or a point, and shows the former', () => {
    writeNumbersIn('de');
    const draft = draftOf(inputs);
    expect([draft.small, draft.large]).toEqual(['0,0001', '1']);
    expect(choicesOf({ ...draft, small: '0,25', large: '1.5' }, inputs)).toEqual({
      ok: true,
      choices: { marks: { small: 0.25, large: 1.5 } },
    });
    writeNumbersIn('en');
    expect(choicesOf({ ...draft, small: '0,25' }, inputs)).toMatchObject({ ok: false });
  });

  it('goes back to the notebook’s marks with the course’s criterion', () => {
    const own = { ...inputs, otherwise: { ...inputs.otherwise, marks: { small: 0.01, large: 2 } } };
    expect(choicesOf({ ...draftOf(own), criteria: 'course', small: 'x' }, own)).toEqual({
      ok: true,
      choices: { criteria: 'course', marks: COURSE_MARKS },
    });
  });
});
