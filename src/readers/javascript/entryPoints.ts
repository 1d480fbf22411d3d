import type { SourceRange } from '../../model/sourceRange.js';
import { callFunction, construct, constructorOf, unknownArguments } from './callables.js';
import { runWithinBudget } from './executeModule.js';
import type { Run } from './run.js';
import type { ClassValue, FunctionValue } from './value.js';

/** More callbacks and functions than this in one text are not looked at. */
const MAXIMUM_ENTRIES = 3_000;

function runEntry(run: Run, place: SourceRange, action: () => void): void {
  run.budget.restart();
  run.entryBegin = run.heap.now();
  runWithinBudget(run, place, () => {
    action();
    run.settle();
    run.heap.closeForks(0, undefined, Number.POSITIVE_INFINITY);
  });
  run.frames.length = 0;
  run.entry++;
}

function runFunction(run: Run, entry: FunctionValue): void {
  runEntry(run, entry.node, () => {
    run.within(entry.module, undefined, () => {
      callFunction(run, entry, entry.receiver, unknownArguments(run, entry), undefined);
    });
  });
}

function runClass(run: Run, entry: ClassValue): void {
  runEntry(run, entry.node, () => {
    run.within(entry.module, undefined, () => {
      const found = constructorOf(entry);
      const values =
        found === undefined
          ? []
          : unknownArguments(run, {
              kind: 'function',
              node: found.method,
              scope: entry.scope,
              module: entry.module,
              receiver: undefined,
              ofClass: entry,
            });
      construct(run, entry, values, undefined);
    });
  });
}

function isWaiting(run: Run, entry: FunctionValue): boolean {
  return !run.executed.has(entry.node) && entry.module.isRead;
}

/** The next thing that nothing so far has run: callbacks first, then what the text itself never calls, then the rest. */
function next(run: Run): (() => void) | undefined {
  for (let callback = run.deferred.shift(); callback !== undefined; callback = run.deferred.shift()) {
    if (isWaiting(run, callback)) return runFunction.bind(undefined, run, callback);
  }
  for (const mayBeCalled of [false, true]) {
    const ofClass = run.classes.find(
      ({ node, module }) =>
        module.isRead &&
        !run.instantiated.has(node) &&
        (mayBeCalled || !run.module.facts.isCalled(run.nameOf(node) ?? '')),
    );
    const found = run.functions.find((entry) => {
      const name = run.nameOf(entry.node);
      return isWaiting(run, entry) && (mayBeCalled || name === undefined || !run.module.facts.isCalled(name));
    });
    if (ofClass !== undefined && (found === undefined || ofClass.node.start < found.node.start)) {
      return runClass.bind(undefined, run, ofClass);
    }
    if (found !== undefined) return runFunction.bind(undefined, run, found);
  }
  return undefined;
}

/** Evaluates the text's top level and then every function, method and callback that this did not reach. */
export function runEntryPoints(run: Run): void {
  const { module } = run;
  runEntry(run, { start: 0, end: 0 }, () => {
    run.load(module);
  });
  for (let count = 0; count < MAXIMUM_ENTRIES && !run.budget.exhausted; count++) {
    const entry = next(run);
    if (entry === undefined) return;
    entry();
    dropExecuted(run);
  }
}

function dropExecuted(run: Run): void {
  const waiting = run.functions.filter((entry) => isWaiting(run, entry));
  run.functions.length = 0;
  run.functions.push(...waiting);
}
