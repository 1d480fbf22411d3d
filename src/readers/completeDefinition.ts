import type { Assumption, ModelDefinition, Unknown } from '../model/modelDefinition.js';
import type { ConfigValue } from '../model/network.js';
import { kindOfArgument, typicalValues } from './argumentKinds.js';
import type { Directive } from './directive.js';
import type { Draft, DraftUnknown } from './draft.js';
import type { Answers } from './reader.js';

/** An answer may bring new unknowns to light; more rounds than this lead nowhere. */
const MAXIMUM_ROUNDS = 8;
const MAXIMUM_SUGGESTIONS = 5;

/** Gives each unknown a name once and for all, so that answering one does not rename the others. */
class Names {
  private readonly byKey = new Map<string, string>();
  private readonly taken = new Set<string>();

  of(unknown: DraftUnknown): string {
    const known = this.byKey.get(unknown.key);
    if (known !== undefined) return known;
    const base = unknown.argument === 'layers' && unknown.alias !== undefined ? unknown.alias : unknown.argument;
    let name = base;
    for (let count = 2; this.taken.has(name); count++) name = `${base}${count}`;
    this.taken.add(name);
    this.byKey.set(unknown.key, name);
    return name;
  }
}

interface Given {
  readonly value: ConfigValue;
  readonly source: Assumption['source'];
}

/** The answer for an unknown: by its name, else by what it is called in the text; a person's answer before a comment's. */
function givenFor(
  unknown: DraftUnknown,
  name: string,
  names: ReadonlySet<string>,
  answers: Answers,
  directive: Directive | undefined,
): Given | undefined {
  const keys = unknown.alias === undefined || names.has(unknown.alias) ? [name] : [name, unknown.alias];
  for (const key of keys) {
    if (Object.hasOwn(answers, key)) {
      const value = answers[key];
      if (value !== undefined) return { value, source: 'answer' };
    }
    const value = directive?.values.get(key);
    if (value !== undefined) return { value, source: 'directive' };
  }
  return undefined;
}

function unknownOf(draft: Draft, unknown: DraftUnknown, name: string): Unknown {
  const { argument, layer, reason, range, optional } = unknown;
  const className = layer === undefined ? undefined : draft.layers[layer]?.className;
  const suggestions: ConfigValue[] = [];
  for (const value of [...unknown.suggestions, ...typicalValues(argument, className, unknown.partial)]) {
    const isKnown = suggestions.some((other) => JSON.stringify(other) === JSON.stringify(value));
    if (!isKnown && suggestions.length < MAXIMUM_SUGGESTIONS) suggestions.push(value);
  }
  return {
    name,
    argument,
    ...(layer !== undefined && { layer }),
    kind: unknown.kind ?? kindOfArgument(argument),
    reason,
    range,
    suggestions,
    ...(optional && { optional: true as const }),
  };
}

/** Puts answers and a directive's values in the place of a draft's unknowns, and says what remains. */
export function completeDefinition(
  first: Draft,
  directive: Directive | undefined,
  answers: Answers,
  evaluate: (substitutions: ReadonlyMap<string, ConfigValue>) => readonly Draft[],
): ModelDefinition {
  const names = new Names();
  const substitutions = new Map<string, ConfigValue>();
  const assumptions: Assumption[] = [];
  let draft = first;
  for (let round = 0; round < MAXIMUM_ROUNDS; round++) {
    const named = draft.unknowns.map((unknown) => ({ unknown, name: names.of(unknown) }));
    const all = new Set(named.map(({ name }) => name));
    let isChanged = false;
    for (const { unknown, name } of named) {
      const given = substitutions.has(unknown.key) ? undefined : givenFor(unknown, name, all, answers, directive);
      if (given === undefined) continue;
      substitutions.set(unknown.key, given.value);
      const { argument, layer } = unknown;
      assumptions.push({ name, argument, ...(layer !== undefined && { layer }), ...given });
      isChanged = true;
    }
    if (!isChanged) break;
    draft = evaluate(substitutions).find(({ id }) => id === first.id) ?? draft;
  }
  return assemble(draft, directive, assumptions, names);
}

function assemble(
  draft: Draft,
  directive: Directive | undefined,
  assumptions: Assumption[],
  names: Names,
): ModelDefinition {
  const { name, id, language, range, callSite, layers, fault, loss, optimizer, compileRanges } = draft;
  const givenLoss = directive?.values.get('loss');
  const isOwnReading = callSite?.hasArguments === true;
  return {
    name,
    id,
    language,
    range,
    layers,
    ...(typeof givenLoss === 'string' ? { loss: givenLoss } : loss !== undefined && { loss }),
    ...(optimizer !== undefined && { optimizer }),
    ...(compileRanges !== undefined && { compileRanges }),
    unknowns: draft.unknowns.map((unknown) => unknownOf(draft, unknown, names.of(unknown))),
    ...(fault !== undefined && { unreadable: { reason: fault.reason, range: fault.range } }),
    ...(callSite !== undefined && isOwnReading && { callSite: { start: callSite.start, end: callSite.end } }),
    ...(assumptions.length > 0 && { assumptions }),
    ...(directive?.data !== undefined && { data: directive.data }),
    ...(directive?.problem !== undefined && { directiveProblem: directive.problem }),
  };
}
