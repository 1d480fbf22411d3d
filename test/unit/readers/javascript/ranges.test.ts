import { describe, expect, it } from 'vitest';
import { ReadText } from '../readingText.js';

const source = `import * as tf from '@tensorflow/tfjs';
const UNITS = 8;
const shared = { activation: 'relu', useBias: false };
/* 层 😀 */ const model = tf.sequential({ layers: [
  tf.layers.dense({ units: UNITS, inputShape: [2], ...shared }),
  tf.layers.dropout({ rate: 0.5 }),
] });
const units = 1;
const output = tf.layers.dense({ units, activation: ('sigmoid' as const) });
model.add(output);
model.compile({ optimizer: tf.train.sgd(0.1), loss: 'meanSquaredError' });
`;

const variants: readonly (readonly [string, string])[] = [
  ['LF', source],
  ['CRLF', source.replaceAll('\n', '\r\n')],
  ['tabs', source.replaceAll('  ', '\t')],
  ['a BOM', `\uFEFF${source}`],
  ['an emoji in front', `// 👩‍👩‍👧‍👦 model\n${source}`],
];

describe.each(variants)('ranges with %s', (_name, text) => {
  const read = new ReadText(text);
  const { only } = read;

  it('marks the definition and each layer', () => {
    expect(read.source(only.range)).toMatch(/^tf\.sequential\(\{[^]*\}\)$/u);
    expect(only.layers.map(({ range }) => read.source(range))).toEqual([
      'tf.layers.dense({ units: UNITS, inputShape: [2], ...shared })',
      'tf.layers.dropout({ rate: 0.5 })',
      "tf.layers.dense({ units, activation: ('sigmoid' as const) })",
    ]);
    expect(read.source(only.layers[1]!.configRange)).toBe('{ rate: 0.5 }');
  });

  it('marks each argument, its value and the literal that decides it', () => {
    const ranges = only.layers[0]!.argumentRanges;
    expect(read.source(ranges.units!.property)).toBe('units: UNITS');
    expect(read.source(ranges.units!.value)).toBe('UNITS');
    expect(read.source(ranges.units!.origin)).toBe('8');
    expect(read.source(ranges.inputShape!.value)).toBe('[2]');
    expect(ranges.inputShape!.origin).toBeUndefined();
    expect(read.source(ranges.activation!.property)).toBe('...shared');
    expect(read.source(ranges.activation!.value)).toBe('shared');
    expect(read.source(ranges.activation!.origin)).toBe("'relu'");
    expect(read.source(ranges.useBias!.origin)).toBe('false');
  });

  it('marks shorthand and what stands in parentheses', () => {
    const ranges = only.layers[2]!.argumentRanges;
    expect(read.source(ranges.units!.property)).toBe('units');
    expect(read.source(ranges.units!.value)).toBe('units');
    expect(read.source(ranges.units!.origin)).toBe('1');
    expect(read.source(ranges.activation!.value)).toBe("('sigmoid' as const)");
    expect(ranges.activation!.origin).toBeUndefined();
  });

  it('marks what compile was given', () => {
    expect(read.source(only.compileRanges?.loss?.value)).toBe("'meanSquaredError'");
    expect(read.source(only.compileRanges?.optimizer?.property)).toBe('optimizer: tf.train.sgd(0.1)');
    expect(read.source(only.compileRanges?.learningRate?.value)).toBe('0.1');
  });
});

it('keeps its place behind 20,000 lines', () => {
  const read = new ReadText('const filler = 1;\n'.repeat(20_000).replaceAll('filler', 'f') + source);
  expect(read.source(read.only.layers[0]!.argumentRanges.units!.origin)).toBe('8');
});
