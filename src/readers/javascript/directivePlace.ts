import type { SourceRange } from '../../model/sourceRange.js';
import type { Directive } from '../directive.js';
import type { Draft } from '../draft.js';
import type { Program } from './syntax.js';

/** Start of the next thing after `from` that is neither space nor comment. */
function nextToken(program: Program, from: number): number {
  let position = from;
  for (;;) {
    const rest = /[^\s]/u.exec(program.text.slice(position, position + 10_000));
    if (rest === null) return position;
    position += rest.index;
    const comment = program.comments.find(({ start }) => start === position);
    if (comment === undefined) return position;
    position = comment.end;
  }
}

/** End of the longest statement, class member or property that starts at a place; 0 if none does. */
function endOfSpan(part: unknown, start: number): number {
  if (typeof part !== 'object' || part === null) return 0;
  // A list has no place of its own.
  const { start: from = -Infinity, end: to = Infinity } = part as Partial<SourceRange>;
  if (start < from || start >= to) return 0;
  let end = from === start ? to : 0;
  for (const child of Object.values(part)) end = Math.max(end, endOfSpan(child, start));
  return end;
}

function isAbove(directive: Directive, place: SourceRange, program: Program): boolean {
  if (directive.end <= place.start) {
    const token = nextToken(program, directive.end);
    return token <= place.start && endOfSpan(program.statements, token) >= place.end;
  }
  // On the same line, behind the definition's beginning.
  return directive.start >= place.start && !program.text.slice(place.start, directive.start).includes('\n');
}

/** The directive nearest above a definition, or above the call that this reading is of. */
export function directiveFor(draft: Draft, directives: readonly Directive[], program: Program): Directive | undefined {
  for (const place of [draft.callSite, draft.range]) {
    if (place === undefined) continue;
    const above = directives.filter((directive) => isAbove(directive, place, program));
    const nearest = above.at(-1);
    if (nearest !== undefined) return nearest;
  }
  return undefined;
}
