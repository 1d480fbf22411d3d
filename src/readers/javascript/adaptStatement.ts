import { entryOf } from '../../model/entryOf.js';
import { adaptClass } from './adaptClass.js';
import { adaptAssignmentTarget, adaptPattern, adaptPatternItems, isPattern } from './adaptPattern.js';
import { base, hasChild, isExpression, missing, type Adapter, type AdapterParts } from './adapter.js';
import { parseStringLiteral } from './literals.js';
import { ERROR, type RawNode } from './rawTree.js';
import type {
  Declarator,
  EnumStatement,
  ExportStatement,
  Expression,
  ImportBinding,
  JumpStatement,
  Statement,
  SwitchCase,
  VariableStatement,
} from './syntax.js';

type StatementAdapter = (adapter: Adapter, raw: RawNode) => Statement;

function block(raw: RawNode, statements: readonly Statement[]): Statement {
  return { kind: 'block', ...base(raw), statements };
}

/** The statement among `children`, an empty block if there is none. */
function bodyAmong(adapter: Adapter, raw: RawNode, children: readonly RawNode[]): Statement {
  for (const child of children) {
    const statement = adaptStatement(adapter, child);
    if (statement !== undefined) return statement;
  }
  return block(raw, []);
}

function variables(adapter: Adapter, raw: RawNode): VariableStatement {
  const declaration = hasChild(raw, 'let') ? 'let' : hasChild(raw, 'var') ? 'var' : 'const';
  const declarators: Declarator[] = [];
  for (const { raw: target, pattern } of adaptPatternItems(adapter, raw.children)) {
    if (pattern === undefined || target === undefined) continue;
    const place = { start: pattern.start, end: pattern.end };
    if (pattern.kind === 'defaultPattern') {
      declarators.push({ ...place, target: pattern.target, value: pattern.value });
    } else {
      const unfinished = raw.error !== undefined && raw.error.start >= target.to;
      declarators.push({ ...place, target: pattern, value: unfinished ? missing(raw) : undefined });
    }
  }
  return { kind: 'variables', ...base(raw), declaration, declarators };
}

function ifStatement(adapter: Adapter, raw: RawNode): Statement {
  const test = raw.children.findIndex(({ name }) => name === 'ParenthesizedExpression');
  const otherwise = raw.children.findIndex(({ name }) => name === 'else');
  const condition = raw.children[test];
  const end = otherwise < 0 ? raw.children.length : otherwise;
  return {
    kind: 'if',
    ...base(raw),
    test: condition === undefined ? missing(raw) : adapter.expressionIn(condition),
    consequent: bodyAmong(adapter, raw, raw.children.slice(test + 1, end)),
    alternate: otherwise < 0 ? undefined : bodyAmong(adapter, raw, raw.children.slice(otherwise + 1)),
  };
}

function whileStatement(adapter: Adapter, raw: RawNode, testFirst: boolean): Statement {
  const condition = raw.children.find(({ name }) => name === 'ParenthesizedExpression');
  return {
    kind: 'loop',
    ...base(raw),
    initial: undefined,
    test: condition === undefined ? missing(raw) : adapter.expressionIn(condition),
    update: undefined,
    body: bodyAmong(adapter, raw, raw.children),
    testFirst,
  };
}

function forStatement(adapter: Adapter, raw: RawNode): Statement {
  const header = raw.children.find(({ name }) => name === 'ForSpec' || name === 'ForOfSpec' || name === 'ForInSpec');
  const body = bodyAmong(adapter, raw, raw.children.slice(1));
  if (header === undefined) return block(raw, []);
  if (header.name !== 'ForSpec') {
    const declaration = ['const', 'let', 'var'].find((word) => hasChild(header, word)) as 'const' | 'let' | 'var';
    const separator = header.children.findIndex(({ name }) => name === 'of' || name === 'in');
    const target = header.children
      .slice(0, separator)
      .find((child) => isPattern(child) || isExpression(child) || child.name === 'VariableName');
    const iterable = header.children.slice(separator + 1).find(isExpression);
    if (target === undefined || separator < 0) return block(raw, []);
    return {
      kind: 'forEach',
      ...base(raw),
      over: header.name === 'ForOfSpec' ? 'values' : 'keys',
      declaration,
      target: isPattern(target) ? adaptPattern(adapter, target) : adaptAssignmentTarget(adapter, target),
      iterable: iterable === undefined ? missing(raw) : adapter.expression(iterable),
      body,
    };
  }
  const sections: (RawNode | undefined)[] = [undefined, undefined, undefined];
  let section = 0;
  for (const child of header.children) {
    if (child.name === ';') section++;
    else if (child.name === 'VariableDeclaration') {
      sections[0] = child;
      section = 1;
    } else if (isExpression(child) || child.name === ERROR) sections[section] ??= child;
  }
  const [initial, test, update] = sections;
  const expressionOf = (node: RawNode | undefined): Expression | undefined =>
    node === undefined ? undefined : adapter.expression(node);
  return {
    kind: 'loop',
    ...base(raw),
    initial:
      initial === undefined
        ? undefined
        : initial.name === 'VariableDeclaration'
          ? variables(adapter, initial)
          : { kind: 'expressionStatement', ...base(initial), expression: adapter.expression(initial) },
    test: expressionOf(test),
    update: expressionOf(update),
    body,
    testFirst: true,
  };
}

function switchStatement(adapter: Adapter, raw: RawNode): Statement {
  const condition = raw.children.find(({ name }) => name === 'ParenthesizedExpression');
  const cases: { test: Expression | undefined; statements: Statement[] }[] = [];
  for (const child of raw.children.find(({ name }) => name === 'SwitchBody')?.children ?? []) {
    if (child.name === 'CaseLabel') cases.push({ test: adapter.expressionIn(child), statements: [] });
    else if (child.name === 'DefaultLabel') cases.push({ test: undefined, statements: [] });
    else {
      const statement = adaptStatement(adapter, child);
      if (statement !== undefined) cases.at(-1)?.statements.push(statement);
    }
  }
  return {
    kind: 'switch',
    ...base(raw),
    discriminant: condition === undefined ? missing(raw) : adapter.expressionIn(condition),
    cases: cases satisfies SwitchCase[],
  };
}

function tryStatement(adapter: Adapter, raw: RawNode): Statement {
  const blockIn = (node: RawNode | undefined): readonly Statement[] | undefined => {
    const child = node?.children.find(({ name }) => name === 'Block');
    return child === undefined ? undefined : adapter.statements(child);
  };
  const handler = raw.children.find(({ name }) => name === 'CatchClause');
  const parameter = handler?.children.find(isPattern);
  return {
    kind: 'try',
    ...base(raw),
    block: blockIn(raw) ?? [],
    parameter: parameter === undefined ? undefined : adaptPattern(adapter, parameter),
    handler: blockIn(handler),
    finalizer: blockIn(raw.children.find(({ name }) => name === 'FinallyClause')),
  };
}

function jump(kind: JumpStatement['kind']): StatementAdapter {
  return (adapter, raw) => {
    const value = raw.children.find(isExpression);
    const label = raw.children.find(({ name }) => name === 'Label');
    return {
      kind,
      ...base(raw),
      value: value === undefined ? undefined : adapter.expression(value),
      label: label === undefined ? undefined : adapter.slice(label),
    };
  };
}

function specifierOf(adapter: Adapter, raw: RawNode): string | undefined {
  const from = raw.children.findIndex(({ name }) => name === 'from');
  const string = raw.children.slice(from + 1).find(({ name }) => name === 'String');
  return string === undefined ? undefined : parseStringLiteral(adapter.slice(string));
}

/** Splits `{a as b, c}` into its pairs of names, left and right of `as`. */
function namePairs(group: RawNode): { readonly left: RawNode; readonly right: RawNode }[] {
  const pairs: { left: RawNode; right: RawNode }[] = [];
  let names: RawNode[] = [];
  const finish = (): void => {
    const [left] = names;
    const right = names.at(-1);
    if (left !== undefined && right !== undefined) pairs.push({ left, right });
    names = [];
  };
  for (const child of group.children) {
    if (child.name === ',') finish();
    else if (['VariableName', 'VariableDefinition', 'String', 'default'].includes(child.name)) names.push(child);
  }
  finish();
  return pairs;
}

function nameIn(adapter: Adapter, raw: RawNode): string {
  const source = adapter.slice(raw);
  return raw.name === 'String' ? (parseStringLiteral(source) ?? '') : source;
}

function importStatement(adapter: Adapter, raw: RawNode): Statement {
  const bindings: ImportBinding[] = [];
  const bind = (imported: string, local: RawNode): void => {
    bindings.push({ imported, local: { kind: 'variablePattern', ...base(local), name: adapter.slice(local) } });
  };
  const star = hasChild(raw, 'Star');
  // `import tf = require('...')` is no part of the grammar: the statement ends in an error and the call follows it.
  for (const child of raw.children) {
    if (child.name === 'VariableDefinition') bind(star ? '*' : 'default', child);
    if (child.name === 'ImportGroup') {
      for (const { left, right } of namePairs(child)) bind(nameIn(adapter, left), right);
    }
  }
  const specifier = specifierOf(adapter, raw) ?? requireAfter(adapter, raw) ?? '';
  return { kind: 'import', ...base(raw), specifier, bindings };
}

const REQUIRE = /^\s*require\s*\(\s*(["'][^"'\n]*["'])/u;

function requireAfter(adapter: Adapter, raw: RawNode): string | undefined {
  const match = REQUIRE.exec(adapter.text.slice(raw.to, raw.to + 200));
  return match?.[1] === undefined ? undefined : parseStringLiteral(match[1]);
}

function exportStatement(adapter: Adapter, raw: RawNode): ExportStatement {
  const group = raw.children.find(({ name }) => name === 'ExportGroup');
  const names: { local: string; exported: string }[] = [];
  for (const { left, right } of group === undefined ? [] : namePairs(group)) {
    names.push({ local: nameIn(adapter, left), exported: nameIn(adapter, right) });
  }
  if (hasChild(raw, 'Star')) {
    const alias = raw.children.find(({ name }) => name === 'VariableName');
    names.push({ local: '*', exported: alias === undefined ? '*' : adapter.slice(alias) });
  }
  const value = raw.children.find(isExpression);
  const isDefault = hasChild(raw, 'default') || hasChild(raw, 'Equals');
  const declaration = raw.children
    .map((child) => adaptStatement(adapter, child))
    .find((statement) => statement !== undefined);
  return {
    kind: 'export',
    ...base(raw),
    declaration,
    value: value === undefined || names.length > 0 ? undefined : adapter.expression(value),
    isDefault,
    names,
    specifier: hasChild(raw, 'from') ? specifierOf(adapter, raw) : undefined,
  };
}

function enumStatement(adapter: Adapter, raw: RawNode): Statement {
  const members: { name: string; value: Expression | undefined }[] = [];
  for (const child of raw.children.find(({ name }) => name === 'EnumBody')?.children ?? []) {
    if (child.name === 'PropertyName') members.push({ name: adapter.slice(child), value: undefined });
    const last = members.at(-1);
    if (last === undefined) continue;
    if (child.name === 'Equals') last.value = missing(child);
    else if (last.value !== undefined && isExpression(child)) last.value = adapter.expression(child);
  }
  return { kind: 'enum', ...base(raw), name: adapter.nameOf(raw) ?? '', members } satisfies EnumStatement;
}

const adapters: Readonly<Record<string, StatementAdapter>> = {
  ImportDeclaration: importStatement,
  ExportDeclaration: exportStatement,
  ForStatement: forStatement,
  WhileStatement: (adapter, raw) => whileStatement(adapter, raw, true),
  DoStatement: (adapter, raw) => whileStatement(adapter, raw, false),
  IfStatement: ifStatement,
  SwitchStatement: switchStatement,
  TryStatement: tryStatement,
  ReturnStatement: jump('return'),
  ThrowStatement: jump('throw'),
  BreakStatement: jump('break'),
  ContinueStatement: jump('continue'),
  Block: (adapter, raw) => block(raw, adapter.statements(raw)),
  WithStatement: (_adapter, raw) => block(raw, []),
  LabeledStatement: (adapter, raw) => {
    const label = raw.children.find(({ name }) => name === 'Label');
    const body = bodyAmong(adapter, raw, raw.children);
    return { kind: 'labeled', ...base(raw), label: label === undefined ? '' : adapter.slice(label), body };
  },
  FunctionDeclaration: (adapter, raw) => ({
    kind: 'functionStatement',
    ...base(raw),
    function: adapter.function(raw, adapter.nameOf(raw)),
  }),
  ClassDeclaration: (adapter, raw) => ({ kind: 'classStatement', ...base(raw), class: adaptClass(adapter, raw) }),
  VariableDeclaration: variables,
  EnumDeclaration: enumStatement,
  NamespaceDeclaration: (adapter, raw) => {
    const body = raw.children.find(({ name }) => name === 'Block');
    return {
      kind: 'namespace',
      ...base(raw),
      name: adapter.nameOf(raw) ?? '',
      statements: body === undefined ? [] : adapter.statements(body),
    };
  },
  ExpressionStatement: (adapter, raw) => ({
    kind: 'expressionStatement',
    ...base(raw),
    expression: adapter.expressionIn(raw),
  }),
};

function adaptStatement(adapter: Adapter, raw: RawNode): Statement | undefined {
  return entryOf(adapters, raw.name)?.(adapter, raw);
}

/** Statements of the typed tree; declarations of types are left out. */
export const statementParts: Pick<AdapterParts, 'statements'> = {
  statements: (adapter, parent) => {
    const statements: Statement[] = [];
    for (const child of parent.children) {
      const statement = adaptStatement(adapter, child);
      if (statement !== undefined) statements.push(statement);
    }
    return statements;
  },
};
