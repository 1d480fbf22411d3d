import { joinCauses } from './cause.js';
import { moduleForSpecifier } from './globals.js';
import { isNothing, type CallPlace, type Run } from './run.js';
import { asArguments, spreadInto } from './spread.js';
import type { Call, Expression, Member, Spread } from './syntax.js';
import type { Gap } from './gap.js';
import { causesOf, ENDED_CHAIN, unknown, type Value, type ValueScope } from './value.js';

/** Evaluates arguments. */
function callArguments(
  run: Run,
  nodes: readonly (Expression | Spread)[],
  scope: ValueScope,
): { values: Value[]; nodes: Expression[] | undefined } {
  const elements: (Value | Gap)[] = [];
  const plain: Expression[] = [];
  for (const node of nodes) {
    if (node.kind === 'spread') spreadInto(run, elements, run.evaluate(node.argument, scope), node.argument);
    else {
      elements.push(run.evaluate(node, scope));
      plain.push(node);
    }
  }
  return { values: asArguments(elements), nodes: plain.length === nodes.length ? plain : undefined };
}

/** What compilers wrap around `require`: it gives the module itself. */
function isInterop(callee: Expression): boolean {
  const name = callee.kind === 'identifier' ? callee.name : callee.kind === 'member' ? callee.property : undefined;
  return typeof name === 'string' && /^(?:__importStar|__importDefault|__toESM|_?interopRequire\w+)$/u.test(name);
}

/** Whether an expression is a step of a chain, so that a `?.` in it that found nothing ends what follows too. */
export function isChained(node: Expression): boolean {
  return node.kind === 'member' || node.kind === 'call';
}

/** A member of a known object, by its name or by the value of the expression in brackets. */
export function memberOf(run: Run, object: Value, node: Member, scope: ValueScope): Value {
  if (typeof node.property === 'string') return run.member(object, node.property, node);
  return memberByKey(run, object, run.evaluate(node.property, scope), node);
}

/** A member by the value of its key. */
export function memberByKey(run: Run, object: Value, key: Value, node: Expression): Value {
  if (key.kind === 'primitive') return run.member(object, String(key.value), node);
  if (object.kind === 'unknown') return run.unknownExpression(node);
  const causes = causesOf(key);
  return unknown(joinCauses(causes.length > 0 ? causes : causesOf(run.unknownExpression(node)), causesOf(object)));
}

/** Evaluates what is called, then its arguments, then the call itself. */
export function evaluateCall(run: Run, node: Call, scope: ValueScope): Value {
  const { callee } = node;
  if (callee.kind === 'identifier' && (callee.name === 'require' || callee.name === 'import')) {
    const loaded = moduleForSpecifier(run, node, scope);
    if (loaded !== undefined) return loaded;
  }
  let object: Value | undefined;
  let target: Value;
  const method = callee.kind === 'transparent' && callee.operand.kind === 'member' ? callee.operand : callee;
  if (method.kind === 'member') {
    if (method.object.kind === 'identifier' && method.object.name === 'super') {
      object = scope.receiver;
      target = run.evaluate(method, scope);
    } else {
      object = run.evaluate(method.object, scope);
      if (object === ENDED_CHAIN && isChained(method.object)) return ENDED_CHAIN;
      if (method.optional && isNothing(object)) return ENDED_CHAIN;
      target = memberOf(run, object, method, scope);
    }
  } else if (callee.kind === 'identifier' && callee.name === 'super') {
    const { values, nodes } = callArguments(run, node.arguments, scope);
    return run.call({ kind: 'builtin', path: 'super' }, scope.receiver, values, {
      node,
      isNew: false,
      argumentNodes: nodes,
    });
  } else target = run.evaluate(callee, scope);
  if (target === ENDED_CHAIN && isChained(callee)) return ENDED_CHAIN;
  if (node.optional === true && isNothing(target)) return ENDED_CHAIN;
  const { values, nodes } = callArguments(run, node.arguments, scope);
  const [first] = values;
  if (first?.kind === 'library' && isInterop(callee)) return first;
  const place: CallPlace = { node, isNew: node.isNew, argumentNodes: nodes };
  return run.call(target, object, values, place);
}
