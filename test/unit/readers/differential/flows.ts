import { withDense, type Program } from './program.js';

function program(name: string, text: string, reads?: Program['reads']): Program {
  return { name, text: withDense(text), ...(reads !== undefined && { reads }) };
}

/** When code runs: callbacks, promises, methods that others call. */
export const flows: readonly Program[] = [
  program(
    'an async function that is awaited',
    `async function build() { await tf.ready(); const m = tf.sequential(); m.add(dense(3)); return m; } const m = await build(); m.add(dense(1));`,
  ),
  program(
    'an async IIFE',
    `(async () => { const m = tf.sequential(); await tf.ready(); m.add(dense(3)); await m.fit(); })();`,
  ),
  program(
    'then on a promise that is resolved',
    `const m = tf.sequential(); Promise.resolve(4).then((u) => m.add(dense(u)));`,
  ),
  program(
    'a sync add after a promise callback',
    `const m = tf.sequential(); Promise.resolve().then(() => m.add(dense(4))); m.add(dense(1));`,
    'partly',
  ),
  program(
    'a sync add after an async function',
    `const m = tf.sequential(); async function late() { await tf.ready(); m.add(dense(4)); } late(); m.add(dense(1));`,
    'partly',
  ),
  program(
    'a value that an async function changes later',
    `let units = 3; async function late() { await tf.ready(); units = 9; } late(); const m = tf.sequential({ layers: [dense(units)] });`,
  ),
  program(
    'a value that a promise callback changes later',
    `let units = 3; Promise.resolve().then(() => { units = 9; }); const m = tf.sequential({ layers: [dense(units)] });`,
  ),
  program(
    'a value that an async function changed before it waited',
    `let units = 3; async function late() { units = 5; await tf.ready(); units = 9; } late(); const m = tf.sequential({ layers: [dense(units)] });`,
  ),
  program(
    'a model that an async function fills',
    `const m = tf.sequential(); async function fill() { m.add(dense(2)); await tf.ready(); m.add(dense(3)); for (const u of [4, 5]) { await tf.ready(); m.add(dense(u)); } } fill();`,
  ),
  program(
    'async functions that wait for each other',
    `const m = tf.sequential(); async function one() { await tf.ready(); m.add(dense(1)); } async function two() { await one(); m.add(dense(2)); } async function main() { await two(); m.add(dense(3)); } main();`,
  ),
  program(
    'async functions that do not wait for each other',
    `const m = tf.sequential(); async function one() { await tf.ready(); m.add(dense(1)); } async function main() { one(); m.add(dense(2)); await tf.ready(); } main();`,
    'partly',
  ),
  program(
    'a promise whose callback is waited for',
    `const m = tf.sequential(); async function main() { await Promise.resolve(4).then((u) => m.add(dense(u))); m.add(dense(1)); } main();`,
  ),
  program(
    'several async functions at once',
    `const m = tf.sequential(); let size = 1; async function load() { await tf.ready(); size = 6; } async function main() { await Promise.all([load(), tf.ready()]); m.add(dense(size)); } main();`,
  ),
  program('a timer', `const m = tf.sequential(); setTimeout(() => m.add(dense(4)), 0); m.add(dense(1));`, 'partly'),
  program(
    'Promise.all',
    `const [a, b] = await Promise.all([3, Promise.resolve(4)]); const m = tf.sequential({ layers: [dense(a), dense(b)] });`,
  ),
  program(
    'a chain of thens',
    `Promise.resolve(2).then((u) => u * 2).then((u) => { const m = tf.sequential(); m.add(dense(u)); return m; }).then((m) => m.add(dense(1))).catch(() => {});`,
  ),
  program(
    'a callback that is called at once',
    `function withModel(act) { const m = tf.sequential(); act(m); return m; } withModel((m) => { m.add(dense(3)); m.add(dense(1)); });`,
  ),
  program(
    'a listener that is only registered',
    `const handlers = []; const on = (f) => handlers.push(f); on(() => { const m = tf.sequential(); m.add(dense(3)); }); handlers.forEach((f) => f());`,
  ),
  program(
    'an exported function that nobody calls is not what runs',
    `const m = tf.sequential(); m.add(dense(2)); function more() { m.add(dense(3)); }`,
    'partly',
  ),
  program(
    'a method that fills a field',
    `class Net { model = tf.sequential(); fill() { this.model.add(dense(3)); this.model.add(dense(1)); } } const n = new Net(); n.fill();`,
  ),
  program(
    'a method that may be called twice',
    `class Net { model = tf.sequential(); fill() { this.model.add(dense(3)); } } const n = new Net(); n.fill(); n.fill();`,
  ),
  program(
    'a counter in a closure',
    `let made = 0; const next = () => dense(++made); const m = tf.sequential({ layers: [next(), next(), next()] });`,
  ),
  program(
    'var in a loop is shared',
    `const fs = []; for (var i = 0; i < 3; i++) fs.push(() => dense(i + 1)); const m = tf.sequential({ layers: fs.map((f) => f()) });`,
  ),
  program(
    'let in a loop is not',
    `const fs = []; for (let i = 0; i < 3; i++) fs.push(() => dense(i + 1)); const m = tf.sequential({ layers: fs.map((f) => f()) });`,
  ),
  program(
    'const in for of is not',
    `const fs = []; for (const u of [4, 5]) fs.push(() => dense(u)); const m = tf.sequential({ layers: fs.map((f) => f()) });`,
  ),
  program(
    'a value that changes between two uses',
    `let u = 2; const make = () => dense(u); const m = tf.sequential(); m.add(make()); u = 7; m.add(make());`,
  ),
  program(
    'an object that a function changes',
    `const o = { u: 2 }; function grow() { o.u *= 3; } grow(); const m = tf.sequential({ layers: [dense(o.u)] }); grow();`,
  ),
  program(
    'throw in the middle',
    `const m = tf.sequential(); try { m.add(dense(2)); JSON.parse('{'); m.add(dense(3)); } catch (e) { m.add(dense(4)); }`,
    'partly',
  ),
  program(
    'a guard that throws',
    `function build(units) { if (!units) throw new Error('no units'); return tf.sequential({ layers: [dense(units)] }); } const m = build(4);`,
  ),
  program('finally', `const m = tf.sequential(); try { m.add(dense(2)); } finally { m.add(dense(3)); }`),
  program(
    'short circuit with calls',
    `const m = tf.sequential(); true && m.add(dense(2)); false && m.add(dense(9)); false || m.add(dense(3)); null ?? m.add(dense(4)); m?.add(dense(5));`,
  ),
  program(
    'a ternary with calls',
    `const m = tf.sequential(); const deep = 3 > 2; deep ? m.add(dense(2)) : m.add(dense(9));`,
  ),
  program(
    'a recursive builder',
    `function grow(m, u) { if (u < 2) return m; m.add(dense(u)); return grow(m, u / 2); } const m = grow(tf.sequential(), 16);`,
  ),
  program(
    'a recursive builder on one way of a decision',
    `function grow(m, u) { if (u < 2) return m; m.add(dense(u)); return grow(m, u / 2); } if (outside.yes) { const m = grow(tf.sequential(), 16); }`,
  ),
  program(
    'recursion in a loop',
    `const m = tf.sequential(); function add(t) { m.add(dense(t.u)); for (const k of t.of ?? []) add(k); } add({ u: 1, of: [{ u: 2, of: [{ u: 3, of: [{ u: 4 }] }] }, { u: 5 }] });`,
  ),
  program(
    'recursion whose depth is not known',
    `const m = tf.sequential(); const add = (n) => { m.add(dense(n)); if (outside.yes) return; add(n + 1); add(n + 2); }; add(1);`,
    'partly',
  ),
  program(
    'mutual recursion',
    `const even = (n) => (n === 0 ? true : odd(n - 1)); const odd = (n) => (n === 0 ? false : even(n - 1)); const m = tf.sequential({ layers: [dense(even(4) ? 3 : 5)] });`,
  ),
  program(
    'events in their order',
    `const steps = [(m) => m.add(dense(1)), (m) => m.add(dense(2))]; const m = tf.sequential(); steps.reverse().forEach((s) => s(m));`,
  ),
  program(
    'a state that is replaced',
    `let state = { layers: [] }; const add = (u) => { state = { ...state, layers: [...state.layers, dense(u)] }; }; add(3); add(1); const m = tf.sequential({ layers: state.layers });`,
  ),
  program(
    'a default that is a call',
    `let n = 0; const id = () => ++n; function layer(u = id() * 2) { return dense(u); } const m = tf.sequential({ layers: [layer(), layer(9), layer()] });`,
  ),
  program(
    'getters that count',
    `const o = { n: 0, get next() { return dense(++this.n); } }; const m = tf.sequential({ layers: [o.next, o.next] });`,
  ),
  program(
    'an array that a callback fills',
    `const layers = []; [4, 2].forEach((u) => layers.push(dense(u))); const m = tf.sequential({ layers });`,
  ),
  program(
    'an array that an unknown callback may fill',
    `const layers = [dense(3)]; outside.list.forEach((u) => layers.push(dense(u))); const m = tf.sequential({ layers });`,
    'partly',
  ),
  program('block scopes', `let u = 1; { let u = 5; { u = 6; } } const m = tf.sequential({ layers: [dense(u)] });`),
  program(
    'a class expression',
    `const Net = class { build(u) { return tf.sequential({ layers: [dense(u)] }); } }; new Net().build(6);`,
  ),
  program(
    'a mixin',
    `const Deep = (Base) => class extends Base { size() { return super.size() * 2; } }; class A { size() { return 3; } } const m = tf.sequential({ layers: [dense(new (Deep(A))().size())] });`,
  ),
  program(
    'with arguments that are evaluated in order',
    `let n = 0; const f = (...a) => a.join('-'); const m = tf.sequential({ layers: [dense(f(++n, ++n) === '1-2' ? 4 : 5)] });`,
  ),
  program(
    'a destructured method',
    `const net = { units: 4, make() { return dense(4); } }; const { make } = net; const m = tf.sequential({ layers: [make()] });`,
  ),
  program(
    'a setter that fills',
    `class Net { #m = tf.sequential(); set size(u) { this.#m.add(dense(u)); } } const n = new Net(); n.size = 4;`,
  ),
  program(
    'an object setter that fills',
    `const m = tf.sequential(); const o = { set size(u) { m.add(dense(u)); } }; o.size = 4;`,
  ),
  program('Proxy', `const m = tf.sequential(); const p = new Proxy(m, {}); m.add(dense(3));`, 'partly'),
  program(
    'iterating an own iterator',
    `const it = { *[Symbol.iterator]() { yield 3; yield 4; } }; const m = tf.sequential({ layers: [dense(1)] }); for (const u of it) m.add(dense(u));`,
    'partly',
  ),
  program(
    'Map that is iterated',
    `const sizes = new Map([['a', 3], ['b', 4]]); const m = tf.sequential({ layers: [dense(1)] }); for (const [, u] of sizes) m.add(dense(u));`,
    'partly',
  ),
  program(
    'forEach on a Map',
    `const sizes = new Map([['a', 3]]); const m = tf.sequential({ layers: [dense(1)] }); sizes.forEach((u) => m.add(dense(u)));`,
    'partly',
  ),
  program(
    'forEach on a Set',
    `const m = tf.sequential({ layers: [dense(1)] }); new Set([3, 4]).forEach((u) => m.add(dense(u)));`,
    'partly',
  ),
  program(
    'eval of nothing known',
    `const m = tf.sequential({ layers: [dense(1)] }); const f = new Function('return 3'); m.add(dense(f()));`,
    'partly',
  ),
  program(
    'an object in two variables',
    `const a = { u: 3 }; const b = a; b.u = 6; const m = tf.sequential({ layers: [dense(a.u)] });`,
  ),
  program(
    'a parameter that is changed',
    `function f(o) { o.u = 9; o = { u: 1 }; return o; } const o = { u: 2 }; f(o); const m = tf.sequential({ layers: [dense(o.u)] });`,
  ),
];
