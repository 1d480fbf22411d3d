/** Numbers that JSON has no word for; without this they would arrive as null. */
const WORDS: ReadonlyMap<unknown, number> = new Map([NaN, Infinity, -Infinity].map((value) => [String(value), value]));
const KEY = '$number';

/**
 * A message or memory as JSON in which NaN and the infinities survive: editor and page exchange JSON, and the very figures that
 * matter most in a report would be lost.
 */
export function messageToText(message: unknown): string {
  return JSON.stringify(message, (_key, value: unknown) =>
    typeof value === 'number' && !Number.isFinite(value) ? { [KEY]: String(value) } : value,
  );
}

/** The inverse of {@link messageToText}; undefined for what is no such text. */
export function messageFromText(text: unknown): unknown {
  if (typeof text !== 'string') return undefined;
  try {
    return JSON.parse(text, (_key, value: unknown) => numberOf(value));
  } catch {
    return undefined;
  }
}

function numberOf(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !(KEY in value)) return value;
  return WORDS.get(value[KEY]) ?? value;
}
