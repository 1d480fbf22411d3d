import { suggest } from './cause.js';
import { NORMAL, type Run } from './run.js';
import type { Conditional } from './syntax.js';
import { truthOf } from './truth.js';
import { causesOf, joinValues, UNDEFINED, type Value, type ValueScope } from './value.js';

/** Runs `second` only if the truth of `first` asks for it; with an unknown truth both ways count. */
function shortCircuit(run: Run, first: Value, decided: boolean | undefined, second: () => Value): Value {
  if (decided === false) return first;
  if (decided === true) return second();
  for (const { kinds } of causesOf(first)) if (kinds.size === 0) kinds.add('boolean');
  const causes = causesOf(first);
  let result: Value = UNDEFINED;
  let time = 0;
  run.heap.fork(
    causes,
    () => {
      time = run.heap.now();
      result = second();
      return NORMAL;
    },
    () => NORMAL,
  );
  return joinValues(result, first, { causes, time, repeated: false });
}

function isNullish(value: Value): boolean | undefined {
  if (value.kind === 'primitive') return value.value === null || value.value === undefined;
  return value.kind === 'unknown' || value.kind === 'union' ? undefined : false;
}

/** `&&`, `||` and `??`, of which the second side may not run. */
export function logical(run: Run, operator: string, first: Value, second: () => Value): Value {
  const truth = truthOf(first);
  const decided =
    operator === '&&' ? truth : operator === '||' ? (truth === undefined ? undefined : !truth) : isNullish(first);
  if (decided !== undefined || operator === '&&') return shortCircuit(run, first, decided, second);
  // `given ?? 16`: the other value is a suggestion, the value itself remains what was not known.
  const value = shortCircuit(run, first, undefined, second);
  const alternative = value.kind === 'union' ? value.alternatives.find(({ kind }) => kind === 'primitive') : undefined;
  if (first.kind !== 'unknown' || alternative?.kind !== 'primitive') return value;
  if (alternative.value !== undefined) suggest(first.causes, alternative.value);
  return first;
}

/** `test ? consequent : alternate` */
export function conditional(run: Run, node: Conditional, scope: ValueScope): Value {
  const test = run.evaluate(node.test, scope);
  const truth = truthOf(test);
  if (truth !== undefined) return run.evaluate(truth ? node.consequent : node.alternate, scope);
  for (const { kinds } of causesOf(test)) if (kinds.size === 0) kinds.add('boolean');
  const causes = causesOf(test);
  let first: Value = UNDEFINED;
  let second: Value = UNDEFINED;
  const time = run.heap.now();
  run.heap.fork(
    causes,
    () => {
      first = run.evaluate(node.consequent, scope);
      return NORMAL;
    },
    () => {
      second = run.evaluate(node.alternate, scope);
      return NORMAL;
    },
  );
  return joinValues(first, second, { causes, time, repeated: false });
}
