import type { Cause } from './cause.js';

/** Something that running code can change: a variable, an array, an object, a model. */
export interface Mutable {
  /** Moment of creation on the heap's clock. */
  readonly birth: number;
  save(): unknown;
  restore(state: unknown): void;
  /** Takes the state of two possible pasts, both as given by `save`; what differs becomes unknown. */
  merge(first: unknown, second: unknown, fork: Fork): void;
}

/** A place where it is not known which way the program goes. */
export interface Fork {
  readonly causes: readonly Cause[];
  /** Values created before this moment exist whichever way the program went. */
  readonly time: number;
  /** The code of one way may run any number of times. */
  readonly repeated: boolean;
}

interface Level {
  readonly time: number;
  readonly saved: Map<Mutable, unknown>;
}

/** A change that happens only when the code around it has come to its end. */
interface LateChange {
  readonly target: Mutable;
  readonly state: unknown;
  readonly before: unknown;
}

function isSameState(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((element, index) => element === other[index]);
  }
  if (one instanceof Map && other instanceof Map) {
    return one.size === other.size && [...one].every(([key, value]) => other.get(key) === value);
  }
  // Values are compared as they are; only the states that targets save are looked into.
  const keys = Object.keys(one);
  return (
    Object.getPrototypeOf(one) === Object.prototype &&
    !('kind' in one) &&
    keys.every((key) => isSameState(one[key as keyof typeof one], other[key as keyof typeof other]))
  );
}

type EndStates = ReadonlyMap<Mutable, unknown>;

/** How a statement ended. */
export interface Completion<Value> {
  readonly type: 'normal' | 'return' | 'break' | 'continue' | 'throw';
  readonly value?: Value;
  readonly label?: string | undefined;
}

interface OpenFork<Value> {
  readonly fork: Fork;
  readonly level: Level;
  /** What the way that left early had done, and how it left. */
  readonly end: EndStates;
  readonly completion: Completion<Value>;
}

/**
 * Follows both ways of an unknown decision over mutable state: each way runs from the same state, and afterwards whatever
 * the two left different is merged into something unknown.
 */
export class Heap<Value> {
  private clock = 0;
  private readonly levels: Level[] = [];
  private readonly openForks: OpenFork<Value>[] = [];
  /** Levels that belong to guards and to loops and are no decisions. */
  private guards = 0;
  /** The level of the code that runs and that nothing waits for. */
  private waiting: Level | undefined;
  private detached = 0;
  private readonly hasWaited = new WeakSet<Level>();
  private readonly late: LateChange[] = [];

  constructor(
    private readonly joinValues: (first: Value | undefined, second: Value | undefined, fork: Fork) => Value,
  ) {}

  /** The next moment of the clock. */
  now(): number {
    return ++this.clock;
  }

  /** Of how many unknown decisions the code that runs is one way. */
  get decisions(): number {
    return this.levels.length - this.guards - this.detached;
  }

  /** To be called before every change of `target`. */
  touch(target: Mutable): void {
    const level = this.levels.at(-1);
    if (level === undefined || target.birth > level.time || level.saved.has(target)) return;
    level.saved.set(target, target.save());
  }

  private open(): Level {
    const level: Level = { time: this.now(), saved: new Map() };
    this.levels.push(level);
    return level;
  }

  private takeBack(level: Level): EndStates {
    this.levels.splice(this.levels.lastIndexOf(level));
    const end = new Map<Mutable, unknown>();
    for (const [target, state] of level.saved) {
      end.set(target, target.save());
      target.restore(state);
    }
    return end;
  }

  private apply(end: EndStates): void {
    for (const [target, state] of end) {
      this.touch(target);
      target.restore(state);
    }
  }

  private join(first: EndStates, second: EndStates, fork: Fork, isAbandoned?: (target: Mutable) => boolean): void {
    for (const target of new Set([...first.keys(), ...second.keys()])) {
      if (!first.has(target) && isAbandoned?.(target) === true) {
        this.touch(target);
        target.restore(second.get(target));
        continue;
      }
      const base = target.save();
      this.touch(target);
      target.merge(first.has(target) ? first.get(target) : base, second.has(target) ? second.get(target) : base, fork);
    }
  }

  /** Runs two alternatives of which the program takes one, and returns how it goes on. A throwing way counts as not taken. */
  fork(
    causes: readonly Cause[],
    first: () => Completion<Value>,
    second: () => Completion<Value>,
    repeated = false,
  ): Completion<Value> {
    const levelOfFirst = this.open();
    const fork: Fork = { causes, time: levelOfFirst.time, repeated };
    const mark = this.openForks.length;
    const firstCompletion = first();
    if (this.openForks.length > mark) this.flatten(mark);
    const firstEnd = this.takeBack(levelOfFirst);
    const levelOfSecond = this.open();
    const secondCompletion = second();
    if (firstCompletion.type === 'throw') {
      this.apply(this.closeSecond(levelOfSecond, mark));
      return secondCompletion;
    }
    if (secondCompletion.type === 'throw') {
      this.closeSecond(levelOfSecond, mark);
      this.apply(firstEnd);
      return firstCompletion;
    }
    if (firstCompletion.type === secondCompletion.type && firstCompletion.label === secondCompletion.label) {
      this.join(firstEnd, this.closeSecond(levelOfSecond, mark), fork);
      return firstCompletion.type === 'return'
        ? { type: 'return', value: this.joinValues(firstCompletion.value, secondCompletion.value, fork) }
        : firstCompletion;
    }
    if (firstCompletion.type === 'normal') {
      const end = this.closeSecond(levelOfSecond, mark);
      const level = this.open();
      this.apply(firstEnd);
      this.openForks.push({ fork, level, end, completion: secondCompletion });
      return firstCompletion;
    }
    if (this.openForks.length > mark) this.flatten(mark);
    this.openForks.push({ fork, level: levelOfSecond, end: firstEnd, completion: firstCompletion });
    return secondCompletion;
  }

  private closeSecond(level: Level, mark: number): EndStates {
    if (this.openForks.length > mark) this.flatten(mark);
    return this.takeBack(level);
  }

  /** Merges forks that are still open inside one way before that way itself is put aside. */
  private flatten(mark: number): void {
    while (this.openForks.length > mark) this.closeLast();
  }

  private closeLast(since?: number): OpenFork<Value> | undefined {
    const open = this.openForks.pop();
    if (open === undefined) return undefined;
    const { completion, end, fork } = open;
    // What a function had made before it gave up early, and did not hand out, is of no use to anyone on that way.
    const isAbandoned = (target: Mutable): boolean =>
      since !== undefined && completion.type === 'return' && target.birth > since && completion.value !== target;
    this.join(end, this.takeBack(open.level), fork, isAbandoned);
    return open;
  }

  /**
   * Runs code that waits for something in its middle: what it changes from there on happens only when the code around it has come to
   * its end. `hasWaited` tells at once whether it waits from the start; call {@link wait} where it begins to.
   */
  detach(run: () => void, waitsAtOnce: boolean): void {
    const level = this.open();
    const outer = this.waiting;
    this.waiting = level;
    if (waitsAtOnce) this.hasWaited.add(level);
    const mark = this.openForks.length;
    this.detached++;
    run();
    this.detached--;
    this.waiting = outer;
    const end = this.closeSecond(level, mark);
    if (this.hasWaited.has(level))
      this.late.push(...[...end].map(([target, state]) => ({ target, state, before: target.save() })));
    else this.apply(end);
  }

  /** The code that runs waits here, if it is code that nothing waits for. */
  wait(): void {
    const level = this.waiting;
    if (level === undefined || this.hasWaited.has(level)) return;
    this.hasWaited.add(level);
    const outer = this.levels[this.levels.indexOf(level) - 1];
    for (const [target, state] of level.saved) {
      if (outer !== undefined && target.birth <= outer.time && !outer.saved.has(target)) outer.saved.set(target, state);
    }
    level.saved.clear();
  }

  /** Whether the code that runs is something that nothing waits for. */
  get isDetached(): boolean {
    return this.waiting !== undefined;
  }

  /** Has all changes happen that were waiting; what was changed meanwhile is unknown, because the order is. */
  settle(causes: readonly Cause[]): void {
    for (const { target, state, before } of this.late.splice(0)) {
      this.touch(target);
      const now = target.save();
      if (isSameState(now, before)) target.restore(state);
      else target.merge(now, state, { causes, time: this.now(), repeated: true });
    }
  }

  /** A mark for {@link closeForks} and {@link closeLoopForks}. */
  get openForkCount(): number {
    return this.openForks.length;
  }

  /**
   * At the end of a function that began at the moment `since`: merges the ways that returned early with the one that came
   * to the end with `value`.
   */
  closeForks(mark: number, value: Value | undefined, since: number): Value | undefined {
    let result = value;
    while (this.openForks.length > mark) {
      const open = this.closeLast(since);
      if (open?.completion.type === 'return') result = this.joinValues(open.completion.value, result, open.fork);
    }
    return result;
  }

  /** At the end of a loop: merges the ways that left it early or skipped the rest of a round. */
  closeLoopForks(mark: number): void {
    while (this.openForks.length > mark && this.openForks.at(-1)?.completion.type !== 'return') this.closeLast();
  }

  /** Runs a loop whose changes can be kept (`true`) or must be called unknown (`false`, given with the causes). */
  attempt(run: () => { readonly finished: boolean; readonly causes: readonly Cause[] }): void {
    const level = this.open();
    const mark = this.openForks.length;
    const { finished, causes } = this.undecided(run);
    if (finished) {
      if (this.openForks.length > mark) this.keepOpen(level);
      else this.apply(this.takeBack(level));
      return;
    }
    const end = this.closeSecond(level, mark);
    this.join(end, new Map(), { causes, time: level.time, repeated: true });
  }

  /** Runs something whose level is no decision. */
  private undecided<Result>(run: () => Result): Result {
    this.guards++;
    try {
      return run();
    } finally {
      this.guards--;
    }
  }

  /** Folds a level into the one above it although levels opened later are still there. */
  private keepOpen(level: Level): void {
    const index = this.levels.indexOf(level);
    const outer = this.levels[index - 1];
    if (outer !== undefined) {
      for (const [target, state] of level.saved) {
        if (target.birth <= outer.time && !outer.saved.has(target)) outer.saved.set(target, state);
      }
    }
    this.levels.splice(index, 1);
  }

  /**
   * Runs something that may be given up in the middle by an exception. `causesOf` says why, or throws the exception on; what had
   * been changed by then is unknown afterwards.
   */
  guard(run: () => void, causesOf: (error: unknown) => readonly Cause[]): void {
    const level = this.open();
    const mark = this.openForks.length;
    const { waiting, detached } = this;
    try {
      this.undecided(run);
    } catch (error) {
      [this.waiting, this.detached] = [waiting, detached];
      this.giveUp(level, mark, causesOf(error));
      return;
    }
    if (this.openForks.length > mark) this.keepOpen(level);
    else this.apply(this.takeBack(level));
  }

  private giveUp(level: Level, mark: number, causes: readonly Cause[]): void {
    const fork: Fork = { causes, time: level.time, repeated: true };
    const changed = new Map<Mutable, unknown>();
    for (let top = this.levels.pop(); top !== undefined; top = this.levels.pop()) {
      for (const [target, state] of top.saved) {
        if (!changed.has(target)) changed.set(target, target.save());
        target.restore(state);
      }
      if (top === level) break;
    }
    this.join(changed, new Map(), fork);
    for (const { end } of this.openForks.splice(mark)) this.join(end, new Map(), fork);
  }
}
