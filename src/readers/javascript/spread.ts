import type { Run } from './run.js';
import type { Spread } from './syntax.js';
import type { Gap } from './gap.js';
import { causesOf, HOLE, primitive, UNDEFINED, type Value } from './value.js';

/** The elements as an iteration gives them. */
export function withoutHoles(elements: readonly (Value | Gap)[]): (Value | Gap)[] {
  return elements.map((element) => (element === HOLE ? UNDEFINED : element));
}

/** Adds the elements of a spread value; what cannot be counted becomes a gap. */
export function spreadInto(run: Run, elements: (Value | Gap)[], value: Value, node: Spread): void {
  if (value.kind === 'array') {
    run.budget.spendCopying(value.elements.length);
    for (const element of withoutHoles(value.elements)) elements.push(element);
  } else if (value.kind === 'primitive' && typeof value.value === 'string') {
    for (const character of value.value) elements.push(primitive(character));
  } else if (value.kind === 'primitive' && (value.value === undefined || value.value === null)) return;
  else {
    const causes = causesOf(value);
    for (const { kinds } of causes) kinds.add('other');
    elements.push({ kind: 'gap', causes: causes.length > 0 ? causes : causesOf(run.unknownExpression(node.argument)) });
  }
}
