import type { Value } from './value.js';

/** Whether a value counts as true in a condition; undefined if that is not known. */
export function truthOf(value: Value): boolean | undefined {
  switch (value.kind) {
    case 'primitive':
      return Boolean(value.value);
    case 'unknown':
      return undefined;
    case 'union': {
      const truths = new Set(value.alternatives.map(truthOf));
      const [only] = truths;
      return truths.size === 1 ? only : undefined;
    }
    default:
      return true;
  }
}
