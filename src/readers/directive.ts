import * as l10n from '@vscode/l10n';
import type { NestedNumbers } from '../model/gradientCheck.js';
import type { Unreadable } from '../model/modelDefinition.js';
import type { ConfigValue } from '../model/network.js';
import type { SourceRange } from '../model/sourceRange.js';
import { parseDirectiveValues } from './directiveValues.js';

/** A comment of the text; `text` is what stands in it, without the language's marks. */
export interface Comment extends SourceRange {
  readonly text: string;
}

/** A comment `gradients: inputShape=[10], units=16, x=[[...]], y=[[...]]`. */
export interface Directive extends SourceRange {
  readonly values: ReadonlyMap<string, ConfigValue>;
  readonly data: { readonly x: NestedNumbers; readonly y: NestedNumbers } | undefined;
  readonly problem: Unreadable | undefined;
}

const MARK = /^gradients\s*:/u;

function isNumbers(value: ConfigValue): value is NestedNumbers & ConfigValue {
  return typeof value === 'number' || (Array.isArray(value) && (value as readonly ConfigValue[]).every(isNumbers));
}

export function readDirectives(comments: readonly Comment[]): Directive[] {
  const directives: Directive[] = [];
  for (const { start, end, text } of comments) {
    const mark = MARK.exec(text);
    if (mark === null) continue;
    const parsed = parseDirectiveValues(text.slice(mark[0].length));
    const values = new Map(parsed.values);
    const [x, y] = [values.get('x'), values.get('y')];
    values.delete('x');
    values.delete('y');
    let problem = parsed.problem;
    let data: Directive['data'];
    if (x !== undefined && y !== undefined && isNumbers(x) && isNumbers(y)) data = { x, y };
    else if (x !== undefined || y !== undefined) {
      problem ??= l10n.t(
        'The comment must give both x and y as lists of numbers, such as {0}.',
        'x=[[1, 2]], y=[[0.8]]',
      );
    }
    directives.push({
      start,
      end,
      values,
      data,
      problem: problem === undefined ? undefined : { reason: problem, range: { start, end } },
    });
  }
  return directives;
}
