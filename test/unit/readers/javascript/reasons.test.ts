import { describe, expect, it } from 'vitest';
import { ReadText } from '../readingText.js';

/** Why an argument is not known that is written so, after some code. */
const why = (argument: string, before = '') =>
  new ReadText(
    `${before}\nconst m = tf.sequential({ layers: [tf.layers.dense({ units: 1, given: ${argument} })] });`,
  ).named('m').unknowns[0]?.reason;

describe('an argument that is not known', () => {
  it.each([
    ['ask()', '', 'comes from ask(), known only when the program runs'],
    ['data.shape[1]', '', 'comes from data.shape[1], known only when the program runs'],
    ['data', '', 'comes from data, which is not defined in this file'],
    ['units', "import { units } from './other.js';", 'comes from ./other.js, which was not read'],
    ['other.units', "import * as other from './other.js';", 'comes from other.units, known only when the program runs'],
    ['other', "import other from './other.js';", 'comes from ./other.js, which was not read'],
    ["require('./other.js').units", '', 'comes from ./other.js.units, known only when the program runs'],
    ['this.units', '', 'comes from this.units, known only when the program runs'],
    ['this', '', 'comes from `this`, known only when the program runs'],
    ['() => 1', '', 'is a function, not a plain value'],
    ['Math.max', '', 'is a function, not a plain value'],
    ['[1].map', '', 'is a function, not a plain value'],
    ['class {}', '', 'is a class, not a plain value'],
    ['new Size()', 'class Size { n = 1; }', 'is an object of a class'],
    ['tf.sequential()', '', 'is not a plain value'],
    ['tf.train.adam()', '', 'is not a plain value'],
    ['tf.relu', '', 'is the function tf.relu, not a name'],
    ['tf.layers.bidirectional({ layer: tf.layers.lstm({ units: 1 }) })', '', 'is a wrapped layer'],
    ['[1, undefined]', '', 'has no value yet where it is used'],
    ['deep', `let deep: any = 1; for (let i = 0; i < 20; i++) deep = [deep];`, 'is nested too deeply'],
    [
      'round(1)',
      'const round = (n) => round(n + 1);',
      'comes from round(n + 1), which calls itself too often to be followed',
    ],
    [
      'n',
      'let n = 0; while (true) { n++; if (n < 0) break; }',
      'comes from a loop with too many rounds to be followed',
    ],
    ['u', 'let u = 1; try { load(); } catch { u = 2; }', 'depends on whether an error is thrown when the program runs'],
    [
      'tree(1)',
      'const tree = (n) => (ask() ? tree(n + 1) + tree(n + 2) : n);',
      'comes from ask(), tree(n + 1) and tree(n + 2), known only when the program runs',
    ],
    ['`${ask()}-${ask2()}`', '', 'comes from ask() and ask2(), known only when the program runs'],
    ['[ask1(), ask2(), ask3()]', '', 'comes from ask1(), ask2() and ask3(), known only when the program runs'],
  ])('%s', (argument, before, reason) => {
    expect(why(argument, before)).toBe(reason);
  });

  it('of a function comes from its parameter', () => {
    const inFunction = (code: string) => new ReadText(code).definitions[0]?.unknowns[0]?.reason;
    const model = (units: string) => `return tf.sequential({ layers: [tf.layers.dense({ units: ${units} })] });`;
    expect(inFunction(`function build(units) { ${model('units')} }`)).toBe(
      'comes from the parameter units of build, known only when the program runs',
    );
    expect(inFunction(`export default (units) => { ${model('units')} }`)).toBe(
      'comes from the parameter units of default, known only when the program runs',
    );
    expect(inFunction(`function build({ units }) { ${model('units')} }`)).toMatch(
      /^comes from .*, known only when the program runs$/,
    );
  });

  it('changes in code that runs at another time', () => {
    const { definitions } = new ReadText(`let units = 1;
function larger() { units = 2; }
function build() { return tf.sequential({ layers: [tf.layers.dense({ units })] }); }
export { larger, build };`);
    expect(definitions[0]?.unknowns[0]?.reason).toBe('comes from units, which changes while the program runs');
  });
});

describe('layers that are not known', () => {
  const unreadable = (layers: string, before = '') =>
    new ReadText(`${before}\nconst m = tf.sequential({ layers: ${layers} });`).named('m').unreadable?.reason;

  it.each([
    ['make()', '', 'The layers given here cannot be read: make() is known only when the program runs.'],
    ['[this.layer]', '', 'The layers given here cannot be read: this.layer is known only when the program runs.'],
    ['[layer]', "import { layer } from './x.js';", 'The layers given here cannot be read: ./x.js was not read.'],
    [
      'list',
      'const list = []; while (true) { list.push(tf.layers.dense({ units: 1 })); if (list.length < 0) break; }',
      'Some layers cannot be read: a loop has too many rounds to be followed.',
    ],
  ])('%s', (layers, before, reason) => {
    expect(unreadable(layers, before)).toBe(reason);
  });
});

describe('other kinds of models', () => {
  it.each([
    ['tf.model({ inputs, outputs })', 'is built with the functional API (tf.model), not as a Sequential model'],
    ["await tf.loadLayersModel('x')", 'is loaded from a file or URL when the program runs'],
    ["await tf.loadGraphModel('x')", 'is loaded from a file or URL when the program runs'],
  ])('%s', (code, clause) => {
    const [other] = new ReadText(`const m = ${code};`).otherModels;
    expect(other?.reason).toContain(clause);
  });
});
