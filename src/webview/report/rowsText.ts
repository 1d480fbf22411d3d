import * as l10n from '@vscode/l10n';
import type { NestedNumbers } from '../../model/gradientCheck.js';

/** What a person's text means, or one sentence that says what is wrong with it. */
export type Parsed<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly problem: string };

const refuse = (problem: string): { readonly ok: false; readonly problem: string } => ({ ok: false, problem });

/** Rows as a person types or pastes them: JSON, or one row per line with commas, tabs or spaces between the numbers. */
export function parseRows(text: string, name: 'x' | 'y'): Parsed<readonly NestedNumbers[]> {
  if (text.trim() === '') return refuse(l10n.t('{0} is empty: give rows such as [[1, 2], [3, 4]].', name));
  const written = parseJson(text) ?? parseLines(text);
  if (written === undefined) {
    return refuse(
      l10n.t('{0} is no list of rows: write JSON such as [[1, 2], [3, 4]], or one row of numbers per line.', name),
    );
  }
  if (!Array.isArray(written)) return refuse(l10n.t('{0} must be a list of rows such as [[1, 2], [3, 4]].', name));
  const rows: readonly unknown[] = written;
  if (rows.length === 0) return refuse(l10n.t('{0} is empty: give rows such as [[1, 2], [3, 4]].', name));
  for (const [index, row] of rows.entries()) {
    const stranger = findStranger(row);
    if (stranger !== undefined) {
      return refuse(
        l10n.t('{0} must hold numbers only, but its row {1} holds {2}.', name, index + 1, JSON.stringify(stranger)),
      );
    }
  }
  return sameShapes(rows as readonly NestedNumbers[], name);
}

/** Inputs and targets together; each problem is told of the field that it is in. */
export function parseData(
  xText: string,
  yText: string,
):
  | { readonly ok: true; readonly x: NestedNumbers; readonly y: NestedNumbers }
  | { readonly ok: false; readonly x?: string; readonly y?: string } {
  const x = parseRows(xText, 'x');
  const y = parseRows(yText, 'y');
  if (!x.ok || !y.ok) return { ok: false, ...(!x.ok && { x: x.problem }), ...(!y.ok && { y: y.problem }) };
  if (x.value.every((row) => typeof row === 'number')) {
    return {
      ok: false,
      x: l10n.t('x must be a list of rows: one row of {0} numbers is written [[...]].', x.value.length),
    };
  }
  if (x.value.length === y.value.length) return { ok: true, x: x.value, y: y.value };
  return {
    ok: false,
    y: l10n.t('x has {0} rows and y has {1}: give one target for each row of inputs.', x.value.length, y.value.length),
  };
}

/** Rows as they are shown for editing: one per line. */
export function rowsText(rows: NestedNumbers): string {
  if (typeof rows === 'number') return String(rows);
  return `[${rows.map((row) => JSON.stringify(row)).join(',\n ')}]`;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Numbers as they come out of a spreadsheet. */
function parseLines(text: string): readonly (readonly number[])[] | undefined {
  const rows = text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map((line) =>
      line
        .trim()
        .split(/\s*[,;\t]\s*|\s+/)
        .filter((part) => part !== '')
        .map(Number),
    );
  return rows.every((row) => row.length > 0 && row.every(Number.isFinite)) ? rows : undefined;
}

/** The first thing in a row that is neither a number nor a list. */
function findStranger(row: unknown): unknown {
  if (typeof row === 'number') return undefined;
  if (!Array.isArray(row)) return row;
  return (row as readonly unknown[]).map(findStranger).find((found) => found !== undefined);
}

function sameShapes(rows: readonly NestedNumbers[], name: string): Parsed<readonly NestedNumbers[]> {
  const shapes = rows.map(shapeWords);
  const other = shapes.findIndex((shape) => shape !== shapes[0]);
  if (other < 0) return { ok: true, value: rows };
  return refuse(
    l10n.t(
      'The rows of {0} differ: row 1 has {1}, row {2} has {3}.',
      name,
      shapes[0] ?? '',
      other + 1,
      shapes[other] ?? '',
    ),
  );
}

function shapeWords(row: NestedNumbers): string {
  if (typeof row === 'number') return l10n.t('a single number');
  if (row.every((part) => typeof part === 'number')) {
    return row.length === 1 ? l10n.t('1 number') : l10n.t('{0} numbers', row.length);
  }
  const inner = new Set(row.map(shapeWords));
  return inner.size === 1
    ? l10n.t('{0} lists of {1}', row.length, [...inner][0] ?? '')
    : l10n.t('lists of different lengths');
}
