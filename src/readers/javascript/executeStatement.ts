import { MAXIMUM_LOOP_ROUNDS } from './budget.js';
import { makeClass, makeFunction } from './callables.js';
import { importedCell, importedValue } from './globals.js';
import { elementOf } from './invoke.js';
import { ownProperties } from './ownProperties.js';
import { causesAt, NORMAL, type Outcome, type Run } from './run.js';
import type {
  Expression,
  ForEachStatement,
  IfStatement,
  LoopStatement,
  Statement,
  SwitchStatement,
  TryStatement,
  VariableStatement,
} from './syntax.js';
import { charactersOf } from './spread.js';
import { truthOf } from './truth.js';
import type { Gap } from './gap.js';
import { causesOf, primitive, UNDEFINED, unknown, type Value, type ValueScope } from './value.js';
import { hint } from './hint.js';
import type { Cause } from './cause.js';
import { enumValue, executeExport, executeNamespace } from './executeDeclaration.js';

/** Runs statements in order; function declarations first, as the language has it. */
export function executeStatements(run: Run, statements: readonly Statement[], scope: ValueScope): Outcome {
  for (const statement of statements) hoist(run, statement, scope);
  for (const statement of statements) {
    const outcome = executeStatement(run, statement, scope);
    if (outcome.type !== 'normal') return outcome;
  }
  return NORMAL;
}

/** Declares the function that a statement declares, before anything runs. */
export function hoist(run: Run, statement: Statement, scope: ValueScope): void {
  if (statement.kind === 'functionStatement') {
    const { name } = statement.function;
    if (name === undefined || statement.function.body === undefined) return;
    run.declare(scope, name, makeFunction(run, statement.function, scope, undefined, undefined));
  } else if (statement.kind === 'export' && statement.declaration !== undefined)
    hoist(run, statement.declaration, scope);
}

/** Runs one statement. */
export function executeStatement(run: Run, statement: Statement, scope: ValueScope): Outcome {
  run.budget.enter();
  const outcome = dispatch(run, statement, scope);
  run.budget.leave();
  return outcome;
}

function dispatch(run: Run, statement: Statement, scope: ValueScope): Outcome {
  switch (statement.kind) {
    case 'expressionStatement':
      run.evaluate(statement.expression, scope);
      return NORMAL;
    case 'variables':
      declareVariables(run, statement, scope);
      return NORMAL;
    case 'functionStatement':
      return NORMAL;
    case 'classStatement': {
      const made = makeClass(run, statement.class, scope);
      if (statement.class.name !== undefined) run.declare(scope, statement.class.name, made);
      return NORMAL;
    }
    case 'enum':
      run.declare(scope, statement.name, enumValue(run, statement, scope));
      return NORMAL;
    case 'block':
      return executeStatements(run, statement.statements, scope.block());
    case 'if':
      return executeIf(run, statement, scope);
    case 'loop':
      return executeLoop(run, statement, scope.block(), undefined);
    case 'forEach':
      return executeForEach(run, statement, scope, undefined);
    case 'switch':
      return executeSwitch(run, statement, scope.block());
    case 'try':
      return executeTry(run, statement, scope);
    case 'return':
    case 'throw':
    case 'break':
    case 'continue': {
      const value = statement.value === undefined ? UNDEFINED : run.evaluate(statement.value, scope);
      return { type: statement.kind, value, label: statement.label };
    }
    case 'labeled':
      return executeLabeled(run, statement.label, statement.body, scope);
    case 'import':
      for (const { imported, local } of statement.bindings) {
        const node: Expression = { kind: 'identifier', start: local.start, end: local.end, name: local.name };
        const value = importedValue(run, statement.specifier, imported, node);
        const cell = importedCell(run, statement.specifier, imported);
        if (isLibraryItself(local.name, value)) run.declare(scope, local.name, { kind: 'library', path: '' });
        else if (cell === undefined) run.declare(scope, local.name, value);
        else scope.alias(local.name, cell);
      }
      return NORMAL;
    case 'export':
      executeExport(run, statement, scope);
      return NORMAL;
    case 'namespace':
      return executeNamespace(run, statement.name, statement.statements, scope);
  }
}

/** A file of TensorFlow.js' own sources, as its tests import it. */
function isLibraryItself(name: string, value: Value): boolean {
  if ((name !== 'tf' && name !== 'tfl') || value.kind !== 'object') return false;
  return value.properties.has('sequential');
}

function declareVariables(run: Run, statement: VariableStatement, scope: ValueScope): void {
  for (const { target, value: node } of statement.declarators) {
    if (node !== undefined && target.kind === 'variablePattern') {
      if ((node.kind === 'function' || node.kind === 'class') && node.name === undefined) {
        run.functionNames.set(node, target.name);
      }
    }
    if (node === undefined && statement.declaration === 'var' && target.kind === 'variablePattern') {
      if (scope.functionScope.own(target.name) !== undefined) continue;
    }
    run.bind(target, node === undefined ? UNDEFINED : run.evaluate(node, scope), scope, statement.declaration);
  }
}

/** A condition that is not known marks its causes as being asked for yes or no, unless they were compared with something. */
function conditionCauses(run: Run, test: Value, node: Expression): readonly Cause[] {
  const causes = causesOf(test).length > 0 ? causesOf(test) : causesOf(run.unknownExpression(node));
  for (const { kinds } of causes) if (kinds.size === 0) kinds.add('boolean');
  return causes;
}

function executeIf(run: Run, statement: IfStatement, scope: ValueScope): Outcome {
  const test = run.evaluate(statement.test, scope);
  const consequent = (): Outcome => executeStatement(run, statement.consequent, scope);
  const alternate = (): Outcome =>
    statement.alternate === undefined ? NORMAL : executeStatement(run, statement.alternate, scope);
  const truth = truthOf(test);
  if (truth !== undefined) return truth ? consequent() : alternate();
  return run.heap.fork(conditionCauses(run, test, statement.test), consequent, alternate);
}

/** What a round's outcome means for its loop: go on, leave it, or leave more than the loop. */
function afterRound(outcome: Outcome, label: string | undefined): 'next' | 'end' | 'leave' {
  const isOurs = outcome.label === undefined || outcome.label === label;
  if (outcome.type === 'normal' || (outcome.type === 'continue' && isOurs)) return 'next';
  return outcome.type === 'break' && isOurs ? 'end' : 'leave';
}

function endlessCauses(run: Run, statement: Statement): readonly Cause[] {
  return causesOf(
    run.unknown({
      key: `${run.module.file}:loop:${statement.start}`,
      text: run.source(statement),
      reason: { kind: 'endless-loop' },
      range: run.place(statement),
      askable: false,
    }),
  );
}

/**
 * Runs rounds while their number is known and small. When the condition becomes unknown, one more round runs as something
 * that may happen any number of times; when there are too many rounds, all that they changed is unknown.
 */
function runRounds(
  run: Run,
  statement: Statement,
  label: string | undefined,
  round: (index: number) => RoundResult,
): Outcome {
  let result: Outcome = NORMAL;
  const mark = run.heap.openForkCount;
  const lastStep = run.budget.steps + run.budget.loopAllowance;
  run.heap.attempt(() => {
    for (let index = 0; index < MAXIMUM_LOOP_ROUNDS && run.budget.steps < lastStep; index++) {
      const { outcome, unknownAfter } = round(index);
      if (outcome === undefined) return { finished: true, causes: [] };
      if (unknownAfter) return { finished: true, causes: [] };
      const next = afterRound(outcome, label);
      if (next === 'leave') result = outcome;
      if (next !== 'next') return { finished: true, causes: [] };
    }
    return { finished: false, causes: endlessCauses(run, statement) };
  });
  run.heap.closeLoopForks(mark);
  return result;
}

interface RoundResult {
  /** Undefined when there was no round any more. */
  readonly outcome: Outcome | undefined;
  readonly unknownAfter: boolean;
}

const NO_ROUND: RoundResult = { outcome: undefined, unknownAfter: false };

/** A round that may happen any number of times. */
function anyRounds(run: Run, causes: readonly Cause[], round: () => Outcome): RoundResult {
  const outcome = run.heap.fork(
    causes,
    () => {
      const inner = round();
      return inner.type === 'return' || inner.type === 'throw' ? inner : NORMAL;
    },
    () => NORMAL,
    true,
  );
  return { outcome, unknownAfter: true };
}

function executeLoop(run: Run, statement: LoopStatement, outer: ValueScope, label: string | undefined): Outcome {
  if (statement.initial !== undefined) executeStatement(run, statement.initial, outer);
  let scope = outer;
  // Each round has variables of its own, which a function made in it keeps.
  const isOwn = statement.initial?.kind === 'variables' && statement.initial.declaration === 'let';
  const body = (): Outcome => executeStatement(run, statement.body, scope);
  return runRounds(run, statement, label, (index) => {
    if (isOwn && index > 0) scope = scope.copy(() => run.heap.now());
    if (index > 0 && statement.update !== undefined) run.evaluate(statement.update, scope);
    if (statement.test !== undefined && (statement.testFirst || index > 0)) {
      const test = run.evaluate(statement.test, scope);
      const truth = truthOf(test);
      if (truth === false) return NO_ROUND;
      if (truth === undefined) {
        const causes = causesOf(test).length > 0 ? causesOf(test) : causesOf(run.unknownExpression(statement.test));
        return anyRounds(run, causes, () => {
          const outcome = body();
          if (statement.update !== undefined && outcome.type === 'normal') run.evaluate(statement.update, scope);
          return outcome;
        });
      }
    }
    return { outcome: body(), unknownAfter: false };
  });
}

/** Whether there is more to go through than an object's own properties. */
function hasPrototype(value: Value): boolean {
  return value.kind === 'object' && [...value.properties.values()].some(({ hidden }) => hidden === 'of-prototype');
}

/** What a `for ... of` or `for ... in` goes through. */
function elementsToVisit(run: Run, statement: ForEachStatement, iterable: Value): readonly (Value | Gap)[] {
  if (statement.over === 'keys') {
    const own = hasPrototype(iterable) ? undefined : ownProperties(run, iterable);
    if (own?.open.length === 0) return own.listed.map(([key]) => primitive(key));
  } else {
    // Not a copy: a loop sees what is pushed while it runs.
    if (iterable.kind === 'array') return iterable.elements;
    const characters = charactersOf(iterable);
    if (characters !== undefined) return characters;
  }
  const causes = causesAt(run, iterable, statement.iterable);
  for (const { kinds } of causes) kinds.add('other');
  return [{ kind: 'gap', causes }];
}

function isDeletedKey({ over }: ForEachStatement, iterable: Value, element: Value | Gap): boolean {
  return (
    over === 'keys' &&
    iterable.kind === 'object' &&
    element.kind === 'primitive' &&
    !iterable.properties.has(String(element.value))
  );
}

function executeForEach(run: Run, statement: ForEachStatement, scope: ValueScope, label: string | undefined): Outcome {
  const iterable = run.evaluate(statement.iterable, scope);
  const initial = elementsToVisit(run, statement, iterable);
  const elementAt = (index: number): Value | Gap | undefined =>
    iterable.kind === 'array' && statement.over === 'values' ? iterable.elements[index] : initial[index];
  const round = (element: Value): Outcome => {
    const inside = scope.block();
    run.bind(statement.target, element, inside, statement.declaration ?? 'assign');
    return executeStatement(run, statement.body, inside);
  };
  return runRounds(run, statement, label, (index) => {
    const element = elementAt(index);
    if (element === undefined) return NO_ROUND;
    if (isDeletedKey(statement, iterable, element)) return { outcome: NORMAL, unknownAfter: false };
    if (element.kind !== 'gap') return { outcome: round(element), unknownAfter: false };
    const some =
      iterable.kind === 'array' ? unknown(element.causes) : elementOf(run, iterable, { node: statement.iterable });
    const { outcome } = anyRounds(run, element.causes, () => round(some));
    return { outcome, unknownAfter: false };
  });
}

function executeLabeled(run: Run, label: string, body: Statement, scope: ValueScope): Outcome {
  const outcome =
    body.kind === 'loop'
      ? executeLoop(run, body, scope.block(), label)
      : body.kind === 'forEach'
        ? executeForEach(run, body, scope, label)
        : executeStatement(run, body, scope);
  return outcome.type === 'break' && outcome.label === label ? NORMAL : outcome;
}

function afterSwitch(outcome: Outcome): Outcome {
  return outcome.type === 'break' && outcome.label === undefined ? NORMAL : outcome;
}

function executeSwitch(run: Run, statement: SwitchStatement, scope: ValueScope): Outcome {
  const discriminant = run.evaluate(statement.discriminant, scope);
  const { cases } = statement;
  const runFrom = (index: number): Outcome =>
    afterSwitch(
      executeStatements(
        run,
        cases.slice(index).flatMap(({ statements }) => statements),
        scope,
      ),
    );
  const fallback = cases.findIndex(({ test }) => test === undefined);
  const otherwise = (): Outcome => (fallback < 0 ? NORMAL : runFrom(fallback));
  const decide = (index: number): Outcome => {
    const current = cases[index];
    if (current === undefined) return otherwise();
    if (current.test === undefined) return decide(index + 1);
    const test = run.evaluate(current.test, scope);
    if (discriminant.kind === 'primitive' && test.kind === 'primitive') {
      return discriminant.value === test.value ? runFrom(index) : decide(index + 1);
    }
    hint(discriminant, test);
    hint(test, discriminant);
    const causes = [...causesOf(discriminant), ...causesOf(test)];
    const reasons = causes.length > 0 ? causes : causesOf(run.unknownExpression(statement.discriminant));
    return run.heap.fork(
      reasons,
      () => runFrom(index),
      () => decide(index + 1),
    );
  };
  return decide(0);
}

/** The block counts as done without an error; its handler is something that may run afterwards. */
function executeTry(run: Run, statement: TryStatement, scope: ValueScope): Outcome {
  const { handler, finalizer, parameter } = statement;
  const error = run.unknown({
    key: `${run.module.file}:error:${statement.start}`,
    text: 'this',
    reason: { kind: 'error' },
    range: run.place(statement),
    askable: false,
  });
  const handle = (): Outcome => {
    const inside = scope.block();
    if (parameter !== undefined) run.bind(parameter, error, inside, 'let');
    return executeStatements(run, handler ?? [], inside);
  };
  let outcome = executeStatements(run, statement.block, scope.block());
  const tried = outcome;
  if (handler !== undefined) {
    outcome = tried.type === 'throw' ? handle() : run.heap.fork(causesOf(error), handle, () => tried);
  }
  if (finalizer === undefined) return outcome;
  const last = executeStatements(run, finalizer, scope.block());
  return last.type === 'normal' ? outcome : last;
}
