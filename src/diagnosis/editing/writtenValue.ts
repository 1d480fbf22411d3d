import type { ConfigValue } from '../../model/network.js';

/** How a source writes strings and where it has TensorFlow.js' initialisers from. */
export interface ValueStyle {
  readonly quote: string;
  /** What stands before an initialiser's factory: `tf.initializers.`; undefined if the source has none. */
  readonly initializers: string | undefined;
}

/** `{ className, config }` as TensorFlow.js serialises an initialiser. */
interface SerializedObject {
  readonly className: string;
  readonly config: ConfigValue;
}

function isSerialized(value: ConfigValue): value is Readonly<Record<string, ConfigValue>> & SerializedObject {
  return typeof value === 'object' && value !== null && 'className' in value && typeof value.className === 'string';
}

const isEmpty = (value: ConfigValue | undefined) =>
  value === undefined || value === null || (typeof value === 'object' && Object.keys(value).length === 0);

const lowerFirst = (name: string) => name.charAt(0).toLowerCase() + name.slice(1);

/** A value as source text. An initialiser without arguments becomes a string where the source has no initialiser factories. */
export function writtenValue(value: ConfigValue, style: ValueStyle): string {
  if (typeof value === 'string') return quoted(value, style.quote);
  if (value === null || typeof value !== 'object') return String(value);
  if (isList(value)) return `[${value.map((entry) => writtenValue(entry, style)).join(', ')}]`;
  if (isSerialized(value)) {
    const factory = lowerFirst(value.className);
    if (style.initializers === undefined && isEmpty(value.config)) return quoted(factory, style.quote);
    const config = isEmpty(value.config) ? '{}' : writtenValue(value.config, style);
    return `${style.initializers ?? 'tf.initializers.'}${factory}(${config})`;
  }
  const properties = Object.entries(value).map(([key, entry]) => `${key}: ${writtenValue(entry, style)}`);
  return properties.length === 0 ? '{}' : `{ ${properties.join(', ')} }`;
}

/** Array.isArray does not narrow a readonly array. */
function isList(value: ConfigValue): value is readonly ConfigValue[] {
  return Array.isArray(value);
}

function quoted(value: string, quote: string): string {
  return `${quote}${value.replaceAll('\\', '\\\\').replaceAll(quote, `\\${quote}`)}${quote}`;
}

/**
 * A new value in place of an old one, in the old one's style: its quotes, its factory's prefix and, where the arguments stay, its
 * arguments as they are written.
 */
export function writtenInstead(
  written: string,
  before: ConfigValue | undefined,
  after: ConfigValue,
  style: ValueStyle,
): string {
  if (typeof after === 'string') {
    const quote = /^["'`]/.exec(written)?.[0] ?? style.quote;
    return quoted(after, quote);
  }
  if (typeof after === 'number' && /\de/i.test(written)) return after.toExponential().replace('e+', 'e');
  const call = /^((?:[\w$]+\s*\.\s*)*)[\w$]+\s*(\([\s\S]*\))$/.exec(written);
  if (!isSerialized(after) || call === null) return writtenValue(after, style);
  const [, prefix = '', callArguments = '()'] = call;
  const kept = before !== undefined && isSerialized(before) && sameConfig(before.config, after.config);
  const config = isEmpty(after.config) ? '{}' : writtenValue(after.config, style);
  return `${prefix}${lowerFirst(after.className)}${kept ? callArguments : `(${config})`}`;
}

function sameConfig(one: ConfigValue, other: ConfigValue): boolean {
  return (isEmpty(one) && isEmpty(other)) || JSON.stringify(one) === JSON.stringify(other);
}
