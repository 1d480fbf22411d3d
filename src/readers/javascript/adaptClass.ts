import { base, hasChild, isExpression, missing, type Adapter } from './adapter.js';
import type { RawNode } from './rawTree.js';
import type { ClassMember, ClassNode, Expression } from './syntax.js';

function decoratorsOf(adapter: Adapter, raw: RawNode): Expression[] {
  return raw.children.filter(({ name }) => name === 'Decorator').map((decorator) => adapter.expressionIn(decorator));
}

function adaptMember(adapter: Adapter, raw: RawNode): ClassMember | undefined {
  const isDeclared = hasChild(raw, 'declare') || hasChild(raw, 'abstract');
  const place = { ...base(raw), decorators: decoratorsOf(adapter, raw), isDeclared };
  if (raw.name === 'StaticBlock') {
    const value = adapter.function(raw, undefined);
    return { kind: 'block', ...place, key: 'static', isStatic: true, value };
  }
  const key = adapter.key(raw);
  if (key === undefined) return undefined;
  const isStatic = hasChild(raw, 'static');
  if (raw.name === 'MethodDeclaration') {
    const kind = hasChild(raw, 'get') ? 'getter' : hasChild(raw, 'set') ? 'setter' : 'method';
    if (!hasChild(raw, 'Block')) return undefined;
    return { kind, ...place, key, isStatic, value: adapter.function(raw, typeof key === 'string' ? key : undefined) };
  }
  if (raw.name !== 'PropertyDeclaration') return undefined;
  const equals = raw.children.findIndex(({ name }) => name === 'Equals');
  const value = equals < 0 ? undefined : raw.children.slice(equals + 1).find(isExpression);
  return {
    kind: 'field',
    ...place,
    key,
    isStatic,
    value: equals < 0 ? undefined : value === undefined ? missing(raw) : adapter.expression(value),
  };
}

export function adaptClass(adapter: Adapter, raw: RawNode): ClassNode {
  const body = raw.children.find(({ name }) => name === 'ClassBody');
  const extendsAt = raw.children.findIndex(({ name }) => name === 'extends');
  const parent = extendsAt < 0 ? undefined : raw.children.slice(extendsAt + 1).find(isExpression);
  const members: ClassMember[] = [];
  for (const child of body?.children ?? []) {
    const member = adaptMember(adapter, child);
    if (member !== undefined) members.push(member);
  }
  return {
    kind: 'class',
    ...base(raw),
    name: adapter.nameOf(raw),
    parent: parent === undefined ? undefined : adapter.expression(parent),
    members,
  };
}
