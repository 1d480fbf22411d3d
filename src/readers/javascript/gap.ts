import type { ConfigValue } from '../../model/network.js';
import type { SourceRange } from '../../model/sourceRange.js';
import type { Cause } from './cause.js';
import type { Fork } from './heap.js';

/** A place in a list where any number of elements may stand. */
export interface Gap {
  readonly kind: 'gap';
  readonly causes: readonly Cause[];
}

/** A value of a configuration that is not (completely) known. */
export interface ConfigGap {
  readonly argument: string;
  readonly causes: readonly Cause[];
  /** Whether the argument is the unknown thing itself. */
  readonly direct: boolean;
  readonly range: SourceRange;
  /** The value as written, for a message. */
  readonly text: string;
  /** The known part, `[28, 28, null]`. */
  readonly partial: ConfigValue | undefined;
}

/** Something that makes a definition unreadable: one sentence and a place. */
export interface Fault {
  readonly reason: string;
  readonly range: SourceRange;
}

/** A list after a fork: what both ways have in common, then a gap for all that they do not. */
export function mergeLists<Item>(
  first: readonly (Item | Gap)[],
  second: readonly (Item | Gap)[],
  fork: Fork,
): (Item | Gap)[] {
  const merged: (Item | Gap)[] = [];
  let index = 0;
  while (index < first.length && index < second.length && first[index] === second[index]) {
    merged.push(first[index] as Item | Gap);
    index++;
  }
  if (index < first.length || index < second.length) merged.push({ kind: 'gap', causes: fork.causes });
  return merged;
}
