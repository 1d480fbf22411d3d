import type { Fork, Mutable } from './heap.js';
import type { VariableFacts } from './textFacts.js';

export type Join<Value> = (first: Value | undefined, second: Value | undefined, fork: Fork) => Value;

/** A variable. */
export class Cell<Value> implements Mutable {
  constructor(
    readonly name: string,
    public value: Value,
    readonly birth: number,
    /** What code that may run at another time does to it; undefined if nothing can. */
    readonly facts: VariableFacts | undefined,
    /** Index of the entry point that wrote it last. */
    public writer: number,
    private readonly join: Join<Value>,
  ) {}

  copy(birth: number): Cell<Value> {
    return new Cell(this.name, this.value, birth, this.facts, this.writer, this.join);
  }

  save(): Value {
    return this.value;
  }

  restore(state: unknown): void {
    this.value = state as Value;
  }

  merge(first: unknown, second: unknown, fork: Fork): void {
    this.value = this.join(first as Value, second as Value, fork);
  }
}

/** Where names are looked up: a file, a function call, a block. */
export class Scope<Value> {
  private readonly cells = new Map<string, Cell<Value>>();

  constructor(
    readonly parent: Scope<Value> | undefined,
    /** Names of the functions and classes around, joined by dots. */
    readonly path: string,
    /** `this` of the function call; undefined to take the surrounding one. */
    private readonly ownReceiver: Value | undefined,
    /** A file's or a function call's own scope, which `var` declares in. */
    readonly isFunctionScope: boolean,
  ) {}

  find(name: string): Cell<Value> | undefined {
    let scope: Scope<Value> | undefined = this.parent;
    let cell = this.cells.get(name);
    while (cell === undefined && scope !== undefined) {
      cell = scope.cells.get(name);
      scope = scope.parent;
    }
    return cell;
  }

  own(name: string): Cell<Value> | undefined {
    return this.cells.get(name);
  }

  declare(cell: Cell<Value>): void {
    this.cells.set(cell.name, cell);
  }

  /** Has a name stand for a variable of another file. */
  alias(name: string, cell: Cell<Value>): void {
    this.cells.set(name, cell);
  }

  /** A scope with variables of their own that hold what these hold now. */
  copy(now: () => number): Scope<Value> {
    const copied = new Scope<Value>(this.parent, this.path, this.ownReceiver, this.isFunctionScope);
    for (const [name, cell] of this.cells) copied.cells.set(name, cell.copy(now()));
    return copied;
  }

  get functionScope(): Scope<Value> {
    return this.isFunctionScope || this.parent === undefined ? this : this.parent.functionScope;
  }

  get receiver(): Value | undefined {
    return this.ownReceiver ?? this.parent?.receiver;
  }

  block(): Scope<Value> {
    return new Scope<Value>(this, this.path, undefined, false);
  }
}
