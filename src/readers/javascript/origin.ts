import type { SourceRange } from '../../model/sourceRange.js';
import type { Value } from './value.js';

/** The literal a value was written as in the text that is read, if it is one. */
export function originOf(value: Value): SourceRange | undefined {
  switch (value.kind) {
    case 'primitive':
    case 'array':
    case 'object':
      return value.origin;
    default:
      return undefined;
  }
}
