import { joinCauses, suggest, type Cause } from './cause.js';
import { readConfig } from './configuration.js';
import { originOf } from './origin.js';
import { ownProperties } from './ownProperties.js';
import { causesAt, type Run } from './run.js';
import type { Expression, Spread } from './syntax.js';
import { causesOf, unknown, type ObjectValue, type Value } from './value.js';

/** Adds the properties of a spread value; those that are not known may also replace the ones before them. */
export function spreadProperties(run: Run, target: ObjectValue, value: Value, node: Spread): void {
  addOpen(run, target, value, node.argument);
  for (const [key, property] of ownProperties(run, value)?.listed ?? []) {
    // A getter is called once and its result copied.
    const copied = run.propertyValue(value, property);
    const origin = originOf(copied);
    const range = { property: run.place(node), value: run.place(node.argument), ...(origin && { origin }) };
    target.properties.set(key, { value: copied, range });
  }
}

/** What a value whose properties are not all known brings into an object: more of them, or others in place of those that it has. */
export function addOpen(run: Run, target: ObjectValue, value: Value, node: Expression): void {
  const own = ownProperties(run, value);
  const causes = own?.open ?? causesAt(run, value, node);
  if (causes.length === 0) return;
  for (const { kinds } of own === undefined ? causes : []) kinds.add('other');
  for (const [key, property] of target.properties) {
    if (!mayHave(run, value, key)) continue;
    const replaced = value.kind === 'unknown' ? run.member(value, key, node) : unknown(causes);
    const before = readConfig(run, property.value).value;
    if (before !== undefined && value.kind === 'unknown') suggest(causesOf(replaced), before);
    target.properties.set(key, { ...property, value: replaced });
  }
  target.open = joinCauses(target.open, causes);
}

function mayHave(run: Run, value: Value, key: string): boolean {
  if (value.kind === 'union') return value.alternatives.some((alternative) => mayHave(run, alternative, key));
  const own = ownProperties(run, value);
  return own === undefined || own.open.length > 0 || own.listed.some(([name]) => name === key);
}

/** A property whose name is not known may be any of those before it. */
export function addUnnamed(target: ObjectValue, causes: readonly Cause[]): void {
  for (const [key, property] of target.properties) target.properties.set(key, { ...property, value: unknown(causes) });
  target.open = joinCauses(target.open, causes);
}
