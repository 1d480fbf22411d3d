import * as l10n from '@vscode/l10n';
import { decimal, readDecimal } from '../model/localNumber.js';
import type { Unknown } from '../model/modelDefinition.js';
import type { ConfigValue } from '../model/network.js';
import { failure, success, type Result } from '../model/result.js';

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
      return refuse(l10n.t('{0} must be true or false.', unknown.name));
    case 'string': {
      const bare = text.replace(/^(['"`])(.*)\1$/, '$2');
      return bare === '' ? refuse(l10n.t('{0} must not be empty.', unknown.name)) : success(bare);
    }
    case 'layers':
    case 'other':
      return parseJson(text, unknown.name, refuse);
  }
}

type Refuse = (message: string) => Result<ConfigValue>;

function parseNumber(text: string, name: string, refuse: Refuse): Result<ConfigValue> {
  const value = readDecimal(text);
  return Number.isFinite(value) ? success(value) : refuse(l10n.t('{0} must be a number, such as 0.5.', name));
}

function parseCount(text: string, name: string, refuse: Refuse): Result<ConfigValue> {
  const value = Number(text);
  return Number.isInteger(value) && value >= 1
    ? success(value)
    : refuse(l10n.t('{0} must be a whole number of at least 1, such as 16.', name));
}

function parseShape(text: string, name: string, refuse: Refuse): Result<ConfigValue> {
  const inner = text.replace(/^\[(.*)\]$/, '$1');
  const sizes = inner.split(',').map((part) => (part.trim() === 'null' ? null : Number(part)));
  const whole = inner.trim() !== '' && sizes.every((size) => size === null || (Number.isInteger(size) && size >= 1));
  return whole
    ? success(sizes)
    : refuse(l10n.t('{0} must be a list of whole numbers without the batch, such as [10] or [28, 28, 1].', name));
}

function parseJson(text: string, name: string, refuse: Refuse): Result<ConfigValue> {
  try {
    return success(JSON.parse(text) as ConfigValue);
  } catch {
    return refuse(l10n.t('{0} must be written as JSON, such as 10, "relu" or [1, 2].', name));
  }
}

/** A value as a person would type it: the inverse of {@link parseAnswer}. */
export function answerText(value: ConfigValue): string {
  if (typeof value === 'number') return decimal(value);
  return typeof value === 'string' ? value : JSON.stringify(value);
}
