import { describe, expect, it } from 'vitest';
import { plainLayers, ReadText } from '../readingText.js';

const MODEL = `const model = tf.sequential();
model.add(tf.layers.dense({ units: 3, inputShape: [2] }));`;
const LAYERS = [['Dense', { units: 3, inputShape: [2] }]];

describe('code that takes too long costs only what it had to do with', () => {
  it.each([
    ['a loop without an end', 'for (;;) { counter++; }'],
    ['a loop whose condition never changes', 'while (true) { list.push(1); }'],
    ['a do loop', 'let i = 0; do { i--; } while (i < 1);'],
    [
      'nested loops',
      'for (let i = 0; i < 1e6; i++) for (let j = 0; j < 1e6; j++) for (let k = 0; k < 1e6; k++) f(i, j, k);',
    ],
    ['recursion', 'const fib = (n) => (n < 2 ? n : fib(n - 1) + fib(n - 2)); const x = fib(40);'],
    ['recursion without an end', 'function down(n) { return down(n + 1) + 1; } down(0);'],
    ['mutual recursion', 'const a = () => b(); const b = () => a(); a();'],
    ['long texts', `const s = 'a'.repeat(1e9); const t = 'ab'.padStart(1e9).repeat(1e9);`],
    ['texts that double', `let s = 'ab'; for (let i = 0; i < 100; i++) s += s;`],
    ['long lists', 'const xs = new Array(1e9).fill(0); const ys = Array.from({ length: 1e9 }, () => []);'],
    ['lists that double', 'let xs = [1]; for (let i = 0; i < 100; i++) xs = [...xs, ...xs]; xs = xs.concat(xs);'],
    ['many callbacks', 'const xs = Array.from({ length: 9000 }, (_, i) => [i, i * 2]).map(([a, b]) => ({ a, b }));'],
    ['sums over long lists', 'const sum = Array.from({ length: 9000 }, (_, i) => i).reduce((a, b) => a + b * 2, 0);'],
    ['objects that nest', 'let o = {}; for (let i = 0; i < 1e5; i++) o = { o, p: o, q: [o, o] };'],
    ['a getter that calls itself', 'const g = { get x() { return this.x; } }; const y = g.x;'],
    ['a getter without an end', 'const g = { get x() { for (;;) {} } }; const y = g.x;'],
    ['a class that makes itself', 'class A { constructor() { this.a = new A(); } } new A();'],
    ['an expression that is deep', `const deep = ${'('.repeat(3000)}1${')'.repeat(3000)};`],
    ['a long sum', `const sum = ${'1 + '.repeat(20_000)}1;`],
    [
      'keys of the prototype',
      `const o = { __proto__: { units: 9 }, constructor: 1, ['__proto__']: 2 }; o.__proto__.x = o.constructor;`,
    ],
    [
      'a prototype that is changed',
      `Object.prototype.units = 99; Array.prototype.map = () => []; ({}).constructor.constructor('x')();`,
    ],
  ])('%s', (_what, code) => {
    const started = performance.now();
    const before = new ReadText(`${MODEL}\n${code}`);
    expect(plainLayers(before.only)).toEqual(LAYERS);
    expect(before.only.unreadable).toBeUndefined();
    const after = new ReadText(`${code}\n${MODEL}`);
    expect(plainLayers(after.only)).toEqual(LAYERS);
    expect(after.only.unreadable).toBeUndefined();
    // Some tens of milliseconds on a machine of its own: this only catches what has no bound at all.
    expect(performance.now() - started).toBeLessThan(20_000);
    expect(({} as { units?: number }).units).toBeUndefined();
  });

  it('reads the functions that a long program calls on their own', () => {
    const text = new ReadText(`
const fib = (n) => (n < 2 ? n : fib(n - 1) + fib(n - 2));
function makeModel() { ${MODEL} return model; }
function main() { fib(30); const model = makeModel(); fib(30); train(model); }
main();`);
    expect(plainLayers(text.only)).toEqual(LAYERS);
    expect(text.only.unreadable).toBeUndefined();
  });

  it('does not tell half of what a loop would have added', () => {
    const text = new ReadText(`const model = tf.sequential();
for (let i = 0; i < 1e6; i++) model.add(tf.layers.dense({ units: 1, inputShape: [1] }));`);
    expect(text.only.unreadable?.reason).toContain('too many rounds');
    const list = new ReadText(`const sizes = [];
Array.from({ length: 9000 }, (_, i) => i).forEach((i) => { sizes.push(i * 2 + Math.max(i, 3)); });
const model = tf.sequential({ layers: sizes.map((units) => tf.layers.dense({ units, inputShape: [1] })) });`);
    expect(list.only.unreadable).toBeDefined();
  });

  it.each([
    [
      'a model that is handed on',
      `function grow(model, n) { if (n === 0) return; model.add(tf.layers.dense({ units: n, inputShape: [1] })); grow(model, n - 1); }
const model = tf.sequential(); grow(model, DEPTH);`,
    ],
    [
      'a model of the file',
      `const model = tf.sequential(); const grow = (n) => { if (n > 0) { model.add(tf.layers.dense({ units: n, inputShape: [1] })); grow(n - 1); } };
grow(DEPTH);`,
    ],
    [
      'a list',
      `function fill(list, n) { if (n > 0) { list.push(tf.layers.dense({ units: n, inputShape: [1] })); fill(list, n - 1); } return list; }
const model = tf.sequential({ layers: fill([], DEPTH) });`,
    ],
  ])('does not tell half of what a recursion would have added: %s', (_what, code) => {
    const whole = new ReadText(code.replace('DEPTH', '20'));
    expect(plainLayers(whole.only)).toHaveLength(20);
    expect(whole.only.unreadable).toBeUndefined();
    const deep = new ReadText(code.replace('DEPTH', '200'));
    expect(deep.only.unreadable?.reason).toContain('calls itself too often to be followed');
  });

  it('makes unknown what it had begun to change', () => {
    const text = new ReadText(`let units = 4;
const fib = (n) => { units++; return n < 2 ? n : fib(n - 1) + fib(n - 2); };
fib(30);
const model = tf.sequential({ layers: [tf.layers.dense({ units, inputShape: [2] })] });`);
    expect(text.only.layers[0]?.config).toEqual({ inputShape: [2] });
  });

  it('keeps the lengths of long lists', () => {
    const text = new ReadText(`const xs = Array.from({ length: 5000 }, (_, i) => [i, Math.sin(i), Math.cos(i)]);
const model = tf.sequential({ layers: [tf.layers.dense({ units: xs.length, inputShape: [2] })] });`);
    expect(text.only.layers[0]?.config).toEqual({ units: 5000, inputShape: [2] });
  });
});
