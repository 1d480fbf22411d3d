import type { SourceRange } from '../../model/sourceRange.js';

/** Text that is put into a broken text for the parser only, at an offset of the text as it is. */
export interface Insertion {
  readonly at: number;
  readonly text: string;
  /** Set where it only helps the parser with code that is right: nothing is cut off there. */
  readonly isNeutral?: true;
}

/** The text with spaces in place of these ranges. */
export function withBlanks(text: string, ranges: readonly SourceRange[]): string {
  return ranges.reduce((result, { start, end }) => {
    return result.slice(0, start) + result.slice(start, end).replace(/\S/gu, ' ') + result.slice(end);
  }, text);
}

/** The text with everything inserted; insertions stand in the order of their places. */
export function withInsertions(text: string, insertions: readonly Insertion[]): string {
  let result = '';
  let from = 0;
  for (const { at, text: inserted } of insertions) {
    result += text.slice(from, at) + inserted;
    from = at;
  }
  return result + text.slice(from);
}

/** A stretch of a text before and after it was mended. */
interface Change {
  readonly fromA: number;
  readonly toA: number;
  readonly fromB: number;
  readonly toB: number;
}

/** What insertions and blanks change, as the parser wants to know it. */
export function changesOf(insertions: readonly Insertion[], blank: readonly SourceRange[]): readonly Change[] {
  const stretches = [
    ...insertions.map(({ at, text }) => ({ start: at, end: at, inserted: text.length })),
    ...blank.map(({ start, end }) => ({ start, end, inserted: end - start })),
  ].sort((one, other) => one.start - other.start);
  let shift = 0;
  return stretches.map(({ start, end, inserted }) => {
    const change = { fromA: start, toA: end, fromB: start + shift, toB: start + shift + inserted };
    shift += inserted - (end - start);
    return change;
  });
}

/** The one stretch in which two texts differ. */
export function changeBetween(before: string, after: string): Change {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let same = 0;
  while (
    same < shorter - start &&
    before.charCodeAt(before.length - 1 - same) === after.charCodeAt(after.length - 1 - same)
  ) {
    same++;
  }
  return { fromA: start, toA: before.length - same, fromB: start, toB: after.length - same };
}

/** Turns offsets of a text with insertions into offsets of the text as it is; asked in ascending or any order. */
export class OffsetMap {
  private readonly starts: number[] = [];
  private readonly ends: number[] = [];

  constructor(private readonly insertions: readonly Insertion[]) {
    let shift = 0;
    for (const { at, text } of insertions) {
      this.starts.push(at + shift);
      shift += text.length;
      this.ends.push(at + shift);
    }
  }

  original(offset: number): number {
    let removed = 0;
    for (const [index, start] of this.starts.entries()) {
      if (offset <= start) break;
      removed += Math.min(offset, this.ends[index] ?? start) - start;
    }
    return offset - removed;
  }

  /** The place of the first insertion that begins inside this range, not at its ends. */
  insertionIn(from: number, to: number): number | undefined {
    const index = this.starts.findIndex(
      (start, place) => start > from && start < to && this.insertions[place]?.isNeutral !== true,
    );
    return index < 0 ? undefined : this.insertions[index]?.at;
  }
}
