import type { Program } from './program.js';

/** Programs of several files, and of the kinds of file. */
export const modules: readonly Program[] = [
  {
    name: 'named and default imports',
    text: `import * as tf from '@tensorflow/tfjs'; import sizes, { UNITS as U } from './sizes'; import * as all from './sizes';
      const m = tf.sequential({ layers: [tf.layers.dense({ units: U }), tf.layers.dense({ units: sizes.last + all.UNITS })] });`,
    files: { 'sizes.ts': `export const UNITS = 5; export default { last: 2 };` },
  },
  {
    name: 're-exports',
    text: `import { A, renamed, deep, B as default2 } from './index'; import * as tf from '@tensorflow/tfjs';
      const m = tf.sequential({ layers: [A, renamed, deep.C, default2].map((units) => tf.layers.dense({ units })) });`,
    files: {
      'index.ts': `export * from './a'; export { B as renamed, B } from './b'; export * as deep from './c';`,
      'a.ts': `export const A = 1;`,
      'b.ts': `export const B = 2; export const A = 100;`,
      'c.ts': `const C = 3; export { C };`,
    },
  },
  {
    name: 'a factory of another file',
    text: `import * as tf from '@tensorflow/tfjs'; import { block } from './blocks'; const m = tf.sequential(); block(m, 4); block(m);`,
    files: {
      'blocks.ts': `import * as tf from '@tensorflow/tfjs'; const DEFAULT = 9; export function block(model, units = DEFAULT) { model.add(tf.layers.dense({ units })); }`,
    },
  },
  {
    name: 'CommonJS',
    file: 'model.cjs',
    text: `const tf = require('@tensorflow/tfjs-node'); const { layers, sequential } = tf; const { UNITS } = require('./config');
      function build(units) { return sequential({ layers: [layers.dense({ units })] }); } module.exports = { build, model: build(UNITS) }; exports.other = 1;`,
    files: { 'config.cjs': `exports.UNITS = 6;` },
  },
  {
    name: 'module.exports as a function',
    file: 'model.js',
    text: `const tf = require('@tensorflow/tfjs'); const make = require('./make'); const m = tf.sequential({ layers: make(2) });`,
    files: {
      'make.js': `const tf = require('@tensorflow/tfjs'); module.exports = (n) => Array.from({ length: n }, (_, i) => tf.layers.dense({ units: i + 1 }));`,
    },
  },
  {
    name: 'an imported binding that changes',
    text: `import * as tf from '@tensorflow/tfjs'; import { size, grow } from './state'; grow(); const m = tf.sequential({ layers: [tf.layers.dense({ units: size })] });`,
    files: { 'state.ts': `export let size = 2; export function grow() { size = 8; }` },
  },
  {
    name: 'an imported object that changes',
    text: `import * as tf from '@tensorflow/tfjs'; import { config, grow } from './state'; grow(); const m = tf.sequential({ layers: [tf.layers.dense({ units: config.size })] });`,
    files: { 'state.ts': `export const config = { size: 2 }; export function grow() { config.size = 8; }` },
  },
  {
    name: 'a class of another file',
    text: `import * as tf from '@tensorflow/tfjs'; import Base from './base'; class Net extends Base { size() { return super.size() + 1; } build() { return tf.sequential({ layers: [tf.layers.dense({ units: this.size() })] }); } } new Net(4).build();`,
    files: { 'base.ts': `export default class { constructor(private n: number) {} size() { return this.n * 2; } }` },
  },
  {
    name: 'an enum of another file',
    text: `import * as tf from '@tensorflow/tfjs'; import { Size } from './size'; const m = tf.sequential({ layers: [tf.layers.dense({ units: Size.Big })] });`,
    files: { 'size.ts': `export enum Size { Small = 2, Big = Small * 4 }` },
  },
  {
    name: 'files that import each other',
    text: `import * as tf from '@tensorflow/tfjs'; import { twice } from './a'; export const base = 3; const m = tf.sequential({ layers: [tf.layers.dense({ units: twice(4) })] });`,
    files: {
      'a.ts': `import { add } from './b'; export const one = 1; export const twice = (n) => add(n) * 2;`,
      'b.ts': `import { one } from './a'; export const add = (n) => n + one;`,
    },
    reads: 'partly',
  },
  {
    name: 'a file that is not there',
    text: `import * as tf from '@tensorflow/tfjs'; const { units } = outside; const m = tf.sequential({ layers: [tf.layers.dense({ units })] });`,
    reads: 'partly',
  },
  {
    name: 'TSX with a component',
    file: 'component.tsx',
    text: `import * as tf from '@tensorflow/tfjs'; const React = { createElement: (type: any, props: any, ...children: any[]) => (typeof type === 'function' ? type(props) : children) };
      function App({ units }: { units: number }) { const model = tf.sequential(); model.add(tf.layers.dense({ units: 4 })); return <div className="x">{'a'}{units}</div>; } const view = <App units={3} />;`,
  },
  {
    name: 'JSX without types',
    file: 'component.jsx',
    text: `const React = { createElement() {} }; const view = <p>it's {1} &amp; more</p>; const m = tf.sequential({ layers: [tf.layers.dense({ units: 4, inputShape: [1] })] });`,
  },
  {
    name: 'types of all kinds',
    text: `import * as tf from '@tensorflow/tfjs'; interface Options<T = number> { readonly units?: T; f(a: string): void } type U = Options['units'] | { [K in 'a' | 'b']: K }; declare const never: unknown; abstract class A<T> { abstract g(): T; protected h?(): void; declare x: number; }
      function build<T extends Options>(this: void, o: T & { units: number }, ...rest: readonly number[]): tf.Sequential { const m: tf.Sequential = tf.sequential(); m.add(tf.layers.dense({ units: o.units as number } as any)); for (const r of rest) m.add(tf.layers.dense({ units: r! })); return m; }
      build({ units: 4 }, 2, 1);`,
  },
  {
    name: 'overloads and this types',
    text: `function size(a: string): number; function size(a: number): number; function size(a: any): number { return Number(a) * 2; } const m = tf.sequential({ layers: [tf.layers.dense({ units: size('3') })] });`,
  },
  {
    name: 'namespaces',
    text: `namespace Sizes { export const small = 2; const hidden = 3; export const big = small * hidden; export namespace Inner { export const x = 5; } } const m = tf.sequential({ layers: [tf.layers.dense({ units: Sizes.big + Sizes.Inner.x })] });`,
  },
  {
    name: 'a global of the script',
    file: 'script.js',
    text: `var LAYERS = 2; function create() { var model = tf.sequential(); for (var i = 0; i < LAYERS; i++) { model.add(tf.layers.dense({units: 3 + i})); } return model; } var m = create();`,
  },
  {
    name: 'a global beside a variable of a module',
    text: `import * as tf from '@tensorflow/tfjs'; var m = tf.sequential(); globalThis.m = tf.sequential({ layers: [tf.layers.dense({ units: 2 })] }); m.add(tf.layers.dense({ units: 3 }));`,
  },
  {
    name: 'an accessor keyword and definite fields',
    text: `class Net { private readonly model!: unknown; units: number = 4; static readonly SIZES = [3, 2] as const; make() { return tf.sequential({ layers: Net.SIZES.map((s) => tf.layers.dense({ units: s * this.units })) }); } } new Net().make();`,
  },
  ...[
    ['a default class', 'export default class { u = 4; }', "import C from './o';", 'new C().u'],
    ['a default function', 'export default function () { return 4; }', "import f from './o';", 'f()'],
    ['a named default', 'export default function f() { return 4; } f.x = 1;', "import f from './o';", 'f()'],
    ['a default expression', 'const u = 4; export default u + 1;', "import u from './o';", 'u'],
    ['a default object', 'export default { u: 4 };', "import * as o from './o';", 'o.default.u'],
    ['renamed exports', 'const u = 4; export { u as v, u as default };', "import w, { v } from './o';", 'v * 10 + w'],
    ['an exported class', 'export class C { static u = 4; }', "import { C } from './o';", 'C.u'],
    ['an exported enum', 'export enum E { A = 4, B }', "import { E } from './o';", 'E.B'],
    [
      'an exported pattern',
      'export const { u, v: [w] } = { u: 1, v: [4] };',
      "import { u, w } from './o';",
      'u * 10 + w',
    ],
    [
      'a namespace',
      'export namespace N { export const u = 4; const w = 1; export function f() { return u + w; } }',
      "import { N } from './o';",
      'N.f() * 10 + N.u',
    ],
    ['exports of CommonJS', 'exports.u = 4; module.exports.v = 5;', "const { u, v } = require('./o');", 'u * 10 + v'],
    [
      'module.exports replaced',
      'module.exports = { u: 4 }; ',
      "import o from './o'; const { u } = require('./o');",
      'o.u * 10 + u',
    ],
    ['module.exports as a class', 'module.exports = class { u = 4; };', "const C = require('./o');", 'new C().u'],
    ['a variable that the file changes', 'export let u = 1; u = 4;', "import { u } from './o';", 'u'],
    [
      'a function that changes it',
      'export let u = 1; export function set() { u = 4; }',
      "import { u, set } from './o'; set();",
      'u',
    ],
    ['an export that is not there', 'export const u = 4;', "import * as o from './o';", '(o as any).v ?? 6'],
  ].map(([name, other, head, units]): Program => ({
    name: `${name ?? ''} of another file`,
    text: `import * as tf from '@tensorflow/tfjs'; ${head ?? ''}\nconst m = tf.sequential({ layers: [tf.layers.dense({ units: ${units ?? ''} })] });`,
    files: { 'o.ts': other ?? '' },
  })),
];
