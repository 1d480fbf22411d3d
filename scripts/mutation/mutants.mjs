import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { Instrumenter } from '@stryker-mutator/instrumenter';
import { filesUnder } from '../project/contentStamp.mjs';
import { inProject, projectFolder } from '../project/paths.mjs';
import { strykerPlugins as words } from './wordsAreNoLogic.mjs';

/**
 * @typedef {object} Mutant as Stryker knows it before it is tested
 * @property {string} fileName absolute
 * @property {import('@stryker-mutator/api/core').Location} location lines and columns from 0
 * @property {string} mutatorName
 * @property {string} replacement
 */

const silent = () => undefined;

/** Stryker's instrumenter says at every step what it does. */
const noLogger = /** @type {import('@stryker-mutator/api/logging').Logger} */ (
  /** @type {unknown} */ ({ isDebugEnabled: () => false, debug: silent, info: silent, warn: silent })
);

/**
 * Every mutant that Stryker makes of these files, without those that it ignores.
 * @param {readonly string[]} files absolute
 * @returns {Promise<Mutant[]>}
 */
export async function mutantsOf(files) {
  const { mutants } = await new Instrumenter(noLogger).instrument(
    files.map((name) => ({ name, content: fs.readFileSync(name, 'utf8'), mutate: true })),
    { plugins: null, excludedMutations: [], ignorers: words.map(({ value }) => value) },
  );
  return mutants.filter(({ status }) => status === undefined);
}

/** @param {string} room */
export const sourcesOf = (room) => filesUnder(inProject('src', room)).filter((file) => /(?<!\.d)\.ts$/.test(file));

/**
 * What tells a mutant from all others.
 * @param {Mutant} mutant
 */
export function keyOf({ fileName, location: { start, end }, mutatorName, replacement }) {
  const file = path.relative(projectFolder, fileName).replaceAll(path.sep, '/');
  return `${file}:${start.line}:${start.column}-${end.line}:${end.column} ${mutatorName} ${replacement}`;
}

/**
 * Draws without replacement, every item as likely as any other. The same seed draws the same again, and a change of one file leaves
 * the draws from the others as they were.
 * @template T
 * @param {readonly T[]} items
 * @param {{ size: number, seed: number, key: (item: T) => string }} options
 * @returns {T[]}
 */
export function draw(items, { size, seed, key }) {
  return items
    .map((item) => ({ item, lot: createHash('sha256').update(`${seed} ${key(item)}`).digest('hex') }))
    .sort((a, b) => (a.lot < b.lot ? -1 : 1))
    .slice(0, size)
    .map(({ item }) => item);
}

/**
 * Where a mutant is, as Stryker's `mutate` wants it.
 * @param {Mutant} mutant
 */
export function rangeOf({ fileName, location: { start, end } }) {
  return `${path.relative(projectFolder, fileName)}:${start.line + 1}:${start.column}-${end.line + 1}:${end.column}`;
}

/**
 * What a mutant changes, for a person: where, the text as it is and what becomes of it.
 * @param {Mutant} mutant
 * @returns {string}
 */
export function describe({ fileName, location: { start, end }, mutatorName, replacement }) {
  const lines = fs.readFileSync(fileName, 'utf8').split('\n').slice(start.line, end.line + 1);
  lines[lines.length - 1] = /** @type {string} */ (lines.at(-1)).slice(0, end.column);
  lines[0] = /** @type {string} */ (lines[0]).slice(start.column);
  const place = `${path.relative(projectFolder, fileName)}:${start.line + 1}:${start.column + 1}`;
  return [`${place} ${mutatorName}`, `-   ${lines.join('\n')}`, `+   ${replacement}`].join('\n');
}

/**
 * A result's mutant as it was drawn: Stryker reports lines and columns from 1.
 * @template {Mutant} T
 * @param {T} result
 * @returns {T}
 */
export function asDrawn(result) {
  const { start, end } = result.location;
  const fromZero = (/** @type {typeof start} */ { line, column }) => ({ line: line - 1, column: column - 1 });
  return { ...result, location: { start: fromZero(start), end: fromZero(end) } };
}
