import { entryOf } from '../../model/entryOf.js';
import { MAXIMUM_ARRAY_LENGTH, MAXIMUM_STRING_LENGTH } from './budget.js';
import type { Run } from './run.js';
import { ArrayValue, primitive, type Primitive, type Value } from './value.js';

type Arguments = readonly Primitive[];

function integer(value: Primitive): number | undefined {
  return value === undefined ? undefined : Math.trunc(Number(value)) || 0;
}

function repeated(text: string, count: number): string | undefined {
  if (!Number.isFinite(count) || count < 0 || text.length * count > MAXIMUM_STRING_LENGTH) return undefined;
  return text.repeat(count);
}

function padded(text: string, length: Primitive, fill: Primitive, atStart: boolean): string | undefined {
  const width = integer(length) ?? 0;
  if (width > MAXIMUM_STRING_LENGTH) return undefined;
  const filler = fill === undefined ? ' ' : String(fill);
  return atStart ? text.padStart(width, filler) : text.padEnd(width, filler);
}

type TextMethod = (text: string, values: Arguments) => Primitive;
type NumberMethod = (value: number, values: Arguments) => Primitive;
type BooleanMethod = (value: boolean) => Primitive;

const onText: Readonly<Record<string, TextMethod>> = {
  toUpperCase: (text) => text.toUpperCase(),
  toLowerCase: (text) => text.toLowerCase(),
  trim: (text) => text.trim(),
  trimStart: (text) => text.trimStart(),
  trimEnd: (text) => text.trimEnd(),
  charAt: (text, [index]) => text.charAt(integer(index) ?? 0),
  charCodeAt: (text, [index]) => text.charCodeAt(integer(index) ?? 0),
  at: (text, [index]) => text.at(integer(index) ?? 0),
  slice: (text, [start, end]) => text.slice(integer(start), integer(end)),
  substring: (text, [start, end]) => text.substring(integer(start) ?? 0, integer(end)),
  indexOf: (text, [part, from]) => text.indexOf(String(part), integer(from)),
  lastIndexOf: (text, [part, from]) => text.lastIndexOf(String(part), Number(from)),
  includes: (text, [part, from]) => text.includes(String(part), integer(from)),
  startsWith: (text, [part, from]) => text.startsWith(String(part), integer(from)),
  endsWith: (text, [part, end]) => text.endsWith(String(part), integer(end)),
  repeat: (text, [count]) => repeated(text, Number(count)),
  padStart: (text, [length, fill]) => padded(text, length, fill, true),
  padEnd: (text, [length, fill]) => padded(text, length, fill, false),
  concat: (text, values) => bounded([text, ...values.map(String)].join('')),
  replace: (text, [part, by]) => replaced(text, part, by, false),
  replaceAll: (text, [part, by]) => replaced(text, part, by, true),
  toString: (text: string) => text,
  valueOf: (text: string) => text,
};

function bounded(text: string): string | undefined {
  return text.length > MAXIMUM_STRING_LENGTH ? undefined : text;
}

function replaced(text: string, part: Primitive, by: Primitive, all: boolean): string | undefined {
  const from = String(part);
  const to = String(by);
  if (from === '' || to.includes('$') || text.length * Math.max(1, to.length) > MAXIMUM_STRING_LENGTH) return undefined;
  return all ? text.split(from).join(to) : text.replace(from, () => to);
}

const onNumber: Readonly<Record<string, NumberMethod>> = {
  toFixed: (value, [digits]) => (isDigits(digits, 0, 100) ? value.toFixed(integer(digits)) : undefined),
  toPrecision: (value, [digits]) =>
    digits === undefined || isDigits(digits, 1, 100) ? value.toPrecision(integer(digits)) : undefined,
  toString: (value: number, [radix]: Arguments) =>
    radix === undefined || isDigits(radix, 2, 36) ? value.toString(integer(radix)) : undefined,
  valueOf: (value: number) => value,
};

const onBoolean: Readonly<Record<string, BooleanMethod>> = {
  toString: (value: boolean) => String(value),
  valueOf: (value: boolean) => value,
};

function isDigits(value: Primitive, low: number, high: number): boolean {
  const digits = integer(value) ?? 0;
  return digits >= low && digits <= high;
}

function resultOf(receiver: Primitive, name: string, values: Arguments): Primitive {
  if (typeof receiver === 'string') return entryOf(onText, name)?.(receiver, values);
  if (typeof receiver === 'number') return entryOf(onNumber, name)?.(receiver, values);
  return typeof receiver === 'boolean' ? entryOf(onBoolean, name)?.(receiver) : undefined;
}

/** A pure method of a text, a number or a boolean; undefined for one that is not followed or would grow too large. */
export function callTextMethod(
  run: Run,
  receiver: Primitive,
  name: string,
  values: readonly Value[],
): Value | undefined {
  const plain: Primitive[] = [];
  for (const value of values) {
    if (value.kind !== 'primitive') return undefined;
    plain.push(value.value);
  }
  if (typeof receiver === 'string') {
    run.budget.spend(Math.ceil(receiver.length / 100));
    if (name === 'split') {
      const [separator, limit] = plain;
      if (typeof separator !== 'string' || receiver.length > MAXIMUM_ARRAY_LENGTH) return undefined;
      return new ArrayValue(
        receiver.split(separator, integer(limit)).map((part) => primitive(part)),
        run.heap.now(),
      );
    }
  }
  const result = resultOf(receiver, name, plain);
  return result === undefined ? undefined : primitive(result);
}
