import type { Program } from './program.js';

/** An argument that is this list of values, after some code. */
function after(code: string, expression: string, reads?: Program['reads']): Program {
  const text = `${code}\nconst m = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [${expression}] })] });`;
  return { name: `${code} ${expression}`.trim(), text, ...(reads !== undefined && { reads }) };
}

const partly = (code: string, expression: string): Program => after(code, expression, 'partly');

const COUNT = 'const f = (a, ...r) => r.length;';
const SECOND = 'const f = (a, b = 4) => b;';

/** Lists and arguments of which some come from outside: how many they are and what stands behind them is not known. */
export const uncounted: readonly Program[] = [
  partly('const [a, ...r] = [...outside.list, 5];', 'r.length'),
  partly('let a, r; [a, ...r] = [...outside.list, 5];', '...r'),
  after('const [a, ...r] = [5, 6, 7];', 'a, ...r'),
  after("const [a, b, ...r] = 'é🙂xy';", 'a, b, ...r'),
  partly('const [...r]: any = new Set([1, 2]);', 'r.length'),
  partly(COUNT, 'f(...outside.list, 5)'),
  partly(COUNT, 'f(1, ...outside.list)'),
  partly(`${COUNT} const g = (...r) => f(...r);`, 'g(...outside.list)'),
  partly('class A { n; constructor(...r) { this.n = r.length; } }', 'new A(...outside.list).n'),
  partly(SECOND, 'f(...outside.list)'),
  partly(SECOND, 'f(...outside.list, 5)'),
  after(SECOND, 'f(3, 5, ...outside.list)'),
  after('const g = (...r) => r.length; const f = (a) => g(a);', 'f(...outside.list)'),
  partly(SECOND, 'f.call(...outside.list)'),
  partly(SECOND, 'f.call(null, ...outside.list)'),
  partly(SECOND, 'f.apply(null, outside.list)'),
  partly(SECOND, 'f.apply(null, [1, ...outside.list])'),
  after(SECOND, 'f.apply(null, [1, 2, ...outside.list]), f.apply(null), f.call(null, 1, 3)'),
  partly('const xs: any[] = []; xs.push(...outside.list);', 'xs.length'),
  after('const xs: any[] = [1]; xs.unshift(...outside.list);', 'xs.pop()'),
  partly('const xs: any[] = [1]; xs.unshift(...outside.list);', 'xs.length'),
  partly('const xs: any[] = [1, 2]; xs.splice(0, 1, ...outside.list);', 'xs.length'),
  partly('', 'Array.of(...outside.list).length'),
  partly('', 'new Array(...outside.list, 4).length'),
  partly('let n = 0; [...outside.list, 9].forEach((x, i) => { n = i; });', 'n'),
  partly('const r = [...outside.list, 9].flatMap((x, i) => [i]);', 'r.pop()'),
  partly('', '[...[...outside.list, 9].keys()].pop()'),
  after('', '[...[9, ...outside.list].keys()][0]'),
  partly('let n = 0; for (const [i] of [...outside.list, 9].entries()) n = i;', 'n'),
  partly('const xs = [...outside.list, 9]; xs.fill(0, 2);', 'xs.pop()'),
  partly('const xs = [...outside.list, 9, 8]; xs.fill(0, 1, 2);', 'xs.pop()'),
  partly('const xs = [...outside.list, 9, 8]; xs.fill(0, 0, 2);', 'xs.pop()'),
  after('const xs = [...outside.list, 9, 8]; xs.fill(0);', 'xs.pop()'),
  partly('const xs = [...outside.list.slice(2), 5]; xs.shift();', 'xs.pop() ?? 9'),
  partly('const xs = [1, ...outside.list.slice(2)]; xs.pop();', 'xs[0] ?? 9'),
  partly('const xs = [5, ...outside.list];', 'xs.indexOf(5, -2)'),
  after('const xs = [5, ...outside.list];', 'xs.indexOf(5), xs[0]'),
  partly('const xs: any = []; xs.splice(outside.units, 0, 7);', 'xs.length'),
  partly('const xs: any = [1, 2]; xs.splice(0, [1]);', 'xs.length'),
  after('const xs: any = [1]; xs.length = 3;', 'xs.length, xs[0]'),
  after('const xs: any = [1, ...outside.list, 9]; xs.length = 1;', 'xs.pop()'),
  partly('const xs: any = [1, ...outside.list, 9]; xs.length = 3;', 'xs.pop()'),
  partly('const xs: any = [1]; xs.length = 5000;', 'xs.length'),
  partly('const xs: any = [1]; xs[5000] = 2;', 'xs.length'),
  after('', 'new Array(3).flat().length, [[1, 2], new Array(2)].flat().length'),
  after('', "...['z', undefined, 'a'].sort().slice(0, 2)"),
  partly("const o: any = { u: 3 }; o[['u'] as any] = 4;", 'o.u'),
  partly("const k: any = ['u']; const { [k]: x }: any = { u: 3 };", 'x'),
];
