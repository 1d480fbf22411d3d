import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ModelDefinition } from '../../../../src/model/modelDefinition.js';
import type { SourceRange } from '../../../../src/model/sourceRange.js';
import { evaluateFile } from '../../../../src/readers/javascript/evaluator.js';
import { parseProgram } from '../../../../src/readers/javascript/parseProgram.js';
import { TextFacts } from '../../../../src/readers/javascript/textFacts.js';
import { readModels } from '../../../../src/readers/index.js';

/** `npm run fuzz` runs as many cases as it is told to, each time others; a quick run of the tests some of those that CI runs. */
const WANTED = process.env.FUZZ_CASES;
const CASES = Number(WANTED ?? (process.env.CI === undefined ? 2_000 : 100_000)) / 2;
/** In one case of so many the whole way is gone: directives, answers, definitions. */
const WHOLE_EVERY = 16;
/** A machine that is busy with other things slows a case down, but an endless one never ends. */
const LONGEST_MILLISECONDS = 10_000;
/** Short texts are read fast, and a mutation matters more in them; a run of its own has the time for longer ones. */
const [LINES, LONGEST_TEXT] = WANTED === undefined ? [5, 350] : [8, 600];

const folder = new URL('../../../fixtures/readers/javascript/', import.meta.url);
/** The fixtures in pieces of some lines. */
const pieces = readdirSync(folder)
  .filter((file) => !file.endsWith('.json'))
  .flatMap((file) => readFileSync(new URL(file, folder), 'utf8').split(/\n\n+/u))
  .flatMap((piece) => piece.match(new RegExp(String.raw`(?:.*\n?){1,${LINES}}`, 'gu')) ?? [])
  .filter((piece) => /tf\.|model/u.test(piece));

/** These take all the steps that there are: some of them are enough. */
const ENDLESS = [
  ...[
    ' while (true) ',
    ' for (;;) ',
    ' function f(a = f()) { return f(); } ',
    ' class A extends A { a = new A(); } new A() ',
  ],
  ...["'a'.repeat(1e9)", 'new Array(1e9)', 'Array.from({ length: 2e4 }, f)', ' for (const x of y) '],
];

const TOKENS = [
  ...[
    '{',
    '}',
    '(',
    ')',
    '[',
    ']',
    ',',
    ';',
    ':',
    '=>',
    '...',
    '?.',
    '=',
    '`',
    "'",
    '"',
    '${',
    '/*',
    '//',
    '\\',
    '#',
    '@',
  ],
  ...[
    ' if (x) ',
    ' else ',
    ' while (true) ',
    ' for (;;) ',
    ' for (const x of y) ',
    ' return ',
    ' throw x; ',
    ' break; ',
  ],
  ...[
    ' class A extends A {} ',
    ' function f(a = f()) { return f(); } ',
    ' async ',
    ' await ',
    ' yield* ',
    ' new ',
    ' delete ',
  ],
  ...[
    '__proto__',
    'constructor',
    'prototype',
    'toString',
    'this',
    'super',
    'arguments',
    'tf',
    'layers',
    'model',
    'undefined',
  ],
  ...[
    '1e9',
    '-1',
    '0.1',
    'NaN',
    '2 ** 1024',
    '0x',
    '1n',
    "'a'.repeat(1e9)",
    'new Array(1e9)',
    '.push(1)',
    '.add(',
    '.map(f)',
  ],
  ...[
    'tf.sequential(',
    'tf.layers.dense({',
    'units: ',
    'inputShape: [',
    '.compile({',
    '// gradients: units=[[',
    'import("x")',
  ],
  ...['\u0000', '\uFEFF', '\u2028', '\r', '\t', '🧠', '\uD800', 'é'],
];

/** Any token, and one of the endless ones now and then. */
function token(choice: number): string {
  const index = choice % (TOKENS.length * 4);
  return index === 0 ? (ENDLESS[choice % ENDLESS.length] ?? '') : (TOKENS[index % TOKENS.length] ?? '');
}

type Mutate = (text: string, at: number, length: number, other: number) => string;

const MUTATIONS: readonly Mutate[] = [
  (text, at, length) => text.slice(0, at) + text.slice(at + length),
  (text, at, length) => text.slice(0, at + length) + text.slice(at),
  (text, at, _length, other) => text.slice(0, at) + token(other) + text.slice(at),
  (text, at, length, other) => text.slice(0, at) + token(other) + text.slice(at + length),
  (text, at, length, other) => text.slice(0, at) + (pieces[other % pieces.length] ?? '').slice(length) + text.slice(at),
  (text, at, length, other) => {
    const from = other % (text.length + 1);
    return text.slice(0, at) + text.slice(from, from + length) + text.slice(at + length);
  },
  (text, at) => text.slice(0, at),
];

const mutation = fc.record({
  kind: fc.nat(MUTATIONS.length - 1),
  at: fc.nat(),
  length: fc.oneof(fc.nat(8), fc.nat(80)),
  other: fc.nat(),
});

const mutated = fc
  .record({ piece: fc.nat(pieces.length - 1), mutations: fc.array(mutation, { minLength: 1, maxLength: 5 }) })
  .map(({ piece, mutations }) =>
    mutations.reduce((text, { kind, at, length, other }) => {
      const mutate = MUTATIONS[kind]!;
      return mutate(text, at % (text.length + 1), length, other).slice(0, LONGEST_TEXT);
    }, pieces[piece] ?? ''),
  );

function checkDefinition(definition: ModelDefinition, text: string): void {
  const inside = ({ start, end }: SourceRange) => start >= 0 && start <= end && end <= text.length;
  const ranges = [
    definition.range,
    ...definition.layers.map(({ range }) => range),
    ...definition.layers.flatMap(({ argumentRanges }) =>
      Object.values(argumentRanges).flatMap(({ property, value }) => [property, value]),
    ),
    ...definition.unknowns.map(({ range }) => range),
    ...(definition.unreadable === undefined ? [] : [definition.unreadable.range]),
  ];
  const outside = ranges.find((range) => !inside(range));
  if (outside !== undefined) throw new Error(`the range ${outside.start} to ${outside.end} is outside of the text`);
  // Plain data, as it goes to the worker.
  structuredClone(definition);
}

function readWhole(text: string, file: string): void {
  const { definitions } = readModels(text, { file });
  if (new Set(definitions.map(({ id }) => id)).size < definitions.length)
    throw new Error('two definitions share an id');
  for (const definition of definitions) checkDefinition(definition, text);
  const answers = Object.fromEntries(
    definitions.map(({ id, unknowns }) => [id, Object.fromEntries(unknowns.map(({ name }) => [name, 3]))]),
  );
  for (const definition of readModels(text, { file, answers }).definitions) checkDefinition(definition, text);
}

/** Half of the cases, in one dialect: the two run beside each other. */
export function describeMutatedTexts(dialect: 'ts' | 'jsx', seed: number): void {
  const file = dialect === 'ts' ? 'model.ts' : 'model.jsx';
  const limits = { numRuns: CASES, ...(WANTED === undefined && { seed }) };
  let count = 0;

  function check(text: string): void {
    const started = performance.now();
    const { program } = parseProgram(text, dialect);
    const run = evaluateFile({ file, program, facts: new TextFacts(program), imports: new Map() }, new Map());
    if (!(run.budget.usedShare <= 1)) throw new Error(`used ${run.budget.usedShare} of the steps`);
    if (count++ % WHOLE_EVERY === 0) readWhole(text, file);
    const milliseconds = performance.now() - started;
    if (milliseconds > LONGEST_MILLISECONDS) throw new Error(`took ${milliseconds} ms`);
  }

  describe(`a text in ${file} that somebody is still writing`, () => {
    it(
      `never makes the reader throw or exceed its budget (${CASES} mutations of the fixtures)`,
      () => {
        const builtins = [Object.prototype, Array.prototype, Function.prototype, globalThis];
        const names = builtins.map((builtin) => Object.getOwnPropertyNames(builtin));
        fc.assert(fc.property(mutated, check), limits);
        expect(count).toBeGreaterThanOrEqual(CASES);
        expect(builtins.map((builtin) => Object.getOwnPropertyNames(builtin))).toEqual(names);
      },
      60_000 + CASES * 100,
    );
  });
}
