import { entryOf } from '../../model/entryOf.js';
import { MAXIMUM_ARRAY_LENGTH, MAXIMUM_STRING_LENGTH } from './budget.js';
import { joinCauses } from './cause.js';
import { NORMAL, type CallPlace, type Run } from './run.js';
import { asElements } from './spread.js';
import { truthOf } from './truth.js';
import type { Gap } from './gap.js';
import { ArrayValue, causesOf, HOLE, primitive, UNDEFINED, unknown, type Value } from './value.js';
import { visitElements } from './visitElements.js';

type Element = Value | Gap;
type ArrayMethod = (run: Run, list: ArrayValue, values: readonly Value[], place: CallPlace) => Value | undefined;

function isGap(element: Element): element is Gap {
  return element.kind === 'gap';
}

function made(run: Run, elements: Element[]): ArrayValue {
  run.budget.spendCopying(elements.length);
  return new ArrayValue(elements, run.heap.now());
}

function change(run: Run, list: ArrayValue, elements: Element[]): void {
  run.budget.spendCopying(elements.length);
  run.heap.touch(list);
  list.elements = elements;
  list.changed = run.heap.now();
  list.origin = undefined;
}

/** Gives the places of elements that are gone through in turn, which are not known behind a gap. */
function counter(): (element: Element, index: number) => Value {
  let before: Gap['causes'] = [];
  return (element, index) => {
    if (isGap(element)) before = joinCauses(before, element.causes);
    return before.length > 0 ? unknown(before) : primitive(index);
  };
}

/** Calls the callback for each element in turn; for a gap once, as something that may happen any number of times. */
function visit(
  run: Run,
  list: ArrayValue,
  callback: Value | undefined,
  place: CallPlace,
  take: (result: Value, element: Element, index: number) => void,
): boolean {
  if (callback === undefined) return false;
  const elements = list.elements.slice();
  // Called or not, it is no code that runs at another time.
  if (callback.kind === 'function') run.executed.add(callback.node);
  let visited = 0;
  const placeOf = counter();
  const broken = visitElements(run, elements.length, place, (index) => {
    visited = index + 1;
    // What the callback changes in the list is seen, what it adds to its end is not.
    const element = list.elements[index] ?? HOLE;
    if (element === HOLE) return true;
    const at = placeOf(element, index);
    if (!isGap(element)) {
      take(run.call(callback, undefined, [element, at, list], place), element, index);
      return true;
    }
    run.heap.fork(
      element.causes,
      () => {
        run.call(callback, undefined, [unknown(element.causes), at], place);
        return NORMAL;
      },
      () => NORMAL,
      true,
    );
    take(unknown(element.causes), element, index);
    return true;
  });
  if (broken !== undefined) {
    for (const [index, element] of elements.slice(visited).entries()) take(unknown(broken), element, visited + index);
  }
  return true;
}

/** The first element whose callback result is `wanted`, or unknown where that cannot be told. */
function search<Result>(wanted: boolean, found: (element: Value, index: number) => Result, otherwise: Result) {
  return (run: Run, list: ArrayValue, [callback]: readonly Value[], place: CallPlace): Result | Value | undefined => {
    if (callback === undefined) return undefined;
    let result: Result | Value = otherwise;
    const broken = visitElements(run, list.elements.length, place, (index) => {
      const element = list.elements[index] ?? UNDEFINED;
      if (isGap(element)) {
        result = unknown(element.causes);
        return false;
      }
      const answer = run.call(callback, undefined, [element, primitive(index), list], place);
      const truth = truthOf(answer);
      if (truth === !wanted) return true;
      result = truth === undefined ? unknown(causesOf(answer)) : found(element, index);
      return false;
    });
    return broken === undefined ? result : unknown(broken);
  };
}

function position(value: Value | undefined, length: number, otherwise: number): number | undefined {
  if (value === undefined || (value.kind === 'primitive' && value.value === undefined)) return otherwise;
  if (value.kind !== 'primitive') return undefined;
  const index = Math.trunc(Number(value.value)) || 0;
  return index < 0 ? Math.max(0, length + index) : Math.min(index, length);
}

function flatten(run: Run, elements: readonly Element[], depth: number): Element[] {
  run.budget.spendCopying(elements.length);
  return elements.flatMap((element) => {
    if (element === HOLE) return [];
    if (element.kind === 'array' && depth > 0) return flatten(run, element.elements, depth - 1);
    const causes = isGap(element) ? element.causes : causesOf(element);
    return causes.length > 0 && depth > 0 ? [{ kind: 'gap' as const, causes }] : [element];
  });
}

/** Value by value equality as `includes` and `indexOf` have it; undefined where it cannot be told. */
function indexOfValue(list: ArrayValue, [wanted, start]: readonly Value[], findsNaN: boolean): number | undefined {
  const from = position(start, list.elements.length, 0);
  if (wanted?.kind !== 'primitive' || from === undefined || (start !== undefined && list.complete === undefined))
    return undefined;
  for (const [index, element] of list.elements.entries()) {
    if (isGap(element) || causesOf(element).length > 0) return undefined;
    if (index < from || element.kind !== 'primitive') continue;
    if (element.value === wanted.value || (findsNaN && Object.is(element.value, wanted.value))) return index;
  }
  return -1;
}

function sorted(list: ArrayValue): Element[] | undefined {
  const plain: { readonly text: string; readonly element: Value }[] = [];
  const last: Value[] = [];
  for (const element of list.elements) {
    if (element.kind !== 'primitive') return undefined;
    if (element.value === undefined) last.push(element);
    else plain.push({ text: String(element.value), element });
  }
  plain.sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0));
  return [...plain.map(({ element }) => element), ...last];
}

/** What is taken out of a list at an end of which it is not known whether anything stands there. */
function takenOut(run: Run, list: ArrayValue, { causes }: Gap): Value {
  change(run, list, blurred(list, list.causes));
  return unknown(causes);
}

/** What `choose` makes of the elements and their places. */
function withPlaces(list: ArrayValue, choose: (place: Value, element: Value) => Value): Element[] {
  const placeOf = counter();
  return list.elements.map((element, index) => {
    const place = placeOf(element, index);
    return isGap(element) ? element : choose(place, element);
  });
}

/** What is left of a list after a change that cannot be followed. */
function blurred(list: ArrayValue, causes: readonly Gap['causes'][number][]): Element[] {
  return list.elements.length === 0 ? [] : [{ kind: 'gap', causes }];
}

const methods: Readonly<Record<string, ArrayMethod>> = {
  push: (run, list, values) => {
    if (list.elements.length > MAXIMUM_ARRAY_LENGTH) return undefined;
    change(run, list, [...list.elements, ...asElements(values)]);
    return primitive(list.elements.length);
  },
  unshift: (run, list, values) => {
    change(run, list, [...asElements(values), ...list.elements]);
    return primitive(list.elements.length);
  },
  pop: (run, list) => {
    const last = list.elements.at(-1);
    if (last === undefined) return UNDEFINED;
    if (isGap(last)) return takenOut(run, list, last);
    change(run, list, list.elements.slice(0, -1));
    return last;
  },
  shift: (run, list) => {
    const [first, ...rest] = list.elements;
    if (first === undefined) return UNDEFINED;
    if (isGap(first)) return takenOut(run, list, first);
    change(run, list, rest);
    return first;
  },
  splice: (run, list, values, place) => {
    const [start, count, ...given] = values;
    const added = asElements(given);
    const from = position(start, list.elements.length, 0);
    const all = start === undefined ? 0 : list.elements.length;
    const length = count === undefined ? all : count.kind === 'primitive' ? Number(count.value) : undefined;
    if (from === undefined || length === undefined || list.complete === undefined) {
      const known = joinCauses(list.causes, ...values.map(causesOf));
      const causes = known.length > 0 ? known : causesOf(run.unknownExpression(place.node));
      change(run, list, [{ kind: 'gap', causes }]);
      return unknown(causes);
    }
    const removed = list.elements.slice(from, from + Math.max(0, length));
    change(run, list, [...list.elements.slice(0, from), ...added, ...list.elements.slice(from + removed.length)]);
    return made(run, removed);
  },
  reverse: (run, list) => {
    change(run, list, list.elements.slice().reverse());
    return list;
  },
  toReversed: (run, list) => made(run, list.elements.slice().reverse()),
  sort: (run, list, values) => {
    const elements = values.length === 0 ? sorted(list) : undefined;
    const causes = list.causes;
    if (elements !== undefined) change(run, list, elements);
    else if (causes.length > 0 || list.elements.length > 1) return undefined;
    return list;
  },
  fill: (run, list, [value, start, end]) => {
    const from = position(start, list.elements.length, 0);
    const to = position(end, list.elements.length, list.elements.length);
    const isCounted = list.complete !== undefined || (from === 0 && end === undefined);
    if (from === undefined || to === undefined || !isCounted) return undefined;
    change(
      run,
      list,
      list.elements.map((element, index) =>
        isGap(element) || index < from || index >= to ? element : (value ?? UNDEFINED),
      ),
    );
    return list;
  },
  concat: (run, list, values) =>
    made(run, [
      ...list.elements,
      ...values.flatMap((value): Element[] => {
        if (value.kind === 'array') return value.elements;
        const causes = causesOf(value);
        return causes.length > 0 ? [{ kind: 'gap', causes }] : [value];
      }),
    ]),
  slice: (run, list, [start, end]) => {
    if (list.complete === undefined) return made(run, blurred(list, list.causes));
    const from = position(start, list.elements.length, 0);
    const to = position(end, list.elements.length, list.elements.length);
    return from === undefined || to === undefined ? undefined : made(run, list.elements.slice(from, to));
  },
  map: (run, list, [callback], place) => {
    const results: Element[] = [];
    const { length } = list.elements;
    const isDone = visit(run, list, callback, place, (result, element, index) => {
      while (results.length < index) results.push(HOLE);
      results.push(isGap(element) ? element : result);
    });
    while (results.length < length) results.push(HOLE);
    return isDone ? made(run, results) : undefined;
  },
  flatMap: (run, list, [callback], place) => {
    const results: Element[] = [];
    const isDone = visit(run, list, callback, place, (result, element) =>
      results.push(isGap(element) ? element : result),
    );
    return isDone ? made(run, flatten(run, results, 1)) : undefined;
  },
  forEach: (run, list, [callback], place) =>
    visit(run, list, callback, place, () => undefined) ? UNDEFINED : undefined,
  filter: (run, list, [callback], place) => {
    const kept: Element[] = [];
    const isDone = visit(run, list, callback, place, (result, element) => {
      const truth = truthOf(result);
      if (isGap(element) || truth === true) kept.push(element);
      else if (truth === undefined) kept.push({ kind: 'gap', causes: causesOf(result) });
    });
    return isDone ? made(run, kept) : undefined;
  },
  reduce: (run, list, [callback, initial], place) => {
    if (callback === undefined) return undefined;
    const elements = list.complete?.filter((element) => element !== HOLE);
    if (elements === undefined) return unknown(list.causes);
    const [first, ...rest] = initial === undefined ? elements : [initial, ...elements];
    const offset = initial === undefined ? 1 : 0;
    let sum = first ?? UNDEFINED;
    const broken = visitElements(run, rest.length, place, (index) => {
      sum = run.call(callback, undefined, [sum, rest[index] ?? UNDEFINED, primitive(index + offset), list], place);
      return true;
    });
    return broken === undefined ? sum : unknown(broken);
  },
  find: search<Value>(true, (element) => element, UNDEFINED),
  findIndex: search<Value>(true, (_element, index) => primitive(index), primitive(-1)),
  some: search<Value>(true, () => primitive(true), primitive(false)),
  every: search<Value>(false, () => primitive(false), primitive(true)),
  includes: (_run, list, values) => {
    const index = indexOfValue(list, values, true);
    return index === undefined ? undefined : primitive(index >= 0);
  },
  indexOf: (_run, list, values) => {
    const index = indexOfValue(list, values, false);
    return index === undefined ? undefined : primitive(index);
  },
  at: (_run, list, [index = UNDEFINED]) => {
    if (list.complete === undefined || index.kind !== 'primitive') return undefined;
    return list.complete.at(Math.trunc(Number(index.value)) || 0) ?? UNDEFINED;
  },
  join: (_run, list, [separator = UNDEFINED]) => {
    if (separator.kind !== 'primitive') return undefined;
    const parts: string[] = [];
    for (const element of list.elements) {
      if (element.kind !== 'primitive') return undefined;
      parts.push(element.value === undefined || element.value === null ? '' : String(element.value));
    }
    if (parts.reduce((length, part) => length + part.length + 1, 0) > MAXIMUM_STRING_LENGTH) return undefined;
    const between = separator.value === undefined ? ',' : String(separator.value);
    return between.length > 100 ? undefined : primitive(parts.join(between));
  },
  flat: (run, list, [depth = UNDEFINED]) => {
    if (depth.kind !== 'primitive') return undefined;
    const levels = depth.value === undefined ? 1 : Math.min(20, Number(depth.value) || 0);
    return made(run, flatten(run, list.elements, levels));
  },
  keys: (run, list) =>
    made(
      run,
      withPlaces(list, (place) => place),
    ),
  values: (run, list) => made(run, [...list.elements]),
  entries: (run, list) =>
    made(
      run,
      withPlaces(list, (place, element) => new ArrayValue([place, element], run.heap.now())),
    ),
};

export const arrayMethodNames: ReadonlySet<string> = new Set(Object.keys(methods));

/** The reader's own version of an array method; undefined for a call that cannot be followed. */
export function callArrayMethod(
  run: Run,
  list: ArrayValue,
  name: string,
  values: readonly Value[],
  place: CallPlace,
): Value | undefined {
  const method = entryOf(methods, name);
  run.budget.spendCopying(list.elements.length);
  const result = method?.(run, list, values, place);
  if (result !== undefined) return result;
  const causes = joinCauses(
    list.causes,
    ...list.elements.map((e) => (isGap(e) ? e.causes : causesOf(e))),
    ...values.map(causesOf),
  );
  if (name === 'sort' || name === 'fill') change(run, list, blurred(list, causesOf(run.unknownExpression(place.node))));
  return causes.length > 0 ? unknown(causes) : undefined;
}
