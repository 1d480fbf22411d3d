import { joinCauses, suggest, type Cause } from './cause.js';
import { readConfig } from './configuration.js';
import { originOf } from './origin.js';
import type { Run } from './run.js';
import type { Expression, Spread } from './syntax.js';
import { causesOf, unknown, type ObjectValue, type Value } from './value.js';

/** Adds the properties of a spread value; those that are not known may also replace the ones before them. */
export function spreadProperties(run: Run, target: ObjectValue, value: Value, node: Spread): void {
  if (value.kind === 'primitive' || value.kind === 'array') return;
  addOpen(run, target, value, node.argument);
  if (value.kind !== 'object') return;
  for (const [key, property] of value.listed) {
    // A getter is called once and its result copied.
    const copied = run.propertyValue(value, property);
    const origin = originOf(copied);
    const range = { property: run.place(node), value: run.place(node.argument), ...(origin && { origin }) };
    target.properties.set(key, { value: copied, range });
  }
}

/** What a value whose properties are not all known brings into an object: more of them, or others in place of those that it has. */
export function addOpen(run: Run, target: ObjectValue, value: Value, node: Expression): void {
  const causes = value.kind === 'object' ? value.open : causesOf(value);
  if (value.kind === 'object' && causes.length === 0) return;
  for (const { kinds } of value.kind === 'object' ? [] : causes) kinds.add('other');
  for (const [key, property] of target.properties) {
    if (!mayHave(value, key)) continue;
    const replaced = value.kind === 'unknown' ? run.member(value, key, node) : unknown(causes);
    const before = readConfig(run, property.value).value;
    if (before !== undefined && value.kind === 'unknown') suggest(causesOf(replaced), before);
    target.properties.set(key, { ...property, value: replaced });
  }
  target.open = joinCauses(target.open, causes.length > 0 ? causes : causesOf(run.unknownExpression(node)));
}

function mayHave(value: Value, key: string): boolean {
  if (value.kind === 'union') return value.alternatives.some((alternative) => mayHave(alternative, key));
  if (value.kind === 'object') return value.properties.has(key) || value.open.length > 0;
  return value.kind === 'unknown';
}

/** A property whose name is not known may be any of those before it. */
export function addUnnamed(target: ObjectValue, causes: readonly Cause[]): void {
  for (const [key, property] of target.properties) target.properties.set(key, { ...property, value: unknown(causes) });
  target.open = joinCauses(target.open, causes);
}
