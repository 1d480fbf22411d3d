import { suggest } from './cause.js';
import { causesOf, type Value } from './value.js';

/** Remembers that an unknown is used as this kind of value, and a value it is compared with. */
export function hint(value: Value, other: Value): void {
  if (other.kind !== 'primitive' || other.value === undefined || other.value === null) return;
  const causes = causesOf(value);
  for (const { kinds } of causes) kinds.add(typeof other.value as 'number' | 'string' | 'boolean');
  if (value.kind === 'unknown' && value.direct && typeof other.value === 'string') suggest(causes, other.value);
}
