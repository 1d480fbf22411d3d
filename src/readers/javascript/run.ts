import type { UnknownKind } from '../../model/modelDefinition.js';
import type { ConfigValue } from '../../model/network.js';
import type { SourceRange } from '../../model/sourceRange.js';
import type { CallSite } from '../draft.js';
import { Budget } from './budget.js';
import { shortText, type Cause } from './cause.js';
import type { Reason } from './reason.js';
import { Heap, type Completion } from './heap.js';
import { Cell } from './scope.js';
import type { ClassNode, Expression, FunctionNode, Pattern, Statement } from './syntax.js';
import type { Fault } from './gap.js';
import {
  causesOf,
  joinValues,
  ObjectValue,
  unknown,
  type ClassValue,
  type FunctionValue,
  type ModelValue,
  type PropertyValue,
  type SourceModule,
  type Value,
  type ValueScope,
} from './value.js';
import { valueOfConfig } from './valueOfConfig.js';

export type Outcome = Completion<Value>;
export const NORMAL: Outcome = { type: 'normal' };

/** How a pattern binds: by declaring names of this kind, or by assigning to what exists. */
export type BindMode = 'const' | 'let' | 'var' | 'assign' | 'parameter';

/** A call in the text: where it stands and what is called. */
export interface CallPlace {
  readonly node: Expression;
  readonly isNew: boolean;
  /** The argument expressions, where they stand one to one for the values. */
  readonly argumentNodes: readonly Expression[] | undefined;
}

/** The mutually recursive parts of the evaluator. */
export interface RunParts {
  readonly evaluate: (run: Run, node: Expression, scope: ValueScope) => Value;
  readonly execute: (run: Run, statements: readonly Statement[], scope: ValueScope) => Outcome;
  readonly bind: (run: Run, pattern: Pattern, value: Value, scope: ValueScope, mode: BindMode) => void;
  readonly member: (run: Run, target: Value, name: string, node: Expression) => Value;
  readonly setMember: (run: Run, target: Value, name: string, property: PropertyValue) => void;
  readonly call: (
    run: Run,
    callee: Value,
    receiver: Value | undefined,
    values: readonly Value[],
    place: CallPlace,
  ) => Value;
  readonly callFunction: (
    run: Run,
    callee: FunctionValue,
    receiver: Value | undefined,
    values: readonly Value[],
    place: CallPlace | undefined,
  ) => Value;
  readonly variable: (run: Run, cell: Cell<Value>, node: Expression) => Value;
  readonly load: (run: Run, module: SourceModule) => void;
}

export interface Frame {
  readonly node: FunctionNode;
  readonly name: string | undefined;
  readonly path: string;
  readonly site: CallSite | undefined;
  /** Of how many unknown decisions the call is one way. */
  readonly decisions: number;
}

export interface UnknownDescription {
  readonly key: string;
  readonly text: string;
  readonly name?: string | undefined;
  readonly reason: Reason;
  readonly range: SourceRange;
  readonly askable?: boolean;
  readonly kind?: UnknownKind;
}

/** `null` and `undefined` stand for a value that is still to come. */
export function isNothing(value: Value): boolean {
  return value.kind === 'primitive' && (value.value ?? undefined) === undefined;
}

/** Why a value cannot be followed at a place where only what is known could be. */
export function causesAt(run: Run, value: Value, node: SourceRange): readonly Cause[] {
  const causes = causesOf(value);
  return causes.length > 0 ? causes : causesOf(run.unknownExpression(node));
}

/** One evaluation of a text: its state, and the way from one part of the evaluator to another. */
export class Run {
  readonly budget: Budget;
  readonly heap = new Heap<Value>(joinValues);
  readonly models: ModelValue[] = [];
  /** Models that are no Sequential ones: said in one line, never guessed at. */
  readonly otherModels: Fault[] = [];
  /** Callbacks handed to code that is not known: they run later, if at all. */
  readonly deferred: FunctionValue[] = [];
  /** Every function object made so far; those never called are entry points of their own. */
  readonly functions: FunctionValue[] = [];
  readonly executed = new Set<FunctionNode>();
  /** Functions of the text that is read which the running entry point has called, for the case that it is given up. */
  called = new Map<FunctionNode, FunctionValue>();
  /** Names of function expressions by what they are assigned to. */
  readonly functionNames = new Map<object, string>();
  /** Known values that a parameter was given somewhere, as suggestions. */
  readonly parameterValues = new Map<Pattern, ConfigValue[]>();
  /** Functions that were called by code that was given up, and are read on their own: each once. */
  readonly released = new Set<FunctionNode>();
  readonly frames: Frame[] = [];
  /** Calls that the code around them waits for. */
  readonly awaited = new Set<Expression>();
  readonly classes: ClassValue[] = [];
  readonly instantiated = new Set<ClassNode>();
  /** Index of the entry point that runs; 0 is the text's top level. */
  entry = 0;
  /** When it began, on the heap's clock. */
  entryBegin = 0;
  /** The call in the text that is read from which an imported file's function was reached. */
  private site: SourceRange = { start: 0, end: 0 };
  /** What the text puts into `window` or `globalThis`. */
  readonly global = new ObjectValue(0, 0);
  private readonly causes = new Map<string, Cause>();
  private readonly propertiesOfFunctions = new Map<FunctionNode, ObjectValue>();

  constructor(
    public module: SourceModule,
    /** All files that take part. */
    readonly modules: readonly SourceModule[],
    private readonly parts: RunParts,
    /** Answers, by the key of the unknown that they stand for. */
    readonly substitutions: ReadonlyMap<string, ConfigValue>,
  ) {
    this.budget = new Budget(module.program.text.length);
  }

  evaluate(node: Expression, scope: ValueScope): Value {
    this.budget.enter();
    const value = this.parts.evaluate(this, node, scope);
    this.budget.leave();
    return value;
  }

  execute(statements: readonly Statement[], scope: ValueScope): Outcome {
    return this.parts.execute(this, statements, scope);
  }

  bind(pattern: Pattern, value: Value, scope: ValueScope, mode: BindMode): void {
    this.parts.bind(this, pattern, value, scope, mode);
  }

  member(target: Value, name: string, node: Expression): Value {
    return this.parts.member(this, target, name, node);
  }

  setMember(target: Value, name: string, property: PropertyValue): void {
    this.parts.setMember(this, target, name, property);
  }

  call(callee: Value, receiver: Value | undefined, values: readonly Value[], place: CallPlace): Value {
    return this.parts.call(this, callee, receiver, values, place);
  }

  callFunction(
    callee: FunctionValue,
    receiver: Value | undefined,
    values: readonly Value[],
    place: CallPlace | undefined,
  ): Value {
    return this.parts.callFunction(this, callee, receiver, values, place);
  }

  /** Evaluates a file's top level, once. */
  load(module: SourceModule): void {
    this.parts.load(this, module);
  }

  /** Declares a name; `declared` is where it stands, or the name itself where it is declared nowhere, to find what else is done with it. */
  declare(scope: ValueScope, name: string, value: Value, declared?: number | string): void {
    const facts = declared === undefined ? undefined : this.module.facts.variable(declared);
    scope.declare(new Cell(name, value, this.heap.now(), facts, this.entry, joinValues));
  }

  /** A new object. */
  object(
    properties: Iterable<readonly [string, PropertyValue]> = [],
    ofClass?: ClassValue,
    origin?: SourceRange,
  ): ObjectValue {
    return new ObjectValue(this.heap.now(), this.entry, properties, ofClass, origin);
  }

  /** Properties set on a function object, `prototype` among them. */
  functionProperties(target: FunctionValue): ObjectValue {
    let properties = this.propertiesOfFunctions.get(target.node);
    if (properties === undefined) {
      properties = this.object([['prototype', { value: this.object() }]]);
      this.propertiesOfFunctions.set(target.node, properties);
    }
    return properties;
  }

  /** Whether code that runs at some other time may have given a variable another value than the one it holds now. */
  mayHaveChanged({ facts, value, writer }: Cell<Value>): boolean {
    if (facts === undefined) return false;
    if ((isNothing(value) ? facts.isWrittenElsewhere : facts.isRewritten) && writer !== this.entry) return true;
    if (!facts.isChangedElsewhere) return false;
    if (value.kind === 'array') return Math.max(value.birth, value.changed) < this.entryBegin;
    return value.kind === 'object' && value.entry !== this.entry && ![...value.writers.values()].includes(this.entry);
  }

  /** Whether other functions give a value to a variable that holds none. */
  isToCome({ facts, value }: Cell<Value>): boolean {
    return isNothing(value) && facts?.isWrittenElsewhere === true;
  }

  /** The same for a property. */
  isPropertyToCome(target: ObjectValue, name: string): boolean {
    return this.writesTo(target, name).later > 0;
  }

  /** {@link mayHaveChanged} for a property of an object that was made by another entry point. */
  propertyMayHaveChanged(target: ObjectValue, name: string, value: Value): boolean {
    if ((target.writers.get(name) ?? target.entry) === this.entry) return false;
    const { values, later } = this.writesTo(target, name);
    return later > 0 && (values > 1 || isNothing(value));
  }

  private writesTo(target: ObjectValue, name: string): { readonly values: number; readonly later: number } {
    const classes: object[] = [];
    for (let ofClass = target.ofClass; ofClass !== undefined && classes.length < 50;) {
      classes.push(ofClass.node);
      ofClass = ofClass.parent?.kind === 'class' ? ofClass.parent : undefined;
    }
    // Any of the files may write to an object, whichever of them made it.
    let values = 0;
    let later = 0;
    for (const { facts } of this.modules) {
      const writes = facts.propertyWrites(name, classes);
      values += writes.initial + writes.later;
      later += writes.later;
    }
    return { values, later };
  }

  /** A property's value, with its getter called or the variable looked up that it stands for. */
  propertyValue(target: Value, { value, getter, cell }: PropertyValue): Value {
    if (getter !== undefined) return this.callFunction(getter, target, [], undefined);
    return cell === undefined ? value : cell.value;
  }

  /** What a variable holds at this place of the program. */
  variable(cell: Cell<Value>, node: Expression): Value {
    return this.parts.variable(this, cell, node);
  }

  /** The name of a function or class: its own, or that of what it is assigned to. */
  nameOf(node: FunctionNode | ClassNode): string | undefined {
    return node.name ?? this.functionNames.get(node);
  }

  /** Names of the functions and classes around the code that runs, outermost first, joined by dots. */
  pathOfFrames(): string {
    return this.frames.at(-1)?.path ?? '';
  }

  /** The range to tell for a node: its own, or the call that led into an imported file. */
  place(node: SourceRange): SourceRange {
    return this.module.isRead ? { start: node.start, end: node.end } : this.site;
  }

  /** Runs code of a possibly different file on behalf of the call at `node`. */
  within<Result>(module: SourceModule, node: SourceRange | undefined, action: () => Result): Result {
    const { module: outerModule, site: outerSite } = this;
    if (outerModule.isRead && node !== undefined) this.site = { start: node.start, end: node.end };
    this.module = module;
    try {
      return action();
    } finally {
      this.module = outerModule;
      this.site = outerSite;
    }
  }

  source(node: SourceRange): string {
    return shortText(this.module.program.text.slice(node.start, Math.min(node.end, node.start + 400)));
  }

  /** Something that is not known; if it was answered, the answer. */
  unknown(description: UnknownDescription): Value {
    const { key, text, name, reason, range, askable = true, kind } = description;
    const answer = this.substitutions.get(key);
    if (answer !== undefined) return valueOfConfig(answer, () => this.heap.now());
    let cause = this.causes.get(key);
    if (cause === undefined) {
      cause = { key, text, name, reason, range, askable, kinds: new Set(), suggestions: [] };
      this.causes.set(key, cause);
    }
    if (kind !== undefined) cause.kinds.add(kind);
    return unknown([cause], true);
  }

  /** Has everything happen that nothing waited for until here. */
  settle(): void {
    const place = { start: 0, end: 0 };
    const order = this.unknown({
      key: 'order',
      text: 'this',
      reason: { kind: 'order' },
      range: place,
      askable: false,
    });
    this.heap.settle(order.kind === 'unknown' ? order.causes : []);
  }

  /** The value of an expression that cannot be followed. */
  unknownExpression(node: SourceRange, reason?: Reason): Value {
    const text = this.source(node);
    return this.unknown({
      key: `${this.module.file}:${node.start}-${node.end}`,
      text,
      reason: reason ?? { kind: 'at-run-time', text },
      range: this.place(node),
    });
  }
}
