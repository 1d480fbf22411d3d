import { withDense, type Program } from './program.js';

function units(name: string, code: string, expression: string, reads?: Program['reads']): Program {
  const text = `${code}\nconst m = tf.sequential({ layers: [tf.layers.dense({ units: ${expression}, inputShape: [2] })] });`;
  return { name, text, ...(reads !== undefined && { reads }) };
}

function program(name: string, text: string, reads?: Program['reads']): Program {
  return { name, text: withDense(text), ...(reads !== undefined && { reads }) };
}

/** Corners of the language that real programs do reach. */
export const details: readonly Program[] = [
  units(
    'conversions to numbers',
    '',
    "+true + +null + +'' + ('5' - 2) + (true + 1) + (null + 1) + ('3' * '4') + +' 7 '",
  ),
  units('no number', '', 'Number(undefined + 1 || 6)'),
  units(
    'parseInt and Number of odd texts',
    '',
    "parseInt('08') + (Number('12px') || 1) + Number('0x10') + parseInt('z') + 0 || 9",
  ),
  units('parseFloat', '', "Number.parseFloat('2.5e1xyz') + parseInt('11', 2)"),
  units('Math without arguments', '', '(Math.max() < 0 ? 1 : 2) + (Math.min() > 0 ? 10 : 20)'),
  units('includes knows NaN and indexOf does not', '', '([NaN].includes(NaN) ? 1 : 2) + ([NaN].indexOf(NaN) + 10)'),
  units(
    'Array in all its forms',
    '',
    'Array(3).length + new Array(2, 3).length + Array.of(7).length + Array("3").length + Array.from("abc").length + Array.from({ length: 2, 0: 5 })[0]',
  ),
  units(
    'fill and slice from the end',
    'const a = [1, 2, 3].fill(9, -1);',
    'a[2] * 10 + a.slice(-5, -2).length + a.slice(1).length',
  ),
  units(
    'splice with all its arguments',
    'const a = [1, 2, 3, 4, 5]; const b = a.splice(-3, 2, 7, 8, 9);',
    'a.length * 100 + b[0] * 10 + a[3]',
  ),
  units('concat of a list and a value', '', "[1].concat([2, 3], 4).length * 10 + 'a'.concat('b', 'c').length"),
  units('join of nothing', '', "[null, undefined, 1].join('-').length * 10 + [].join().length"),
  units(
    'text at its ends',
    '',
    "'abc'.at(-1).charCodeAt(0) + ('abc'[5] === undefined ? 1 : 0) + 'abc'.charAt(9).length + 'abc'.slice(2, 1).length + 'ab'.repeat(2).length",
  ),
  units('split with nothing', '', "'abc'.split('').length * 10 + ''.split(',').length"),
  units('replace only the first', '', "'aaa'.replace('a', 'bb').length * 10 + 'aaa'.replaceAll('a', '').length"),
  units('replace with a pattern for the match', '', "'a'.replace('a', '$&$&').length", 'partly'),
  units('chained assignment', 'let a, b; a = b = 6;', 'a * 10 + b'),
  units(
    'an object as a table of numbers',
    "const sizes = { 1: 10, 2: 20, '3': 30 };",
    'sizes[2] + sizes["1"] + sizes[1 + 2]',
  ),
  units('a missing key', 'const sizes = { a: 1 }; const k = "b";', 'sizes[k] || 12'),
  units(
    'keys that every object has',
    'const o: any = {};',
    "(o['toString'] ? 3 : 4) + (o['constructor'] ? 10 : 20)",
    'partly',
  ),
  units('methods of arrays that are no elements', 'const a: any = [1];', "(a['map'] ? 3 : 4)"),
  units(
    'switch on true',
    'const n = 7; let u; switch (true) { case n > 10: u = 1; break; case n > 5: u = 2; break; default: u = 3; }',
    'u',
  ),
  units('switch is strict', "let u = 0; switch ('1') { case 1: u = 5; break; case '1': u = 6; }", 'u'),
  units(
    'switch with a block and a return',
    "function f(k) { switch (k) { case 'a': { const u = 3; return u; } case 'b': case 'c': return 7; } return 9; }",
    "f('a') * 100 + f('b') * 10 + f('d')",
  ),
  units('a function in a block', 'let f; { function g() { return 4; } f = g; }', 'f()'),
  units('a function and a variable of one name', 'var f = 3; function f() {}', 'f'),
  units('parameters with names of outer variables', 'const n = 1; const f = (n, m = n + 1) => n + m;', 'f(5)'),
  units(
    'rest of an object parameter',
    'const f = ({ a, ...rest }) => Object.keys(rest).length * 10 + a;',
    'f({ a: 1, b: 2, c: 3 })',
  ),
  units(
    'a default only where nothing is given',
    'const f = (a = 5, b = 6) => a * 10 + b;',
    'f(undefined, null) + f(0)',
  ),
  units(
    'too few and too many arguments',
    'const f = (a, b) => (b === undefined ? a : 100); const g = (...r) => r.length;',
    'f(4, ...[]) + g(1, 2, ...[3, 4])',
  ),
  units(
    'a getter in a spread',
    'const o = { n: 1, get u() { return ++this.n; } }; const c = { ...o }; o.u;',
    'c.u * 10 + o.n',
  ),
  units('a static getter', 'class C { static get U() { return 8; } }', 'C.U'),
  units('a lazy getter', 'class C { #u?: number; get u() { return (this.#u ??= 6); } }', 'new C().u'),
  units('this in an arrow field', 'class C { u = 5; f = () => this.u + 1; } const { f } = new C();', 'f()'),
  units(
    'this that is lost',
    'const o = { u: 5, f() { return this === undefined || this.u === undefined ? 3 : this.u; } }; const { f } = o;',
    'f() + o.f()',
    'partly',
  ),
  units(
    'a method handed on',
    'class C { u = 5; f() { return this?.u ?? 2; } } const g = new C().f.bind(new C());',
    'g()',
  ),
  units('instance and prototype', 'class C { f() { return 1; } } const c: any = new C(); c.f = () => 9;', 'c.f()'),
  units(
    'a class field that uses another',
    'class C { a = 3; b = this.a * 2; c = this.f(); f() { return this.b + 1; } }',
    'new C().c',
  ),
  units(
    'a field that the constructor replaces',
    'class C { u = 3; constructor(u?: number) { if (u !== undefined) this.u = u; } }',
    'new C().u * 10 + new C(7).u',
  ),
  units(
    'a field of the parent that the child replaces',
    'class A { u = 3; v = this.u; } class B extends A { u = 9; }',
    'new B().v * 10 + new B().u',
  ),
  units(
    'static inheritance',
    'class A { static U = 4; static f() { return this.U; } } class B extends A { static U = 6; }',
    'B.f() * 10 + A.f()',
  ),
  units(
    'constants in a frozen table',
    "const C = Object.freeze({ A: 'x', B: 'y' }); const T = { [C.A]: 3, [C.B]: 4 };",
    'T[C.B]',
  ),
  units(
    'two-dimensional lists',
    'const g = [[1, 2], [3, 4]]; g[1][0] = 9;',
    'g[1][0] * 10 + g.map((r) => r.reduce((a, b) => a + b))[0]',
  ),
  units('a list that shares its rows', 'const g = Array(2).fill([0]); g[0][0] = 5;', 'g[1][0] + 1'),
  units(
    'a copy of a list and of what is in it',
    'const a = [{ u: 1 }]; const b = [...a]; b[0].u = 6; const c = a.map((x) => ({ ...x })); c[0].u = 9;',
    'a[0].u',
  ),
  units(
    'for of sees what is pushed',
    'const q = [16]; let n = 0; for (const u of q) { n++; if (u > 2) q.push(u / 2); }',
    'n',
  ),
  units(
    'forEach does not see what is pushed',
    'const q = [1, 2]; let n = 0; q.forEach((u) => { n += u; if (q.length < 5) q.push(10); });',
    'n * 10 + q.length',
  ),
  units(
    'forEach sees what is changed',
    'const q = [1, 2, 3]; let n = 0; q.forEach((u, i) => { n += u; q[i + 1] = 7; });',
    'n',
  ),
  units(
    'map over a list that shrinks',
    'const q = [1, 2, 3]; const r = q.map((u) => { if (u === 1) q.pop(); return u; });',
    'r.filter((x) => x !== undefined).length + r.length',
  ),
  units(
    'for in over what is deleted',
    'const o: any = { a: 1, b: 2 }; let n = 0; for (const k in o) { n++; delete o.b; }',
    'n',
  ),
  units(
    'a loop that changes its bound',
    'let end = 3; let n = 0; for (let i = 0; i < end; i++) { n++; if (i === 0) end = 5; }',
    'n',
  ),
  units('a loop variable that the body changes', 'let n = 0; for (let i = 0; i < 10; i++) { n++; i += 2; }', 'n'),
  units('a loop without a body', 'let n = 1; while ((n *= 2) < 10);', 'n'),
  units('a loop without a head', 'let n = 0; for (;;) { if (++n > 3) break; }', 'n'),
  units(
    'nested breaks',
    'let n = 0; for (const a of [1, 2]) { for (const b of [1, 2]) { if (b === 2) break; n += a; } if (a === 2) continue; n += 10; }',
    'n',
  ),
  units('a label on a block', 'let n = 1; done: { n = 5; if (n > 2) break done; n = 9; }', 'n'),
  units(
    'return from nested loops',
    'function f() { for (let i = 0; i < 5; i++) { for (const j of [1, 2, 3]) { if (i * j === 6) return i * 10 + j; } } }',
    'f()',
  ),
  units('continue in do', 'let n = 0; do { n++; if (n < 3) continue; break; } while (n < 10);', 'n'),
  units(
    'return in try and catch',
    'function f(x) { try { if (x) throw new Error(String(x)); return 1; } catch ({ message }) { return 5; } } f(0);',
    'f(0)',
    'partly',
  ),
  units(
    'sum with an accumulator object',
    "const s = ['a', 'b', 'a'].reduce((t, k) => ({ ...t, [k]: (t[k] ?? 0) + 1 }), {});",
    's.a * 10 + s.b',
  ),
  units(
    'group by key',
    "const g = {}; for (const [k, v] of [['a', 1], ['b', 2], ['a', 3]]) { (g[k] ||= []).push(v); }",
    'g.a.length * 10 + g.b[0]',
  ),
  units(
    'optional calls on lists',
    'const a: any = null; const b: any = [4];',
    '(a?.map((x) => x).length ?? 2) + b?.at?.(0) + (a?.[0] ?? 10)',
  ),
  units('nullish with zero', 'const o = { u: 0 }; const { u = 5 } = o;', '(o.u ?? 7) + (o.u || 8) + u'),
  units(
    'comparison with null',
    'const n = null; const u = undefined;',
    '(n == u ? 1 : 0) + (n === u ? 10 : 0) + (n >= 0 ? 100 : 0) + (u >= 0 ? 1000 : 0)',
  ),
  units('an expression in a template key', 'const o = { [`k${1 + 1}`]: 6 };', 'o.k2'),
  units('escapes in texts', '', "'\\u0041\\x41\\n\\'\\\\'.length + `\\`\\${1}`.length"),
  units('a text on two lines', '', "'ab\\\ncd'.length"),
  program(
    'options merged over defaults',
    `const DEFAULTS = { units: 8, activation: 'relu', layers: 2 }; function build(options = {}) { const { units, layers, ...rest } = { ...DEFAULTS, ...options }; const m = tf.sequential(); for (let i = 0; i < layers; i++) m.add(dense(units, rest)); return m; } const a = build({ layers: 1 }); const b = build({ activation: 'tanh', units: undefined ?? 3 });`,
  ),
  program(
    'a config tree',
    `const config = { model: { hidden: [{ units: 4 }, { units: 3, activation: 'tanh' }], output: { units: 1 } } }; const { model: { hidden, output } } = config; const m = tf.sequential(); [...hidden, output].forEach((c, i, all) => m.add(tf.layers.dense({ ...c, ...(i === 0 && { inputShape: [2] }), name: i === all.length - 1 ? 'out' : \`h\${i}\` })));`,
  ),
  program(
    'layers in a class that holds a list',
    `class Net { layers = []; add(u) { this.layers.push(dense(u)); return this; } build() { const m = tf.sequential(); this.layers.forEach((l) => m.add(l)); return m; } } const m = new Net().add(3).add(2).build();`,
  ),
  program(
    'a registry of builders',
    `const registry = {}; const register = (name, f) => { registry[name] = f; }; register('small', () => tf.sequential({ layers: [dense(2)] })); register('large', () => tf.sequential({ layers: [dense(20)] })); for (const name of Object.keys(registry)) registry[name]();`,
  ),
  program(
    'a model that is kept in a lazy field',
    `class Net { #m; get model() { if (!this.#m) { this.#m = tf.sequential(); this.#m.add(dense(3)); } return this.#m; } } const n = new Net(); n.model.add(dense(2)); n.model.add(dense(1));`,
  ),
  program(
    'a model in a closure',
    `const store = (() => { let m; return { create() { m = tf.sequential(); }, add(u) { m.add(dense(u)); }, get() { return m; } }; })(); store.create(); store.add(3); store.add(1);`,
  ),
  program(
    'a helper that changes its list',
    `const take = (list) => list.shift(); const sizes = [4, 3, 2]; const m = tf.sequential(); while (sizes.length > 1) m.add(dense(take(sizes)));`,
  ),
  program(
    'a halving pyramid',
    `const m = tf.sequential(); for (let u = 32; u >= 4; u = Math.floor(u / 2)) m.add(dense(u, u === 32 ? { inputShape: [10] } : {}));`,
  ),
  program(
    'autoencoder',
    `const sizes = [8, 4, 2]; const m = tf.sequential(); sizes.forEach((u) => m.add(dense(u))); [...sizes].reverse().slice(1).concat(10).forEach((u) => m.add(dense(u)));`,
  ),
  program(
    'layers counted from the end',
    `const n = 3; const m = tf.sequential({ layers: [...Array(n).keys()].map((i) => dense(2 ** (n - i), { activation: i < n - 1 ? 'relu' : 'softmax' })) });`,
  ),
  program(
    'a callback that returns early',
    `const m = tf.sequential(); [3, 0, 2].forEach((u) => { if (!u) return; m.add(dense(u)); });`,
  ),
  program(
    'a pipeline of functions',
    `const pipe = (...fs) => (x) => fs.reduce((y, f) => f(y), x); const add = (u) => (m) => { m.add(dense(u)); return m; }; const m = pipe(add(3), add(2))(tf.sequential());`,
  ),
  program(
    'an add that gives nothing',
    `const m = tf.sequential(); const r = m.add(dense(2)); m.add(dense(r === undefined ? 3 : 4));`,
  ),
  program(
    'a model compared with itself',
    `const a = tf.sequential(); const b = a; if (a === b) a.add(dense(3)); else a.add(dense(9)); if (a !== tf) b.add(dense(1));`,
    undefined,
  ),
  program(
    'loss by the number of classes',
    `const classes = 2; const m = tf.sequential({ layers: [dense(classes > 2 ? classes : 1)] }); m.compile({ loss: classes > 2 ? 'categoricalCrossentropy' : 'binaryCrossentropy', optimizer: classes > 2 ? tf.train.adam() : tf.train.sgd(0.1) });`,
  ),
  program(
    'an unknown activation',
    `const m = tf.sequential({ layers: [dense(3, { activation: outside.name })] });`,
    'partly',
  ),
  program(
    'a parameter nobody gives',
    `function build(units) { return tf.sequential({ layers: [dense(units)] }); } build(outside.units);`,
    'partly',
  ),
  program(
    'shared state between builds',
    `let n = 0; function build() { n += 2; return tf.sequential({ layers: [dense(n)] }); } const a = build(); const b = build();`,
  ),
  program(
    'a model that is filled after it is returned',
    `const make = () => { const m = tf.sequential(); return { m, add: (u) => m.add(dense(u)) }; }; const { m, add } = make(); add(3); m.add(dense(1)); add(2);`,
  ),
  program(
    'commented-out layers',
    `const m = tf.sequential({ layers: [dense(3), // dense(9),\n /* dense(8), */ dense(1)] });`,
  ),
  program(
    'layers behind a flag in the text',
    `const DEBUG = false; const m = tf.sequential(); if (DEBUG) { m.add(dense(9)); } else if (!DEBUG && 1) { m.add(dense(3)); } m.add(dense(1));`,
  ),
  program(
    'an empty model',
    `const m = tf.sequential(); const k = tf.sequential({ layers: [] }); k.add(dense(2));`,
    'partly',
  ),
];
