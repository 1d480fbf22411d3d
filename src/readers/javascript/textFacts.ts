import type { Program } from './syntax.js';

type Node = Readonly<Record<string, unknown>>;

/** A function or block as far as names are declared in it. */
interface NameScope {
  readonly parent: NameScope | undefined;
  /** The scope of the function around, or of the file. */
  readonly ofFunction: NameScope | undefined;
  /** Where each name is declared. */
  readonly names: Map<string, number>;
}

interface Write {
  readonly name: string;
  readonly scope: NameScope;
  /** Set where not the variable is written but what it holds. */
  readonly isContents: boolean;
}

interface Writes {
  /** Values given, an initial one included; `null` and `undefined` are no values here. */
  count: number;
  elsewhere: boolean;
  /** Whether another function changes what is in the array or object that the variable holds. */
  contentsElsewhere: boolean;
}

/** What other functions than the one that declares a variable do to it. */
export interface VariableFacts {
  /** One of them gives it a value. */
  readonly isWrittenElsewhere: boolean;
  /** One of them gives it a value, and there is another one. */
  readonly isRewritten: boolean;
  /** One of them changes what is in the array or object that it holds. */
  readonly isChangedElsewhere: boolean;
}

/** Methods that change an array in place. */
const CHANGING_METHODS: ReadonlySet<string> = new Set([
  'push',
  'unshift',
  'pop',
  'shift',
  'splice',
  'reverse',
  'sort',
  'fill',
  'copyWithin',
]);

/** Methods that call a function at once and not at another time. */
const CALLING_METHODS: ReadonlySet<string> = new Set([
  'forEach',
  'map',
  'flatMap',
  'filter',
  'find',
  'findIndex',
  'some',
  'every',
  'reduce',
  'from',
  'tidy',
]);

/** Writes to properties of one name by objects of one class, or by any (`undefined`). */
interface PropertyWrites {
  initial: number;
  /** Outside of constructors. */
  later: number;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null;
}

function givesValue(node: unknown): boolean {
  if (!isNode(node)) return true;
  if (node.kind === 'literal') return node.value !== null && node.value !== undefined;
  return !(node.kind === 'identifier' && node.name === 'undefined');
}

/** What a pattern takes a value apart into, names aside. */
function partsOf(pattern: Node): readonly unknown[] {
  const isPlace = (part: unknown): boolean => isNode(part) && part.kind !== 'variablePattern';
  switch (pattern.kind) {
    case 'defaultPattern':
      return [pattern.target].filter(isPlace);
    case 'arrayPattern':
      return [...(pattern.elements as readonly unknown[]), pattern.rest].filter(isPlace);
    case 'objectPattern':
      return [...(pattern.properties as readonly Node[]).map(({ target }) => target), pattern.rest].filter(isPlace);
    default:
      return [];
  }
}

/** What a text says about names wherever they stand, found in one walk before anything is evaluated. */
export class TextFacts {
  private readonly variables = new Map<number | string, Writes>();
  private readonly properties = new Map<string, Map<object | undefined, PropertyWrites>>();
  private readonly called = new Set<string>();
  private readonly writes: Write[] = [];
  private readonly calledAtOnce = new Set<object>();
  private currentClass: object | undefined;
  private inConstructor = false;

  constructor(program: Program) {
    const scope: NameScope = { parent: undefined, ofFunction: undefined, names: new Map() };
    this.walkList(program.statements, scope);
    for (const write of this.writes) this.resolve(write);
  }

  /** What happens to the variable declared at this place or, undeclared, of this name. */
  variable(declared: number | string): VariableFacts {
    const { count = 0, elsewhere = false, contentsElsewhere = false } = this.variables.get(declared) ?? {};
    return {
      isWrittenElsewhere: elsewhere,
      isRewritten: elsewhere && count > 1,
      isChangedElsewhere: contentsElsewhere,
    };
  }

  /** Whether a property of this name is assigned anywhere. */
  isPropertyAssigned(name: string): boolean {
    return this.properties.has(name) && [...(this.properties.get(name)?.values() ?? [])].some(({ later }) => later > 0);
  }

  /** How often this text gives this property a value, in objects of these classes or of none. */
  propertyWrites(name: string, classes: readonly object[]): Readonly<PropertyWrites> {
    const sum: PropertyWrites = { initial: 0, later: 0 };
    const byOwner = this.properties.get(name);
    for (const owner of [undefined, ...classes]) {
      const writes = byOwner?.get(owner);
      // A literal's own property says nothing about the objects of a class.
      if (owner !== undefined || classes.length === 0) sum.initial += writes?.initial ?? 0;
      sum.later += writes?.later ?? 0;
    }
    return sum;
  }

  /** Whether something of this name is called anywhere. */
  isCalled(name: string): boolean {
    return this.called.has(name);
  }

  private resolve({ name, scope, isContents }: Write): void {
    let declaring: NameScope | undefined = scope;
    while (declaring !== undefined && !declaring.names.has(name)) declaring = declaring.parent;
    const key = declaring?.names.get(name) ?? name;
    const writes = this.variables.get(key) ?? { count: 0, elsewhere: false, contentsElsewhere: false };
    const functionOf = (inner: NameScope | undefined): NameScope | undefined => inner?.ofFunction ?? inner;
    const isElsewhere =
      declaring === undefined ? scope.ofFunction !== undefined : functionOf(scope) !== functionOf(declaring);
    if (isContents) writes.contentsElsewhere ||= isElsewhere;
    else {
      writes.count++;
      writes.elsewhere ||= isElsewhere;
    }
    this.variables.set(key, writes);
  }

  private walkList(nodes: readonly unknown[], scope: NameScope): void {
    for (const node of nodes) if (isNode(node)) this.walk(node, scope);
  }

  private walk(node: Node, scope: NameScope): void {
    if (Array.isArray(node)) {
      this.walkList(node, scope);
      return;
    }
    const outerClass = this.currentClass;
    const outerConstructor = this.inConstructor;
    const inner = this.enter(node, scope);
    for (const key in node) {
      const child = node[key];
      if (isNode(child) && key !== 'error') this.walk(child, inner);
    }
    this.currentClass = outerClass;
    this.inConstructor = outerConstructor;
  }

  /** Notes what a node says and gives the scope for its insides. */
  private enter(node: Node, scope: NameScope): NameScope {
    switch (node.kind) {
      case 'function': {
        const around = this.calledAtOnce.has(node) ? (scope.ofFunction ?? scope) : undefined;
        const inner: NameScope = { parent: scope, ofFunction: around, names: new Map() };
        for (const parameter of node.parameters as readonly Node[]) this.declare(parameter.target, inner);
        return inner;
      }
      case 'block':
      case 'loop':
      case 'forEach':
      case 'try':
      case 'switch': {
        const inner: NameScope = { parent: scope, ofFunction: scope.ofFunction ?? scope, names: new Map() };
        if (node.kind === 'forEach') {
          const isAssignment = node.declaration === undefined;
          if (!isAssignment) this.declare(node.target, inner);
          this.noteTarget(node.target, undefined, inner);
        }
        return inner;
      }
      case 'class':
        this.currentClass = node;
        return scope;
      case 'variables':
        this.noteVariables(node, scope);
        return scope;
      case 'assignment':
        this.noteTarget(node.target, node.value, scope);
        return scope;
      case 'update':
        this.noteTarget(node.operand, undefined, scope);
        return scope;
      case 'unary':
        if (node.operator === 'delete') this.noteTarget(node.operand, undefined, scope);
        return scope;
      case 'method':
        this.inConstructor = node.key === 'constructor';
        return scope;
      case 'field':
      case 'property':
        if (typeof node.key === 'string' && node.value !== undefined && givesValue(node.value)) {
          this.writesOf(node.key, node.kind === 'field' ? this.currentClass : undefined).initial++;
        }
        return scope;
      case 'call':
        this.noteCall(node, scope);
        return scope;
      default:
        return scope;
    }
  }

  private noteCall(node: Node, scope: NameScope): void {
    const callee = node.callee as Node;
    const given = node.arguments as readonly Node[];
    const name = callee.kind === 'identifier' ? callee.name : callee.property;
    if (callee.kind === 'function') this.calledAtOnce.add(callee);
    if (typeof name !== 'string') return;
    this.called.add(name);
    if (callee.kind !== 'member') return;
    if (CALLING_METHODS.has(name)) for (const argument of given) this.calledAtOnce.add(argument);
    if (CHANGING_METHODS.has(name)) this.noteContents(callee.object, scope);
    if (name === 'assign' && isNode(callee.object) && callee.object.name === 'Object')
      this.noteContents(given[0], scope);
  }

  /** Something is put into, or taken out of, the array or object that an expression gives. */
  private noteContents(holder: unknown, scope: NameScope): void {
    if (!isNode(holder)) return;
    if (holder.kind === 'identifier') this.writes.push({ name: holder.name as string, scope, isContents: true });
    if (holder.kind === 'member' && typeof holder.property === 'string') this.noteProperty(holder, holder.property);
  }

  private noteProperty({ object }: Node, property: string): void {
    const isThis = isNode(object) && object.kind === 'this';
    const writes = this.writesOf(property, isThis ? this.currentClass : undefined);
    if (isThis && this.inConstructor) writes.initial++;
    else writes.later++;
  }

  private noteVariables(node: Node, scope: NameScope): void {
    const target = node.declaration === 'var' ? (scope.ofFunction ?? scope) : scope;
    for (const declarator of node.declarators as readonly Node[]) {
      this.declare(declarator.target, target);
      if (declarator.value !== undefined) this.noteTarget(declarator.target, declarator.value, scope);
    }
  }

  /** Declares the names of a pattern. */
  private declare(pattern: unknown, scope: NameScope): void {
    for (const { name, start } of this.names(pattern)) scope.names.set(name, start);
  }

  private names(pattern: unknown): { readonly name: string; readonly start: number }[] {
    if (!isNode(pattern)) return [];
    switch (pattern.kind) {
      case 'variablePattern':
        return [{ name: pattern.name as string, start: pattern.start as number }];
      case 'defaultPattern':
        return this.names(pattern.target);
      case 'arrayPattern':
        return [...(pattern.elements as readonly unknown[]), pattern.rest].flatMap((element) => this.names(element));
      case 'objectPattern':
        return [...(pattern.properties as readonly Node[]).map(({ target }) => target), pattern.rest].flatMap(
          (target) => this.names(target),
        );
      default:
        return [];
    }
  }

  private noteTarget(target: unknown, value: unknown, scope: NameScope): void {
    if (!isNode(target) || !givesValue(value)) return;
    if (target.kind === 'identifier') this.writes.push({ name: target.name as string, scope, isContents: false });
    for (const { name } of this.names(target)) this.writes.push({ name, scope, isContents: false });
    for (const part of partsOf(target)) this.noteTarget(part, undefined, scope);
    const place = target.kind === 'expressionPattern' ? target.expression : target;
    if (!isNode(place) || place.kind !== 'member') return;
    if (typeof place.property !== 'string' || /^\d+$/u.test(place.property)) this.noteContents(place.object, scope);
    else this.noteProperty(place, place.property);
  }

  private writesOf(name: string, owner: object | undefined): PropertyWrites {
    const byOwner = this.properties.get(name) ?? new Map<object | undefined, PropertyWrites>();
    this.properties.set(name, byOwner);
    const writes = byOwner.get(owner) ?? { initial: 0, later: 0 };
    byOwner.set(owner, writes);
    return writes;
  }
}
