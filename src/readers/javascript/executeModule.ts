import type { SourceRange } from '../../model/sourceRange.js';
import { BudgetExceeded } from './budget.js';
import { declaredNames } from './executeDeclaration.js';
import { executeStatement, hoist } from './executeStatement.js';
import type { Run } from './run.js';
import type { Statement } from './syntax.js';
import { causesOf, type SourceModule, type Value, type ValueScope } from './value.js';

/**
 * Runs something that may take too many steps: then what it had to do with is given up, the functions that it called are left to be
 * read on their own, and the rest goes on with a fresh allowance. Gives nothing if it did not come to its end.
 */
export function runWithinBudget<Result>(run: Run, place: SourceRange, action: () => Result): Result | undefined {
  const depth = run.budget.currentDepth;
  const frames = run.frames.length;
  const born = run.heap.now();
  const calledBefore = run.called;
  run.called = new Map();
  let result: Result | undefined;
  const guarded = (): void => {
    result = action();
  };
  run.heap.guard(guarded, (error) => {
    // A stack overflow is the same thing found by the machine first.
    if (!(error instanceof BudgetExceeded) && !(error instanceof RangeError)) throw error;
    result = undefined;
    run.budget.restart(depth);
    run.frames.length = frames;
    for (const model of run.models) if (model.birth > born) model.isGivenUp = true;
    release(run);
    return causesOf(tooLong(run, place));
  });
  for (const [node, called] of run.called) if (!calledBefore.has(node)) calledBefore.set(node, called);
  run.called = calledBefore;
  return result;
}

function release(run: Run): void {
  for (const [node, called] of run.called) {
    if (run.released.has(node)) continue;
    run.released.add(node);
    run.executed.delete(node);
    run.functions.push(called);
  }
}

/** What a statement that was given up would have declared and exported is unknown. */
function declareUnknown(run: Run, statement: Statement, scope: ValueScope): void {
  const declaration = statement.kind === 'export' ? statement.declaration : statement;
  if (declaration?.kind !== 'variables') return;
  const value = tooLong(run, statement);
  for (const { target } of declaration.declarators) {
    if (target.kind !== 'variablePattern' || scope.own(target.name) === undefined) {
      run.bind(target, value, scope, declaration.declaration);
    }
  }
  if (statement.kind !== 'export') return;
  for (const name of declaredNames(declaration)) {
    run.module.exports.properties.set(name, { value: scope.find(name)?.value ?? value });
  }
}

function tooLong(run: Run, place: SourceRange): Value {
  return run.unknown({
    key: `${run.module.file}:budget:${place.start}`,
    text: run.source(place),
    reason: { kind: 'too-long' },
    range: run.place(place),
    askable: false,
  });
}

/** Runs a file's top level; a statement that takes too many steps costs only what it had to do with. */
export function executeModule(run: Run, { program: { statements }, scope }: SourceModule): void {
  for (const statement of statements) hoist(run, statement, scope);
  for (const statement of statements) {
    const outcome = runWithinBudget(run, statement, () => executeStatement(run, statement, scope));
    if (outcome === undefined) declareUnknown(run, statement, scope);
    else if (outcome.type !== 'normal') return;
  }
}
