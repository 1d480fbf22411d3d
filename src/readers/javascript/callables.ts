import type { CallSite } from '../draft.js';
import { MAXIMUM_CALL_DEPTH } from './budget.js';
import { shortText } from './cause.js';
import { readConfig } from './configuration.js';
import type { CallPlace, Run } from './run.js';
import { cutOff, isEndless, tooDeep } from './recursion.js';
import { Scope } from './scope.js';
import { argumentAt, asElements, elementsFrom } from './spread.js';
import type { ClassNode, Expression, FunctionNode, Parameter, Pattern } from './syntax.js';
import type { ObjectValue } from './value.js';
import {
  ArrayValue,
  UNDEFINED,
  type ClassValue,
  type FunctionValue,
  type PropertyValue,
  type Value,
  type ValueScope,
} from './value.js';

/** A function object; it is remembered, because a function that nobody calls is read on its own. */
export function makeFunction(
  run: Run,
  node: FunctionNode,
  scope: ValueScope,
  receiver: Value | undefined,
  ofClass: ClassValue | undefined,
): FunctionValue {
  const made: FunctionValue = { kind: 'function', node, scope, module: run.module, receiver, ofClass };
  if (node.body !== undefined) run.functions.push(made);
  return made;
}

function innerPath(scope: ValueScope, name: string | undefined): string {
  if (name === undefined) return scope.path;
  return scope.path === '' ? name : `${scope.path}.${name}`;
}

export function makeClass(run: Run, node: ClassNode, scope: ValueScope): ClassValue {
  const parent = node.parent === undefined ? undefined : run.evaluate(node.parent, scope);
  const own = new Scope<Value>(scope, innerPath(scope, run.nameOf(node)), undefined, false);
  const statics = run.object();
  const made: ClassValue = { kind: 'class', node, scope: own, module: run.module, parent, statics };
  run.classes.push(made);
  if (node.name !== undefined) run.declare(own, node.name, made);
  for (const member of node.members) {
    for (const decorator of member.decorators) run.evaluate(decorator, scope);
    if (!member.isStatic) continue;
    const inside = new Scope<Value>(own, own.path, made, true);
    if (member.kind === 'block') {
      if (member.value?.kind === 'function') {
        run.callFunction(makeFunction(run, member.value, own, made, made), made, [], undefined);
      }
      continue;
    }
    defineMember(run, statics, made, member, inside, made);
  }
  return made;
}

function defineMember(
  run: Run,
  target: ObjectValue,
  receiver: Value,
  member: ClassNode['members'][number],
  scope: ValueScope,
  ofClass: ClassValue,
): void {
  const key = typeof member.key === 'string' ? member.key : undefined;
  if (key === undefined) return;
  if (member.kind === 'field') {
    if (member.value === undefined) {
      if (!member.isDeclared && !target.properties.has(key)) target.properties.set(key, { value: UNDEFINED });
      return;
    }
    if (member.value.kind === 'function') run.functionNames.set(member.value, key);
    const value = run.evaluate(member.value, scope);
    if (value.kind === 'model') value.name ??= key;
    target.properties.set(key, { value });
  } else if (member.value?.kind === 'function') {
    const made = makeFunction(run, member.value, scope, receiver, ofClass);
    if (member.kind === 'getter' || member.kind === 'setter') addAccessor(target, key, member.kind, made, 'of-class');
    else target.properties.set(key, { value: made, hidden: 'of-class' });
  }
}

/** Gives a property a getter or a setter beside the one it may already have. */
export function addAccessor(
  target: ObjectValue,
  key: string,
  kind: 'getter' | 'setter',
  made: FunctionValue,
  hidden?: PropertyValue['hidden'],
): void {
  const { getter, setter } = target.properties.get(key) ?? {};
  target.properties.set(key, {
    value: UNDEFINED,
    ...(getter !== undefined && { getter }),
    ...(setter !== undefined && { setter }),
    [kind]: made,
    ...(hidden !== undefined && { hidden }),
  });
}

/** The class a class extends, if the text defines it. */
function parentClass(ofClass: ClassValue): ClassValue | undefined {
  return ofClass.parent?.kind === 'class' ? ofClass.parent : undefined;
}

/** Gives an instance the methods and accessors of a class and of those that it extends. */
function defineMethods(run: Run, instance: ObjectValue, ofClass: ClassValue, depth = 0): void {
  const parent = parentClass(ofClass);
  if (parent !== undefined && depth < MAXIMUM_CALL_DEPTH) defineMethods(run, instance, parent, depth + 1);
  if (ofClass.parent !== undefined && parent === undefined) {
    instance.open = [...instance.open, ...openCauses(run, ofClass)];
  }
  defineMembers(run, instance, ofClass, (kind) => kind !== 'field');
}

function defineMembers(
  run: Run,
  instance: ObjectValue,
  ofClass: ClassValue,
  isWanted: (kind: ClassNode['members'][number]['kind']) => boolean,
): void {
  const scope = new Scope<Value>(ofClass.scope, ofClass.scope.path, instance, true);
  run.heap.touch(instance);
  run.within(ofClass.module, undefined, () => {
    for (const member of ofClass.node.members) {
      if (!member.isStatic && isWanted(member.kind)) defineMember(run, instance, instance, member, scope, ofClass);
    }
  });
}

/** Runs the constructors from the base class on; a class's own fields follow when the constructor of its parent is done. */
function build(
  run: Run,
  instance: ObjectValue,
  ofClass: ClassValue,
  values: readonly Value[],
  place: CallPlace | undefined,
  depth = 0,
): void {
  const parent = parentClass(ofClass);
  const found = constructorOf(ofClass);
  const isOwn = found?.owner === ofClass;
  if (parent !== undefined && !isOwn && depth < MAXIMUM_CALL_DEPTH) {
    build(run, instance, parent, values, place, depth + 1);
  }
  if (ofClass.parent === undefined || !isOwn) defineMembers(run, instance, ofClass, (kind) => kind === 'field');
  if (found === undefined || !isOwn) return;
  const scope = new Scope<Value>(ofClass.scope, ofClass.scope.path, instance, true);
  run.callFunction(makeFunction(run, found.method, scope, instance, ofClass), instance, values, place);
}

function openCauses(run: Run, ofClass: ClassValue) {
  const value = run.unknownExpression(ofClass.node.parent ?? ofClass.node);
  return value.kind === 'unknown' ? value.causes : [];
}

export function constructorOf(
  ofClass: ClassValue,
): { readonly method: FunctionNode; readonly owner: ClassValue } | undefined {
  const found = ofClass.node.members.find(({ kind, key }) => kind === 'method' && key === 'constructor');
  if (found?.value?.kind === 'function') return { method: found.value, owner: ofClass };
  const parent = parentClass(ofClass);
  return parent === undefined ? undefined : constructorOf(parent);
}

/** Makes an instance; arguments that are not given are undefined, as in a real call. */
export function construct(
  run: Run,
  ofClass: ClassValue,
  values: readonly Value[],
  place: CallPlace | undefined,
): Value {
  if (run.frames.length > MAXIMUM_CALL_DEPTH) return tooDeep(run, place);
  run.instantiated.add(ofClass.node);
  const instance = run.object([], ofClass);
  run.within(ofClass.module, place?.node, () => defineMethods(run, instance, ofClass));
  build(run, instance, ofClass, values, place);
  return instance;
}

/** `super(...)` inside the constructor of `receiver`'s class. */
export function constructParent(
  run: Run,
  receiver: Value | undefined,
  values: readonly Value[],
  place: CallPlace,
): Value {
  if (receiver?.kind !== 'object') return UNDEFINED;
  const current = run.frames.at(-1)?.node;
  for (let ofClass = receiver.ofClass; ofClass !== undefined; ofClass = parentClass(ofClass)) {
    if (!ofClass.node.members.some(({ value }) => value === current)) continue;
    const parent = parentClass(ofClass);
    if (parent !== undefined) build(run, receiver, parent, values, place);
    defineMembers(run, receiver, ofClass, (kind) => kind === 'field');
    return UNDEFINED;
  }
  return UNDEFINED;
}

/** `super.name` in a method of the class that `receiver` is, or is an object of: the parent's method, or what its getter gives. */
export function parentMember(run: Run, receiver: Value | undefined, name: string): Value | undefined {
  const isStatic = receiver?.kind === 'class';
  const own = receiver?.kind === 'object' ? receiver.ofClass : isStatic ? receiver : undefined;
  for (const { node } of [...run.frames].reverse()) {
    for (let ofClass = own; ofClass !== undefined; ofClass = parentClass(ofClass)) {
      if (ofClass.node.members.some(({ value }) => value === node)) return memberAbove(run, ofClass, receiver, name);
    }
  }
  return undefined;
}

function memberAbove(run: Run, below: ClassValue, receiver: Value | undefined, name: string): Value | undefined {
  for (let owner = parentClass(below); owner !== undefined; owner = parentClass(owner)) {
    const found = owner.node.members.find(
      ({ key, kind, isStatic }) =>
        key === name && isStatic === (receiver?.kind === 'class') && (kind === 'method' || kind === 'getter'),
    );
    if (found?.value?.kind !== 'function') continue;
    const scope = new Scope<Value>(owner.scope, owner.scope.path, receiver, true);
    const made = makeFunction(run, found.value, scope, receiver, owner);
    return found.kind === 'getter' ? run.callFunction(made, receiver, [], undefined) : made;
  }
  return undefined;
}

/** An argument as a name for the call: its value where that is short, else its source in `text`. */
function argumentText(run: Run, value: Value, node: Expression | undefined, text: string): string {
  const { value: config } =
    value.kind === 'primitive' || value.kind === 'array' ? readConfig(run, value) : { value: undefined };
  if (config !== undefined) return shortText(typeof config === 'string' ? `'${config}'` : JSON.stringify(config));
  return node === undefined ? '…' : shortText(text.slice(node.start, Math.min(node.end, node.start + 400)));
}

function siteOf(
  run: Run,
  callee: FunctionValue,
  values: readonly Value[],
  place: CallPlace | undefined,
): CallSite | undefined {
  const { node, ofClass } = callee;
  const own = place?.isNew === true && ofClass !== undefined ? run.nameOf(ofClass.node) : run.nameOf(node);
  // A callback without a name is part of the code around it, not a factory of its own.
  if (place === undefined || own === undefined) return undefined;
  const { text: source } = run.module.program;
  let written: string | undefined;
  return {
    ...run.place(place.node),
    // Only a call that makes a model is ever named.
    get text() {
      written ??= values
        .map((value, index) => argumentText(run, value, place.argumentNodes?.[index], source))
        .join(', ');
      return `${place.isNew ? 'new ' : ''}${own}(${written})`;
    },
    hasArguments: values.length > 0,
  };
}

/** Runs a function of the text with these arguments; one that waits for something and that nothing waits for goes on later. */
export function callFunction(
  run: Run,
  callee: FunctionValue,
  receiver: Value | undefined,
  values: readonly Value[],
  place: CallPlace | undefined,
): Value {
  if (!callee.node.async || place === undefined || run.awaited.has(place.node)) {
    return callDirectly(run, callee, receiver, values, place);
  }
  let result: Value = UNDEFINED;
  run.heap.detach(() => {
    result = callDirectly(run, callee, receiver, values, place);
  }, false);
  return result;
}

function callDirectly(
  run: Run,
  callee: FunctionValue,
  receiver: Value | undefined,
  values: readonly Value[],
  place: CallPlace | undefined,
): Value {
  const { node } = callee;
  if (run.frames.length > MAXIMUM_CALL_DEPTH) return cutOff(run, values, place);
  if (node.body === undefined || node.generator || isEndless(run, node)) return tooDeep(run, place);
  run.executed.add(node);
  if (callee.module.isRead) run.called.set(node, callee);
  const site = siteOf(run, callee, values, place);
  const scope = new Scope<Value>(
    callee.scope,
    innerPath(callee.scope, run.nameOf(node)),
    node.arrow ? undefined : (receiver ?? ownReceiver(callee, place) ?? UNDEFINED),
    true,
  );
  const mark = run.heap.openForkCount;
  const since = run.heap.now();
  return run.within(callee.module, place?.node, () => {
    run.frames.push({ node, site, name: run.nameOf(node), path: scope.path, decisions: run.heap.decisions });
    run.budget.enter();
    bindParameters(run, callee, values, scope);
    const { body } = node;
    let result: Value | undefined = UNDEFINED;
    if (Array.isArray(body)) {
      const outcome = run.execute(body as Parameters<typeof run.execute>[0], scope);
      if (outcome.type === 'return') result = outcome.value ?? UNDEFINED;
      // The program does not go on after an error: it was called when things stood differently.
      if (outcome.type === 'throw') result = run.unknownExpression(place?.node ?? node);
    } else if (body !== undefined) result = run.evaluate(body as Parameters<typeof run.evaluate>[0], scope);
    result = run.heap.closeForks(mark, result, since) ?? UNDEFINED;
    run.budget.leave();
    run.frames.pop();
    return result;
  });
}

/** A method that is called without its object has no `this`, unless it is bound to one. */
function ownReceiver({ receiver, isBound }: FunctionValue, place: CallPlace | undefined): Value | undefined {
  return isBound === true || place === undefined ? receiver : undefined;
}

function bindParameters(run: Run, callee: FunctionValue, values: readonly Value[], scope: ValueScope): void {
  callee.node.parameters.forEach((parameter, index) => {
    const value = parameter.rest
      ? new ArrayValue(elementsFrom(asElements(values), index), run.heap.now())
      : argumentAt(values, index);
    remember(run, parameter, value);
    run.bind(parameter.target, value, scope, 'parameter');
    declareField(run, parameter, scope);
  });
}

function declareField(run: Run, parameter: Parameter, scope: ValueScope): void {
  if (!parameter.declaresField) return;
  const target = parameter.target.kind === 'defaultPattern' ? parameter.target.target : parameter.target;
  const receiver = scope.receiver;
  if (target.kind !== 'variablePattern' || receiver === undefined) return;
  run.setMember(receiver, target.name, { value: scope.find(target.name)?.value ?? UNDEFINED });
}

function remember(run: Run, parameter: Parameter, value: Value): void {
  if (value.kind !== 'primitive' && value.kind !== 'array') return;
  const { value: config } = readConfig(run, value);
  if (config === undefined) return;
  const known = run.parameterValues.get(parameter.target) ?? [];
  if (known.length < 8) run.parameterValues.set(parameter.target, [...known, config]);
}

/** The arguments of an entry point: each parameter is unknown, and says whose it is. */
export function unknownArguments(run: Run, callee: FunctionValue): Value[] {
  const owner = run.nameOf(callee.node);
  return callee.node.parameters.map((parameter) => unknownParameter(run, parameter.target, owner));
}

function unknownParameter(run: Run, pattern: Pattern, owner: string | undefined): Value {
  const target = pattern.kind === 'defaultPattern' ? pattern.target : pattern;
  const name = target.kind === 'variablePattern' ? target.name : undefined;
  if (name === 'tf') return { kind: 'library', path: '' };
  return run.unknown({
    key: `${run.module.file}:parameter:${pattern.start}`,
    text: name ?? '',
    name,
    reason: { kind: 'parameter', text: name ?? run.source(target), owner },
    range: run.place(target),
  });
}
