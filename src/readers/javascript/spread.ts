import { joinCauses } from './cause.js';
import type { Gap } from './gap.js';
import { causesAt, type Run } from './run.js';
import type { Expression } from './syntax.js';
import { HOLE, primitive, UNDEFINED, unknown, type Value } from './value.js';

type Element = Value | Gap;

/** The elements as an iteration gives them. */
export function withoutHoles(elements: readonly Element[]): Element[] {
  return elements.map((element) => (element === HOLE ? UNDEFINED : element));
}

/** The characters of a text as an iteration gives them; undefined for anything else. */
export function charactersOf(value: Value): Value[] | undefined {
  if (value.kind !== 'primitive' || typeof value.value !== 'string') return undefined;
  return Array.from(value.value, (character) => primitive(character));
}

/** Adds the elements of a spread value; what cannot be counted becomes a gap. */
export function spreadInto(run: Run, elements: Element[], value: Value, node: Expression): void {
  const characters = charactersOf(value);
  if (value.kind === 'array') {
    run.budget.spendCopying(value.elements.length);
    for (const element of withoutHoles(value.elements)) elements.push(element);
  } else if (characters !== undefined) for (const character of characters) elements.push(character);
  else if (value.kind === 'primitive' && (value.value === undefined || value.value === null)) return;
  else {
    const causes = causesAt(run, value, node);
    for (const { kinds } of causes) kinds.add('other');
    elements.push({ kind: 'gap', causes });
  }
}

/** Why a list cannot be counted. */
function causesOfGaps(elements: readonly Element[]): Gap['causes'] {
  return joinCauses(...elements.map((element) => (element.kind === 'gap' ? element.causes : [])));
}

/** The elements from a position on. Behind a gap no position is known: then there is nothing but a gap. */
export function elementsFrom(elements: readonly Element[], start: number): Element[] {
  const isKnown = elements.slice(0, start).every(({ kind }) => kind !== 'gap');
  return isKnown ? elements.slice(start) : [{ kind: 'gap', causes: causesOfGaps(elements) }];
}

/** The arguments that a list gives: from its first gap on any number of them. */
export function asArguments(elements: readonly Element[]): Value[] {
  const values: Value[] = [];
  for (const element of elements) {
    if (element.kind === 'gap') return [...values, { ...unknown(causesOfGaps(elements)), isMany: true }];
    values.push(element);
  }
  return values;
}

function isMany(value: Value | undefined): boolean {
  return value?.kind === 'unknown' && value.isMany === true;
}

/** Arguments as elements of a list. */
export function asElements(values: readonly Value[]): Element[] {
  return values.map((value) =>
    value.kind === 'unknown' && value.isMany === true ? { kind: 'gap', causes: value.causes } : value,
  );
}

/** One of the arguments; undefined, as a value of the program, if there are fewer. */
export function argumentAt(values: readonly Value[], index: number): Value {
  const many = values.find(isMany);
  if (many?.kind === 'unknown' && values.indexOf(many) <= index) return unknown(many.causes);
  return values[index] ?? UNDEFINED;
}
