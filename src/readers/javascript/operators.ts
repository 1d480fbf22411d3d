import { MAXIMUM_STRING_LENGTH } from './budget.js';
import type { Primitive } from './value.js';

/** The result of an operator on plain values; undefined when it has none that is safe to compute. */
export interface OperatorResult {
  readonly value: Primitive;
}

function add(left: Primitive, right: Primitive): OperatorResult | undefined {
  if (typeof left !== 'string' && typeof right !== 'string') return { value: Number(left) + Number(right) };
  const one = String(left);
  const other = String(right);
  return one.length + other.length > MAXIMUM_STRING_LENGTH ? undefined : { value: one + other };
}

function looselyEqual(left: Primitive, right: Primitive): boolean {
  if (left === null || left === undefined || right === null || right === undefined) {
    return (left ?? undefined) === (right ?? undefined);
  }
  return typeof left === typeof right ? left === right : Number(left) === Number(right);
}

function compare(left: Primitive, right: Primitive, decide: (sign: number) => boolean): OperatorResult {
  if (typeof left === 'string' && typeof right === 'string') {
    return { value: decide(left < right ? -1 : left > right ? 1 : 0) };
  }
  const [one, other] = [Number(left), Number(right)];
  if (Number.isNaN(one) || Number.isNaN(other)) return { value: false };
  return { value: decide(one < other ? -1 : one > other ? 1 : 0) };
}

/** A binary operator other than `&&`, `||` and `??`, on plain values, by the language's own conversions. */
export function applyBinary(operator: string, left: Primitive, right: Primitive): OperatorResult | undefined {
  switch (operator) {
    case '+':
      return add(left, right);
    case '-':
      return { value: Number(left) - Number(right) };
    case '*':
      return { value: Number(left) * Number(right) };
    case '/':
      return { value: Number(left) / Number(right) };
    case '%':
      return { value: Number(left) % Number(right) };
    case '**':
      return { value: Number(left) ** Number(right) };
    case '|':
      return { value: Number(left) | Number(right) };
    case '&':
      return { value: Number(left) & Number(right) };
    case '^':
      return { value: Number(left) ^ Number(right) };
    case '<<':
      return { value: Number(left) << Number(right) };
    case '>>':
      return { value: Number(left) >> Number(right) };
    case '>>>':
      return { value: Number(left) >>> Number(right) };
    case '===':
      return { value: left === right };
    case '!==':
      return { value: left !== right };
    case '==':
      return { value: looselyEqual(left, right) };
    case '!=':
      return { value: !looselyEqual(left, right) };
    case '<':
      return compare(left, right, (sign) => sign < 0);
    case '>':
      return compare(left, right, (sign) => sign > 0);
    case '<=':
      return compare(left, right, (sign) => sign <= 0);
    case '>=':
      return compare(left, right, (sign) => sign >= 0);
    default:
      return undefined;
  }
}

/** A unary operator on a plain value. */
export function applyUnary(operator: string, operand: Primitive): OperatorResult | undefined {
  switch (operator) {
    case '-':
      return { value: -Number(operand) };
    case '+':
      return { value: Number(operand) };
    case '!':
      return { value: !operand };
    case '~':
      return { value: ~Number(operand) };
    case 'void':
      return { value: undefined };
    case 'typeof':
      return { value: operand === null ? 'object' : typeof operand };
    default:
      return undefined;
  }
}
