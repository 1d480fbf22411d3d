import { describe, expect, it } from 'vitest';
import { answerText, parseAnswer } from '../../../src/readers/answer.js';
import type { UnknownKind } from '../../../src/model/modelDefinition.js';

const parse = (kind: UnknownKind, argument: string, typed: string) => {
  const result = parseAnswer({ kind, argument, name: argument }, typed);
  return result.ok ? result.value : result.problem.message;
};

describe('parseAnswer', () => {
  it.each([
    ['number', 'units', ' 16 ', 16],
    ['number', 'rate', '0.5', 0.5],
    ['number', 'learningRate', '1e-3', 1e-3],
    ['shape', 'inputShape', '[28, 28, 1]', [28, 28, 1]],
    ['shape', 'inputShape', '10', [10]],
    ['shape', 'inputShape', 'null, 3', [null, 3]],
    ['string', 'activation', "'relu'", 'relu'],
    ['string', 'activation', 'relu', 'relu'],
    ['boolean', 'useBias', 'false', false],
    ['boolean', 'useBias', 'true', true],
    ['layers', 'layers', '[]', []],
    ['shape', 'inputShape', '[null]', [null]],
    ['other', 'kernelInitializer', '{"className":"Zeros"}', { className: 'Zeros' }],
  ] as const)('reads a %s for %s: %s', (kind, argument, typed, value) => {
    expect(parse(kind, argument, typed)).toEqual(value);
  });

  it.each([
    ['number', 'units', '0'],
    ['number', 'units', '-4'],
    ['number', 'units', '2.5'],
    ['number', 'units', ''],
    ['number', 'rate', 'half'],
    ['number', 'rate', ''],
    ['number', 'rate', 'Infinity'],
    ['shape', 'inputShape', '[]'],
    ['shape', 'inputShape', '[10'],
    ['shape', 'inputShape', '[0]'],
    ['shape', 'inputShape', 'ten'],
    ['string', 'activation', "''"],
    ['boolean', 'useBias', 'yes'],
    ['other', 'kernelInitializer', 'process.exit()'],
    ['layers', 'layers', 'tf.layers.dense()'],
  ] as const)('refuses for a %s (%s) what was typed as "%s", naming the argument', (kind, argument, typed) => {
    expect(parse(kind, argument, typed)).toMatch(new RegExp(`^${argument} must .*\\.$`));
  });

  it('writes values as they can be typed again', () => {
    expect(parse('shape', 'inputShape', answerText([28, 28]))).toEqual([28, 28]);
    expect(parse('string', 'activation', answerText('relu'))).toBe('relu');
    expect(parse('number', 'units', answerText(8))).toBe(8);
  });
});
