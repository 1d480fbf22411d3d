import { describe, expect, it } from 'vitest';
import type { ConfigValue } from '../../../../src/model/network.js';
import { ReadText } from '../readingText.js';

/** The model below a comment, whose first layer has a gap called `value`. */
const below = (comment: string) =>
  new ReadText(
    `${comment}\nconst m = tf.sequential({ layers: [tf.layers.dense({ units: 1, value: ask(), inputShape: [2] })] });`,
  ).only;

const given = (text: string): ConfigValue | undefined => {
  const { directiveProblem, layers } = below(`// gradients: value=${text}`);
  if (directiveProblem !== undefined) throw new Error(directiveProblem.reason);
  return layers[0]?.config.value;
};

describe('a value in a comment', () => {
  it.each<[text: string, value: ConfigValue]>([
    ['16', 16],
    ['-3', -3],
    ['+2', 2],
    ['.5', 0.5],
    ['1.', 1],
    ['1_000', 1000],
    ['1e-3', 0.001],
    ['2.5E+2', 250],
    ['true', true],
    ['false', false],
    ['null', null],
    ['relu', 'relu'],
    ['$word_1', '$word_1'],
    ['"two words"', 'two words'],
    ['\'it is "so"\'', 'it is "so"'],
    ["''", ''],
    ['[]', []],
    ['[1, 2]', [1, 2]],
    ['[ 1 , [2,], relu ]', [1, [2], 'relu']],
    ['{}', {}],
    ['{a: 1, b: [2], c: {d: null}}', { a: 1, b: [2], c: { d: null } }],
    ['{ className: HeNormal , config: { seed: 7, }, }', { className: 'HeNormal', config: { seed: 7 } }],
    ['[[[[[[[1]]]]]]]', JSON.parse('[[[[[[[1]]]]]]]') as ConfigValue],
  ])('%s', (text, value) => {
    expect(given(text)).toEqual(value);
  });

  it('may stand beside others, with spaces, commas and semicolons', () => {
    const { layers, assumptions } = below('/* gradients :  other = 3 ;value= 4, */');
    expect(layers[0]?.config.value).toBe(4);
    expect(assumptions).toMatchObject([{ name: 'value', argument: 'value', layer: 0, value: 4, source: 'directive' }]);
  });

  it('of a key that every object has is data', () => {
    const { layers } = below('// gradients: value={__proto__: 1, constructor: 2}');
    expect(Object.entries(layers[0]?.config.value ?? {})).toEqual([
      ['__proto__', 1],
      ['constructor', 2],
    ]);
  });
});

describe('what is wrong with a comment', () => {
  const problem = (text: string) => below(`// gradients: ${text}`).directiveProblem?.reason;
  const found = (what: string, wanted: string) =>
    `The comment has ${what} where ${wanted} is expected. Write it as gradients: inputShape=[10], units=16.`;

  it.each([
    ['value', found('the end', '=')],
    ['value=', found('the end', 'a value')],
    ['=3', found('"=3"', 'a name')],
    ['value=3 units=4', found('"units=4"', 'a comma')],
    ['value=[1, 2', found('the end', ',')],
    ['value=[1 2]', found('"2]"', ',')],
    ['value={a 1}', found('"1}"', ':')],
    ['value={1: 2}', found('"1: 2}"', 'a name')],
    ['value={a: 1 b: 2}', found('"b: 2}"', ',')],
    ['value="open', found('""open"', 'a closed quotation')],
    ['value=-', found('"-"', 'a number')],
    ['value=...', found('"..."', 'a number')],
    ['value=@', found('"@"', 'a value')],
    ['value=@ and a very long rest', found('"@ and a very long re"', 'a value')],
    [`value=${'['.repeat(20)}`, found(`"${'['.repeat(11)}"`, 'a value that is not nested so deeply')],
  ])('%s', (text, reason) => {
    expect(problem(text)).toBe(reason);
  });

  it('does not take away what stands before it', () => {
    const { layers, directiveProblem } = below('// gradients: value=3, units');
    expect(layers[0]?.config.value).toBe(3);
    expect(directiveProblem?.reason).toBe(found('the end', '='));
  });
});

describe('rows in a comment', () => {
  it('are numbers for both x and y', () => {
    expect(below('// gradients: x=[[1, 2]], y=[[0.8]]').data).toEqual({ x: [[1, 2]], y: [[0.8]] });
    expect(below('// gradients: x=[[1, 2]], y=[[0.8]]').directiveProblem).toBeUndefined();
  });

  it.each(['x=[[1, 2]]', 'y=[[1]]', 'x=[[1, relu]], y=[[1]]', 'x=relu, y=[[1]]', 'x=[[1]], y=[[true]]'])(
    'are not %s',
    (text) => {
      const { data, directiveProblem } = below(`// gradients: ${text}`);
      expect(data).toBeUndefined();
      expect(directiveProblem?.reason).toBe(
        'The comment must give both x and y as lists of numbers, such as x=[[1, 2]], y=[[0.8]].',
      );
    },
  );
});

describe('the place of a comment', () => {
  const model = 'const m = tf.sequential({ layers: [tf.layers.dense({ units: ask(), inputShape: [2] })] });';
  const units = (text: string) => new ReadText(text).only.layers[0]?.config.units;

  it('is above the definition, with nothing between', () => {
    expect(units(`// gradients: units=5\n${model}`)).toBe(5);
    expect(units(`// gradients: units=5\n\n// more\n/* and more */\n${model}`)).toBe(5);
    expect(units(`// gradients: units=5\nconst other = 1;\n${model}`)).toBeUndefined();
  });

  it('or behind its beginning, on the same line', () => {
    expect(units(`${model} // gradients: units=5`)).toBe(5);
    expect(units(`${model}\n// gradients: units=5`)).toBeUndefined();
  });

  it('nearest to it, if there are several', () => {
    expect(units(`// gradients: units=4\n// gradients: units=5\n${model}`)).toBe(5);
  });

  it('is not in a text or in another comment', () => {
    expect(units(`const s = '// gradients: units=5';\n${model}`)).toBeUndefined();
    expect(units(`// see gradients: units=5\n${model}`)).toBeUndefined();
    expect(units(`// gradients units=5\n${model}`)).toBeUndefined();
  });
});
