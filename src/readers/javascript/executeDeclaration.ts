import { makeClass, makeFunction } from './callables.js';
import { importedCell, importedValue } from './globals.js';
import { applyBinary } from './operators.js';
import { NORMAL, type Outcome, type Run } from './run.js';
import type { Cell } from './scope.js';
import type { EnumStatement, ExportStatement, Expression, Pattern, Program, Statement } from './syntax.js';
import type { ObjectValue } from './value.js';
import { causesOf, primitive, UNDEFINED, type Value, type ValueScope } from './value.js';

/** The object that an enumeration is. */
export function enumValue(run: Run, statement: EnumStatement, scope: ValueScope): ObjectValue {
  const members = run.object();
  const inside = scope.block();
  let next: Value = primitive(0);
  for (const { name, value: node } of statement.members) {
    const value: Value = node === undefined ? next : run.evaluate(node, inside);
    members.properties.set(name, { value });
    run.declare(inside, name, value);
    const following = value.kind === 'primitive' && typeof value.value === 'number' ? value.value : undefined;
    if (following === undefined) next = UNDEFINED;
    else {
      members.properties.set(String(following), { value: primitive(name) });
      next = primitive(applyBinary('+', following, 1)?.value);
    }
  }
  return members;
}

/** Puts what a statement exports among the file's exports. */
export function executeExport(run: Run, statement: ExportStatement, scope: ValueScope): void {
  const { exports } = run.module;
  const put = (name: string, value: Value, cell?: Cell<Value>): void => {
    exports.properties.set(name, { value, ...(cell !== undefined && { cell }) });
  };
  const { declaration } = statement;
  if (declaration?.kind === 'classStatement' && declaration.class.name === undefined) {
    put('default', makeClass(run, declaration.class, scope));
  } else if (declaration?.kind === 'functionStatement' && declaration.function.name === undefined) {
    put('default', makeFunction(run, declaration.function, scope, undefined, undefined));
  } else if (statement.declaration !== undefined) {
    if (statement.declaration.kind !== 'functionStatement') run.execute([statement.declaration], scope);
    for (const name of declaredNames(statement.declaration)) {
      const cell = scope.find(name);
      put(statement.isDefault ? 'default' : name, cell?.value ?? UNDEFINED, cell);
    }
  }
  if (statement.value !== undefined) {
    const value = run.evaluate(statement.value, scope);
    if (statement.value.kind === 'function') run.functionNames.set(statement.value, 'default');
    put('default', value);
  }
  for (const { local, exported } of statement.names) {
    const node: Expression = { kind: 'identifier', start: statement.start, end: statement.end, name: local };
    if (statement.specifier === undefined) {
      const cell = scope.find(local);
      if (cell !== undefined) put(exported, cell.value, cell);
    } else if (exported === '*') {
      const all = importedValue(run, statement.specifier, '*', node);
      if (all.kind === 'object') for (const [name, property] of all.properties) exports.properties.set(name, property);
      else if (all.kind === 'library') exports.base = all;
      else exports.open = causesOf(all);
    } else {
      const value = importedValue(run, statement.specifier, local, node);
      put(exported, value, importedCell(run, statement.specifier, local));
    }
  }
}

/** The names that a pattern gives values to. */
function boundNames(pattern: Pattern | undefined): string[] {
  switch (pattern?.kind) {
    case 'variablePattern':
      return [pattern.name];
    case 'defaultPattern':
      return boundNames(pattern.target);
    case 'arrayPattern':
      return [...pattern.elements, pattern.rest].flatMap(boundNames);
    case 'objectPattern':
      return [...pattern.properties.map(({ target }) => target), pattern.rest].flatMap(boundNames);
    case 'expressionPattern':
    case undefined:
      return [];
  }
}

/** The names that a declaration introduces. */
export function declaredNames(statement: Statement): string[] {
  switch (statement.kind) {
    case 'functionStatement':
      return statement.function.name === undefined ? [] : [statement.function.name];
    case 'classStatement':
      return statement.class.name === undefined ? [] : [statement.class.name];
    case 'enum':
    case 'namespace':
      return [statement.name];
    case 'variables':
      return statement.declarators.flatMap(({ target }) => boundNames(target));
    default:
      return [];
  }
}

/** Whether a name is declared with `var` at the top of a file that is no module. */
export function isScriptVariable({ statements }: Program, name: string): boolean {
  const isModule = statements.some(({ kind }) => kind === 'import' || kind === 'export');
  const isVar = (statement: Statement): boolean => statement.kind === 'variables' && statement.declaration === 'var';
  return !isModule && statements.some((statement) => isVar(statement) && declaredNames(statement).includes(name));
}

/** `namespace Name { export const units = 8; }` */
export function executeNamespace(run: Run, name: string, statements: readonly Statement[], scope: ValueScope): Outcome {
  const inside = scope.block();
  run.execute(statements, inside);
  const members = run.object();
  for (const statement of statements) {
    if (statement.kind !== 'export' || statement.declaration === undefined) continue;
    for (const member of declaredNames(statement.declaration)) {
      members.properties.set(member, { value: inside.find(member)?.value ?? UNDEFINED });
    }
  }
  run.declare(scope, name, members);
  return NORMAL;
}
