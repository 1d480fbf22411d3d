import { describe, expect, it } from 'vitest';
import { isComplete, plainLayers, ReadText } from '../readingText.js';

/** Definitions that are written from the first character to the last; what follows must be read at every stage. */
const WRITTEN: Readonly<Record<string, string>> = {
  'a list': `const a = tf.sequential({
  layers: [
    tf.layers.dense({ units: 8, activation: 'relu', inputShape: [4] }),
    tf.layers.dense({ units: 1, activation: 'sigmoid' }),
  ],
});
`,
  'add calls': `const a = tf.sequential();
a.add(tf.layers.dense({ units: 8, activation: 'relu', inputShape: [4] }));
a.add(tf.layers.dense({ units: 1 }));
a.compile({ loss: 'meanSquaredError', optimizer: tf.train.sgd(0.1) });
`,
  'a function with a loop': `function build(units = 8) {
  const a = tf.sequential();
  for (let i = 0; i < 2; i++) {
    a.add(tf.layers.dense({ units, inputShape: [4] }));
  }
  return a;
}
`,
  'a class': `class Net {
  units = 4;
  build() {
    const a = tf.sequential({ layers: [tf.layers.dense({ units: this.units, inputShape: [2] })] });
    return a;
  }
}
`,
  'a template': `const a = tf.sequential({
\tlayers: [
\t\ttf.layers.dense({ units: 4, inputShape: [4], name: \`in_\${4}\` }),
\t],
});
`,
};

const FOLLOWING: Readonly<Record<string, string>> = {
  'a constant': `
const b = tf.sequential({ layers: [tf.layers.dense({ units: 2, inputShape: [1] })] });
function later() {
  const c = tf.sequential();
  c.add(tf.layers.dense({ units: 3, inputShape: [1] }));
  return c;
}
`,
  'an exported class': `
export class Later {
  build() {
    this.c = tf.sequential();
    this.c.add(tf.layers.dense({ units: 3, inputShape: [1] }));
  }
}
export const b = tf.sequential({ layers: [tf.layers.dense({ units: 2, inputShape: [1] })] });
`,
  'an assignment': `
window.b = tf.sequential({ layers: [tf.layers.dense({ units: 2, inputShape: [1] })] });
button.onclick = () => {
  const c = tf.sequential();
  c.add(tf.layers.dense({ units: 3, inputShape: [1] }));
};
`,
};

const cases = Object.entries(WRITTEN).flatMap(([written, head]) =>
  Object.entries(FOLLOWING).map(([following, tail]) => [written, following, head, tail] as const),
);

describe('a definition that is being written', () => {
  it.each(cases)('(%s) leaves what follows it (%s) as it is', (_written, _following, head, tail) => {
    const whole = new ReadText(head + tail);
    const ids = ['b', 'c'].map((name) => whole.named(name).id);
    const layersOfWhole = JSON.stringify(plainLayers(whole.named('a')));
    const lost: string[] = [];
    const guessed: string[] = [];
    for (let end = 1; end < head.length; end += 2) {
      const beginning = head.slice(0, end);
      const { definitions } = new ReadText(`${beginning}\n${tail}`);
      const isIntact = ids.every((id) => {
        const found = definitions.find((definition) => definition.id === id);
        return found !== undefined && isComplete(found) && plainLayers(found).length === 1;
      });
      if (!isIntact) lost.push(beginning.slice(-40));
      const half = definitions.find(({ name }) => name === 'a');
      if (half === undefined || !isComplete(half)) continue;
      // Layers that are there to the end of their line are known; half a layer is not.
      if (!layersOfWhole.startsWith(JSON.stringify(plainLayers(half)).slice(0, -1))) guessed.push(beginning);
    }
    expect(lost).toEqual([]);
    expect(guessed).toEqual([]);
  });

  it.each([
    ['a comment', 'const a = tf.sequential({ layers: [tf.layers.dense({ units: 8 }), /* ] });'],
    ['a string', "const a = tf.sequential({ layers: [tf.layers.dense({ units: 8, activation: 'relu })] });"],
    ['no brace', 'const a = tf.sequential({ layers: [tf.layers.dense({ units: 8 )] });'],
    ['the wrong brackets', 'const a = tf.sequential({ layers: [tf.layers.dense({ units: 8 ]}) });'],
    ['a member', 'const a = tf.'],
    ['an optional member', 'const a = tf?.'],
    ['a condition', 'const a = tf.sequential();\nif (a.layers.length'],
    ['a loop', 'const a = tf.sequential();\nfor (const units of ['],
    ['an import', 'import { x } from "./x"\nimport { y, '],
    ['a type', 'interface Options {\n  units: number;\n'],
    ['a declaration', 'const { a, '],
    ['a return', 'function f() {\n  return tf.sequential({\n'],
  ])('with %s that does not end there', (_name, head) => {
    for (const tail of Object.values(FOLLOWING)) {
      const read = new ReadText(`${head}\n${tail}`);
      for (const name of ['b', 'c']) expect(isComplete(read.named(name))).toBe(true);
      expect(read.definitions.filter(({ name, unreadable }) => name === 'a' && unreadable === undefined)).toEqual([]);
    }
  });

  it.each([
    'let units = ;',
    'let units 4;',
    'let other = 3, units = ;',
    'let { units = } = {};',
    'let [units = ] = [];',
    'const f = (units = ) => units ?? 5; const units = f();',
    'enum Size { Small = } const units = Size.Small;',
  ])('(%s) gives no value', (head) => {
    const { only } = new ReadText(
      `${head}\nconst a = tf.sequential({ layers: [tf.layers.dense({ units: units ?? 4 })] });`,
    );
    expect(only.unreadable?.reason).toMatch(/does not parse/u);
  });

  it('leaves its neighbours their values', () => {
    const layers = `const a = tf.sequential({ layers: [tf.layers.dense({ units: units ?? 4 })] });`;
    expect(plainLayers(new ReadText(`let other = , units = 3;\n${layers}`).only)).toEqual([['Dense', { units: 3 }]]);
    expect(plainLayers(new ReadText(`let @ units;\n${layers}`).only)).toEqual([['Dense', { units: 4 }]]);
  });

  it('is read up to a layer that lacks a quotation mark, and from the next one on', () => {
    const { only } = new ReadText(`const a = tf.sequential({ layers: [
  tf.layers.dense({ units: 8, activation: 'relu, inputShape: [4] }),
  tf.layers.dense({ units: 1 }),
] });`);
    expect(only.unreadable?.reason).toMatch(/does not parse/u);
    expect(only.layers.map(({ className }) => className)).toEqual(['Dense', 'Dense']);
  });

  it('keeps every range on the characters of the text as it is', () => {
    const read = new ReadText(
      `const a = tf.sequential({ layers: [tf.layers.dense({ units: \n${FOLLOWING['a constant']}`,
    );
    const [layer] = read.named('b').layers;
    expect(read.source(layer?.range)).toBe('tf.layers.dense({ units: 2, inputShape: [1] })');
    expect(read.source(layer?.argumentRanges.units?.value)).toBe('2');
    expect(read.source(read.named('c').range)).toBe('tf.sequential()');
  });

  it('does not take the code of a file without line breaks inside blocks apart', () => {
    const read = new ReadText(`function f() {
const a = tf.sequential();
a.add(tf.layers.dense({units: 3, inputShape: [1]}));
if (true) {
a.add(tf.layers.dense({units: 2}));
}
return a;
}
const half = tf.sequential({ layers: [`);
    expect(plainLayers(read.named('a'))).toEqual([
      ['Dense', { units: 3, inputShape: [1] }],
      ['Dense', { units: 2 }],
    ]);
  });
});
