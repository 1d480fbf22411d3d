import type { Program } from './program.js';

/** An argument that is this list of values, after some code. */
function after(code: string, expression: string, reads?: Program['reads']): Program {
  const text = `${code}\nconst m = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [${expression}] })] });`;
  return { name: `${code} ${expression}`.trim(), text, ...(reads !== undefined && { reads }) };
}

const partly = (code: string, expression: string): Program => after(code, expression, 'partly');

const CLASS = 'class A { u = 4; #p = 5; f() { return this.#p; } get g() { return 7; } }';

/** What belongs to a value itself, as spreads, rest patterns, `for ... in` and the functions of `Object` go through it. */
export const properties: readonly Program[] = [
  after(CLASS, 'Object.keys(new A()).length, ...Object.values(new A())'),
  after(`${CLASS} const o: any = { ...new A() };`, "o.u, o.f ? 1 : 2, o.g ?? 9, Object.keys({ '#p': 1 }).length"),
  after(`${CLASS} const { u, ...r }: any = new A();`, 'u, Object.keys(r).length'),
  after(`${CLASS} let s = ''; for (const k in new A()) s += k;`, 's'),
  after(`${CLASS} const a: any = new A();`, "a.hasOwnProperty('u'), a.hasOwnProperty('f')"),
  after(`${CLASS} const a: any = new A(); a.f = () => 2;`, 'Object.keys(a).length, a.f()'),
  after('function C() { this.u = 3; } C.prototype.f = () => 1;', 'Object.keys(new C()).length, new C().f()'),
  partly("function C() { this.u = 3; } C.prototype.f = () => 1; let s = ''; for (const k in new C()) s += k;", 's'),
  partly('class A { static u = 4; } const o: any = { u: 1, ...A };', 'o.u'),
  partly('class A { static u = 4; } const { ...r }: any = A;', 'r.u ?? 9'),
  partly('const f: any = () => 1; f.u = 4; const o: any = Object.assign({ u: 1 }, f);', 'o.u'),
  after('const o: any = { 0: 1, ...[7, 8] };', 'o[0], o[1], Object.keys(o).length'),
  after("const o: any = { ...'a🙂', ...5, ...null };", 'o[0], Object.keys(o).length'),
  after("const o: any = Object.assign({ 0: 3 }, [7, 8], 'x', null, 5);", 'o[0], o[1]'),
  after('const { 1: x, ...r }: any = [7, 8, 9];', 'x, r[0], r[1] ?? 5, r[2]'),
  after("const { ...r }: any = 'ab';", 'r[1]'),
  after('', "Object.keys('ab').length, ...Object.values('ab'), Object.entries('a')[0][0], Object.keys(5).length"),
  after('', 'Object.keys(new Array(3)).length, Object.keys(Array(2).fill(0)).length'),
  after("let s = ''; for (const k in 'ab') s += k; for (const k in null) s += 'x';", 's'),
  after("let s = ''; for (const k in new Array(2)) s += k; for (const k in 5) s += 'y';", "s + '.'"),
  after('const o: any = { ...[7, ...outside.list] };', 'o[0]'),
  partly('const o: any = { ...[7, ...outside.list, 9] };', 'o[2]'),
  partly('const o: any = { 1: 4, ...[7, ...outside.list] };', 'o[1]'),
  partly('const o: any = { 0: 1, ...(outside.yes ? [5] : [6]) };', 'o[0]'),
  after("const o: any = { a: 1, ...(outside.yes ? 'ab' : null) };", 'o.a'),
  partly('', 'Object.keys([7, ...outside.list]).length'),
];
