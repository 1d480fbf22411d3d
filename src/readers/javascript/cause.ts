import type { UnknownKind } from '../../model/modelDefinition.js';
import type { ConfigValue } from '../../model/network.js';
import type { SourceRange } from '../../model/sourceRange.js';
import { standaloneClause, type Reason } from './reason.js';

/** The first thing that is not known on the way to a value. */
export interface Cause {
  /** Equal for the same thing wherever it is used; an answer is kept under this key while a text is evaluated. */
  readonly key: string;
  /** What it is called in the text: `units`, `data.shape[1]`. */
  readonly text: string;
  /** The name of the parameter, variable or property, if it has one. */
  readonly name: string | undefined;
  readonly reason: Reason;
  readonly range: SourceRange;
  /** Whether a plain value put in its place would make everything known. */
  readonly askable: boolean;
  /** Kinds of value it was compared or computed with. */
  readonly kinds: Set<UnknownKind>;
  /** Values that the text itself offers: a default, a literal it is compared with. */
  readonly suggestions: ConfigValue[];
}

const MAXIMUM_TEXT = 60;
const MAXIMUM_CAUSES = 8;

/** One line of source for a message, cut when long. */
export function shortText(source: string): string {
  const line = source.replace(/\s+/gu, ' ').trim();
  return line.length <= MAXIMUM_TEXT ? line : `${line.slice(0, MAXIMUM_TEXT - 1)}…`;
}

/** Remembers a value that the text offers for an unknown, once. */
export function suggest(causes: readonly Cause[], value: ConfigValue): void {
  for (const { suggestions } of causes) {
    const written = JSON.stringify(value);
    if (suggestions.length < MAXIMUM_CAUSES && !suggestions.some((known) => JSON.stringify(known) === written)) {
      suggestions.push(value);
    }
  }
}

/** All causes of several unknowns, each once. Made for the usual case that one list holds them all. */
export function joinCauses(...lists: readonly (readonly Cause[])[]): readonly Cause[] {
  let joined: readonly Cause[] = NONE;
  for (const list of lists) {
    if (list === joined || list.length === 0) continue;
    if (joined.length === 0) joined = list;
    else {
      for (const cause of list) {
        if (joined.length < MAXIMUM_CAUSES && !joined.some(({ key }) => key === cause.key)) joined = [...joined, cause];
      }
    }
  }
  return joined;
}

const NONE: readonly Cause[] = [];

/** A cause as a clause of its own: `makeLayers() is known only when the program runs`. */
export function causeClause({ text, reason }: Cause): string {
  return standaloneClause(text, reason);
}
