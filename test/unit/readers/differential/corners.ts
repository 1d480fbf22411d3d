import type { Program } from './program.js';

/** An argument that is this list of values, after some code. */
function after(code: string, expression: string, reads?: Program['reads']): Program {
  const text = `${code}\nconst m = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [${expression}] })] });`;
  return { name: code, text, ...(reads !== undefined && { reads }) };
}

const partly = (code: string, expression: string): Program => after(code, expression, 'partly');

/** Statements and expressions whose order, scope or conversions are easily got wrong. */
export const corners: readonly Program[] = [
  after('let u = 0; switch (9) { case 1: u += 1; default: u += 10; case 2: u += 100; break; case 3: u += 1000; }', 'u'),
  after('let u = 0; for (const x of [1, 2, 3]) { switch (x) { case 2: continue; } u += x; }', 'u'),
  after('let u = 0; for (let i = 0, n = 3; i < n; i++, n--) u += 10 * i + n;', 'u'),
  after('const fs = []; for (var i = 0; i < 3; i++) fs.push(() => i);', 'fs.map((f) => f())', 'exactly'),
  after('const fs = []; for (let i = 0; i < 3; i++) fs.push(() => i);', '...fs.map((f) => f())'),
  after('const fs = []; for (const x of [4, 5]) fs.push(() => x);', '...fs.map((f) => f())'),
  after(
    'let n = 0; outer: for (let i = 0; i < 3; i++) { for (let j = 0; j < 3; j++) { if (j === 1) continue outer; n += 10 * i + j; } }',
    'n',
  ),
  after('let n = 0; outer: while (true) { do { n++; if (n > 4) break outer; } while (n % 2); n += 10; }', 'n'),
  after('let n = 0; try { n += 1; } finally { n += 10; }', 'n'),
  after('let n = 0; for (const x of [1, 2, 3]) { try { if (x === 2) break; n += x; } finally { n += 10; } }', 'n'),
  after('function f(x) { if (x) { return 1; } else if (x === 0) { return 2; } return 3; }', 'f(1), f(0), f(null)'),
  after('const f = (...xs) => xs.length ? xs[0] + f(...xs.slice(1)) : 0;', 'f(1, 2, 3)'),
  after('let a = [1, 2]; let b = a; a = [...a, 3]; b.push(9);', 'a.length, b.length, a[2], b[2]'),
  after('const o: any = { a: { b: 1 } }; const c = { ...o }; c.a.b = 7; c.d = 1;', 'o.a.b, Object.keys(o).length'),
  after('const a = [1, 2, 3]; delete a[1];', 'a.length', 'partly'),
  after('const a: any = [1]; a.name = 5; a[-1] = 7;', 'a.length'),
  after('const a = [1, 2, 3]; a.length -= 2;', 'a.length, a[0]'),
  after('const a = []; a[2] = 5;', 'a.length, a[2], a.indexOf(5)'),
  after('const o = { n: 1, inc() { return ++this.n; } }; o.inc(); o["inc"]();', 'o.n'),
  partly('const o: any = {}; o.a ??= 4; o.a ??= 5; o.b ||= 6; o.b &&= 7;', 'o.a, o.b'),
  after('let x = 1; const f = () => (x *= 2); f(); f();', 'x, f()'),
  after('let x = 5; { let x = 6; x++; } { var y = x; }', 'x, y'),
  after('const x = 1; function f() { const x = 2; return g(); } function g() { return x; }', 'f()'),
  after(
    'function f(a, b = a, c = b + 1) { a = 10; return [a, b, c]; }',
    '...f(1), ...f(1, 2, 3), ...f(1, undefined, 3)',
  ),
  after('const f = ({ a = 1, ...rest } = {}) => [a, Object.keys(rest).length];', '...f(), ...f({ a: 2, b: 3 })'),
  after('const [a, [b = 2, ...c], { d: [e] }] = [1, [undefined, 3, 4], { d: [5] }];', 'a, b, ...c, e'),
  after('const m1 = [[1, 2], [3, 4]]; const t = m1[0].map((_, i) => m1.map((r) => r[i]));', '...t.flat()'),
  after(
    'const xs = [1, 2, 3, 4]; const [first, ...others] = xs.filter((x) => x % 2 === 0).map((x) => x ** 2);',
    'first, ...others',
  ),
  after(
    'const sum = (xs) => xs.reduce((a, b) => a + b, 0); const mean = (xs) => sum(xs) / xs.length;',
    'mean([1, 2, 6])',
  ),
  after('class A { static n = 0; id = ++A.n; } new A(); new A();', 'A.n, new A().id'),
  after(
    'class A { #n = 1; get n() { return this.#n; } set n(v) { this.#n = v * 2; } } const a = new A(); a.n = 4; a.n += 1;',
    'a.n',
  ),
  after(
    'class A { constructor(n) { this.n = n; } double() { return new A(this.n * 2); } } const a = new A(1).double().double();',
    'a.n',
  ),
  after(
    'class A { f() { return 1; } } class B extends A { f() { return super.f() * 10; } } class C extends B { f() { return super.f() + 2; } }',
    'new C().f()',
  ),
  after(
    'class A { constructor() { this.u = this.make(); } make() { return 1; } } class B extends A { make() { return 2; } }',
    'new B().u',
  ),
  after('class A { static make() { return new this(); } n = 3; } class B extends A { n = 4; }', 'B.make().n'),
  after(
    'const make = () => { let n = 0; return { next: () => ++n, reset() { n = 0; } }; }; const a = make(), b = make(); a.next(); a.next(); b.next(); a.reset();',
    'a.next(), b.next()',
  ),
  after("const text = 'a-b-c'; const [x, ...ys] = text.split('-').map((s) => s.charCodeAt(0) - 96);", 'x, ...ys'),
  after("let s = ''; for (const c of 'abc') s = c + s; for (const k in [7, 8]) s += k;", 's'),
  after(
    "const o = { b: 1, a: 2 }; let s = ''; for (const k in o) s += k + o[k]; for (const [k, v] of Object.entries(o)) s += k + v;",
    's',
  ),
  after('const xs = [3, 1, 2]; const ys = [...xs].reverse(); xs.reverse(); xs.sort();', '...xs, ...ys'),
  after(
    'let n = 0; const side = (x) => { n++; return x; }; const r = side(false) && side(true); const q = side(1) || side(2); const w = side(null) ?? side(3);',
    'n',
  ),
  after('let n = 0; const f = (x) => { n++; return x; }; f(1) > f(2) ? f(3) : f(4); [f(5)][f(0)];', 'n'),
  after('let n = 0; const a = []; a[n++] = n; a[n++] = n; a[--n]++;', '...a, n'),
  after(
    'let n = 0; const o: any = { f() { n++; return this; }, v: 1 }; o.f().v += 5; o.f().v++; o.f()["v"] **= 2;',
    'o.v, n',
  ),
  after('let i = 0; const a = [i++, i++, ++i]; a[i++ - 3] += 10;', '...a, i'),
  after('let a = 1, b = 2, c = 3; [a, b, c] = [c, a, b]; ({ a, c: b } = { a: b, c: a });', 'a, b, c'),
  after(
    "const key = 'x'; const o = { [key]: 1, [`${key}y`]: 2, get z() { return this.x + this.xy; } };",
    'o.x, o.xy, o.z',
  ),
  after('const o = { f: (a) => a + 1, g: function (a) { return this.f(a) * 2; } };', 'o.g(3)'),
  after(
    'const compose = (...fs) => (x) => fs.reduceRight((y, f) => f(y), x);',
    'compose((x) => x + 1, (x) => x * 2)(5)',
    'partly',
  ),
  after(
    'const once = (f) => { let done; return (...a) => (done ??= f(...a)); }; const g = once((x) => x * 3);',
    'g(2), g(5)',
  ),
  partly('function f() { return f.count = (f.count || 0) + 1; } f(); f();', 'f.count'),
  after('const n = (function () { return 4; })() + (() => 5)();', 'n'),
  after(
    'let n = 1; n += n++ + ++n; n -= -n; n **= 2; n %= 50; n <<= 1; n |= 1; n ^= 2; n &= 0xff; n >>= 1; n >>>= 0;',
    'n',
  ),
  after("let t = 'a'; t += 1; t += null; t += undefined; t += true;", 't'),
  after('const a = 0.1 + 0.2; const b = 1 / 3; const c = 5 % 3 - 2 ** 3;', 'a, b, c'),
  after(
    'const q = [1]; let n = 0; while (q.length && n < 10) { const x = q.shift(); n += x; if (x < 4) { q.push(x + 1, x + 2); } }',
    'n',
  ),
  after(
    'const tree = { v: 1, kids: [{ v: 2, kids: [] }, { v: 3, kids: [{ v: 4, kids: [] }] }] }; const total = (t) => t.v + t.kids.reduce((s, k) => s + total(k), 0);',
    'total(tree)',
  ),
  after('const memo = {}; const fib = (n) => memo[n] ?? (memo[n] = n < 2 ? n : fib(n - 1) + fib(n - 2));', 'fib(15)'),
  after('const gcd = (a, b) => (b ? gcd(b, a % b) : a);', 'gcd(48, 36)'),
  after('class A { u = 1; constructor() { this.v = this.u; } } class B extends A { u = 2; }', 'new B().u, new B().v'),
  after(
    'class A { constructor(n) { this.n = n; } } class B extends A { m = this.n + 1; constructor(n) { super(n * 2); this.k = this.m; } }',
    'new B(3).m, new B(3).k',
  ),
  after(
    'class A { a = 1; } class B extends A { b = this.a + 1; } class C extends B { c = this.b + 1; constructor() { super(); this.d = this.c + 1; } }',
    'new C().d, new C().c',
  ),
  after(
    'class A { u = 1; constructor(v) { this.v = v; } } class B extends A {} class C extends B { w = this.v; }',
    'new C(5).w, new C(6).u',
  ),
  after(
    'class A { f() { return this.u ?? 0; } constructor() { this.first = this.f(); } } class B extends A { u = 8; }',
    'new B().first, new B().f()',
  ),
  partly('const xs = [3, 1, 2]; xs.sort((a, b) => a - b);', '...xs'),
  partly('const xs = [3, 1, 2].toSorted((a, b) => a - b);', '...xs'),
  partly('const xs = [1, 2, 3].with(0, 9);', '...xs'),
  partly('function f() { return [...arguments].length; }', 'f(1, 2)'),
  partly("const r = /(\\d+)/.exec('a12');", 'r[1]'),
  partly('const d = new Map(Object.entries({ a: 1 }));', "d.get('a')"),
  partly('const p = new Proxy({ a: 1 }, { get: () => 5 });', 'p.a'),
  partly('const o = Object.create({ a: 1 });', 'o.a'),
  partly("const o: any = { a: 1 }; Object.defineProperty(o, 'a', { value: 9 });", 'o.a'),
  partly("const o: any = { a: 1 }; Reflect.set(o, 'a', 9);", 'o.a'),
  partly('const o: any = {}; Object.setPrototypeOf(o, { a: 9 });', 'o.a'),
  partly("const f = new Function('return 4');", 'f()'),
  partly('let u = 1; [outside.units].forEach((x) => { u = x; });', 'u'),
  partly('let u = 1; if (outside.units > 3) { u = 2; }', 'u'),
  partly('let u = 1; for (const x of outside.list) u += x;', 'u'),
  partly('let u = 1; while (u < outside.units) u *= 2;', 'u'),
  partly('let u = 1; outside.list.forEach((x) => { u += x; });', 'u'),
  partly('let u = 1; try { outside.missing.call(); u = 2; } catch { u = 3; }', 'u'),
  partly('const a = [1, 2]; a[outside.units - 7] = 9;', '...a'),
  partly('const o: any = { relu: 1 }; o[outside.name] = 9;', 'o.relu'),
  partly('const o: any = { relu: 1 }; delete o[outside.name];', 'o.relu ?? 5'),
  partly('const a = [1, 2, 3]; a.length = outside.units - 5;', '...a'),
  partly('const a = [1, 2, 3]; a.splice(outside.units - 6, 1);', '...a'),
  partly('const a = [1]; const b = outside.yes ? a : [2]; b.push(3);', '...a'),
  partly('let u = 1; switch (outside.units) { case 7: u = 2; break; default: u = 3; }', 'u'),
  partly('const { units = 1 } = outside;', 'units'),
  partly('const [a = 1] = outside.list;', 'a'),
  partly('const n = outside.yes && 5;', 'n'),
  partly('let u = 1; const later = () => { u = 2; }; outside.yes && later();', 'u'),
  ...[
    "a.getLayer('x')",
    'a.getLayer(undefined, 1)',
    'a.getLayer(1)',
    'a.layers[1]',
    'a.layers.at(-1)',
    '...a.layers.slice(1)',
    "...a.layers.filter(({ name }) => name !== 'x')",
  ].map((layers): Program => ({
    name: layers,
    text: `const a = tf.sequential({ layers: [tf.layers.dense({ units: 1, name: 'w' }), tf.layers.dense({ units: 2, name: 'x' })] });
const b = tf.sequential({ layers: [${layers}] });`,
    reads: layers.includes('filter') ? 'partly' : 'exactly',
  })),
  ...[
    ['tf.initializers.randomNormal({ stddev: 0.5, seed: 3 })', 'exactly'],
    ['tf.initializers.heNormal()', 'exactly'],
    ['tf.initializers.randomNormal(outside.options)', 'partly'],
    ['tf.initializers.randomNormal({ ...outside.options })', 'partly'],
    ['tf.initializers.randomNormal({ stddev: outside.rate })', 'partly'],
    ['tf.regularizers.l2(outside.options)', 'partly'],
    ['tf.constraints.maxNorm({ maxValue: 2 })', 'exactly'],
  ].map(([value = '', reads]): Program => ({
    name: value,
    text: `const m = tf.sequential({ layers: [tf.layers.dense({ units: 1, kernelInitializer: ${value} })] });`,
    reads: reads === 'partly' ? 'partly' : 'exactly',
  })),
];
