import * as l10n from '@vscode/l10n';
import type { CheckChoices } from '../../model/checkChoices.js';
import { decimal, readDecimal } from '../../model/localNumber.js';
import { COURSE_MARKS, type Criteria } from '../../model/marks.js';
import type { ReportInputs } from '../../protocol/reportContract.js';
import { parseData, rowsText } from './rowsText.js';

/** The inputs of a check as they stand in the form: what a person types, right or wrong. */
export interface InputsDraft {
  readonly ownRows: boolean;
  readonly x: string;
  readonly y: string;
  readonly batchSize: string;
  /** Empty for the file's own loss, or the one that fits the output layer. */
  readonly loss: string;
  readonly seed: string;
  readonly draws: string;
  /** Whether the number of draws is a wish of the person's, which no time limit cuts, even where it is the usual one. */
  readonly drawsAsked: boolean;
  readonly criteria: Criteria;
  readonly small: string;
  readonly large: string;
}

export type DraftProblems = Partial<Record<keyof InputsDraft, string>>;

const HIGHEST_SEED = 0xffffffff;
export const MOST_DRAWS = 1024;
export const LARGEST_BATCH = 4096;

/** The form as it stands for a model with these inputs. */
export function draftOf({ choices, otherwise }: ReportInputs): InputsDraft {
  const rows = choices.rows === 'random' ? undefined : (choices.rows ?? otherwise.rows);
  const marks = choices.marks ?? otherwise.marks;
  return {
    ownRows: rows !== undefined,
    x: rows === undefined ? '' : rowsText(rows.x),
    y: rows === undefined ? '' : rowsText(rows.y),
    batchSize: String(choices.batchSize ?? otherwise.batchSize),
    loss: choices.loss ?? '',
    seed: String(choices.seed ?? otherwise.seed),
    draws: String(choices.draws ?? otherwise.draws),
    drawsAsked: choices.draws !== undefined,
    criteria: choices.criteria ?? otherwise.criteria,
    small: decimal(marks.small),
    large: decimal(marks.large),
  };
}

/** The choices that the form stands for, or what is wrong with it, field by field. */
export function choicesOf(
  draft: InputsDraft,
  { otherwise }: ReportInputs,
): { readonly ok: true; readonly choices: CheckChoices } | { readonly ok: false; readonly problems: DraftProblems } {
  const problems: { -readonly [Field in keyof InputsDraft]?: string | undefined } = {};
  const whole = (field: 'seed' | 'draws' | 'batchSize', low: number, high: number, words: string): number => {
    const value = Number(draft[field]);
    if (draft[field].trim() === '' || !Number.isInteger(value) || value < low || value > high) {
      problems[field] = words;
    }
    return value;
  };
  const seed = whole('seed', 0, HIGHEST_SEED, l10n.t('A seed is a whole number from 0 to {0}.', HIGHEST_SEED));
  const draws = whole(
    'draws',
    1,
    MOST_DRAWS,
    l10n.t('The number of draws is a whole number from 1 to {0}.', MOST_DRAWS),
  );
  const batchSize = draft.ownRows
    ? otherwise.batchSize
    : whole('batchSize', 1, LARGEST_BATCH, l10n.t('The batch has from 1 to {0} rows.', LARGEST_BATCH));
  const marks = { small: readDecimal(draft.small), large: readDecimal(draft.large) };
  if (draft.criteria === 'course') Object.assign(marks, COURSE_MARKS);
  else if (!(marks.small > 0)) problems.small = l10n.t('A mark is a number above 0, such as 0.0001.');
  else if (!(marks.large > marks.small)) problems.large = l10n.t('This mark must be larger than the other one.');
  const data = draft.ownRows ? parseData(draft.x, draft.y) : undefined;
  if (data?.ok === false) {
    problems.x = data.x;
    problems.y = data.y;
  }

  const wrong = Object.fromEntries(Object.entries(problems).filter(([, problem]) => typeof problem === 'string'));
  if (Object.keys(wrong).length > 0) return { ok: false, problems: wrong };
  // Rows of the file's own give way to random ones only at the person's word.
  const random = otherwise.rows === undefined ? undefined : 'random';
  const rows = data?.ok === true ? { x: data.x, y: data.y } : random;
  const usual = otherwise.marks;
  return {
    ok: true,
    choices: {
      ...(seed !== otherwise.seed && { seed }),
      ...((draft.drawsAsked || draws !== otherwise.draws) && { draws }),
      ...(batchSize !== otherwise.batchSize && { batchSize }),
      ...(draft.loss !== '' && { loss: draft.loss }),
      ...(rows !== undefined && JSON.stringify(rows) !== JSON.stringify(otherwise.rows) && { rows }),
      ...((marks.small !== usual.small || marks.large !== usual.large) && { marks }),
      ...(draft.criteria !== otherwise.criteria && { criteria: draft.criteria }),
    },
  };
}
