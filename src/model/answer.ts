import type { Unknown } from './modelDefinition.js';
import type { ConfigValue } from './network.js';
import { failure, success, type Result } from './result.js';

/** Values for the gaps of one definition, by the unknowns' names. */
export type Answers = Readonly<Record<string, ConfigValue>>;

/** Arguments that count something: whole numbers from 1. */
const COUNTS: ReadonlySet<string> = new Set([
  'units',
  'filters',
  'kernelSize',
  'poolSize',
  'strides',
  'inputDim',
  'outputDim',
  'inputLength',
  'n',
  'batchSize',
]);

/**
 * Reads what a person typed for a gap: `10`, `[28, 28, 1]`, `28, 28, 1`, `relu`, `true`. A problem's sentence says what the value
 * must be.
 */
export function parseAnswer(unknown: Pick<Unknown, 'argument' | 'kind' | 'name'>, typed: string): Result<ConfigValue> {
  const text = typed.trim();
  const refuse = (message: string) => failure({ code: 'invalid-argument', message, argument: unknown.argument });
  switch (unknown.kind) {
    case 'number':
      return COUNTS.has(unknown.argument)
        ? parseCount(text, unknown.name, refuse)
        : parseNumber(text, unknown.name, refuse);
    case 'shape':
      return parseShape(text, unknown.name, refuse);
    case 'boolean':
      if (text === 'true' || text === 'false') return success(text === 'true');
      return refuse(`${unknown.name} must be true or false.`);
    case 'string': {
      const bare = text.replace(/^(['"`])(.*)\1$/, '$2');
      return bare === '' ? refuse(`${unknown.name} must not be empty.`) : success(bare);
    }
    case 'layers':
    case 'other':
      return parseJson(text, unknown.name, refuse);
  }
}

type Refuse = (message: string) => Result<ConfigValue>;

function parseNumber(text: string, name: string, refuse: Refuse): Result<ConfigValue> {
  const value = Number(text);
  return text !== '' && Number.isFinite(value) ? success(value) : refuse(`${name} must be a number, such as 0.5.`);
}

function parseCount(text: string, name: string, refuse: Refuse): Result<ConfigValue> {
  const value = Number(text);
  return Number.isInteger(value) && value >= 1
    ? success(value)
    : refuse(`${name} must be a whole number of at least 1, such as 16.`);
}

function parseShape(text: string, name: string, refuse: Refuse): Result<ConfigValue> {
  const inner = text.replace(/^\[(.*)\]$/, '$1');
  const sizes = inner.split(',').map((part) => (part.trim() === 'null' ? null : Number(part)));
  const whole = inner.trim() !== '' && sizes.every((size) => size === null || (Number.isInteger(size) && size >= 1));
  return whole
    ? success(sizes)
    : refuse(`${name} must be a list of whole numbers without the batch, such as [10] or [28, 28, 1].`);
}

function parseJson(text: string, name: string, refuse: Refuse): Result<ConfigValue> {
  try {
    return success(JSON.parse(text) as ConfigValue);
  } catch {
    return refuse(`${name} must be written as JSON, such as 10, "relu" or [1, 2].`);
  }
}

/** A value as a person would type it: the inverse of {@link parseAnswer}. */
export function answerText(value: ConfigValue): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
