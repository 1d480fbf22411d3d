import type { SourceRange } from '../../model/sourceRange.js';

/**
 * The part of JavaScript and TypeScript that the evaluator understands, as a typed tree. Everything else is {@link Opaque},
 * which keeps the expressions inside it, and what the parser could not make sense of is {@link Missing}.
 */
export type Expression =
  | Literal
  | Template
  | Identifier
  | This
  | ArrayLiteral
  | ObjectLiteral
  | FunctionNode
  | ClassNode
  | Member
  | Call
  | Unary
  | Update
  | Binary
  | Conditional
  | Assignment
  | Sequence
  | Await
  | Transparent
  | Opaque
  | Missing;

/** Where a node stands; `error` is the first place inside it that does not parse. */
export interface SyntaxBase extends SourceRange {
  readonly error?: SourceRange;
}

export interface Literal extends SyntaxBase {
  readonly kind: 'literal';
  readonly value: string | number | boolean | null | undefined;
}

export interface Template extends SyntaxBase {
  readonly kind: 'template';
  /** One more than `expressions`, escapes already resolved. */
  readonly texts: readonly string[];
  readonly expressions: readonly Expression[];
}

/** A name; `super` and the `import` of `import(...)` are read as names too. */
export interface Identifier extends SyntaxBase {
  readonly kind: 'identifier';
  readonly name: string;
}

export interface This extends SyntaxBase {
  readonly kind: 'this';
}

export interface Spread extends SyntaxBase {
  readonly kind: 'spread';
  readonly argument: Expression;
}

export interface ArrayLiteral extends SyntaxBase {
  readonly kind: 'array';
  readonly elements: readonly (Expression | Spread)[];
}

export interface Property extends SyntaxBase {
  readonly kind: 'property';
  /** A name, or the expression in brackets. */
  readonly key: string | Expression;
  readonly value: Expression;
  readonly accessor?: 'getter' | 'setter';
}

export interface ObjectLiteral extends SyntaxBase {
  readonly kind: 'object';
  readonly properties: readonly (Property | Spread)[];
}

export interface Parameter extends SyntaxBase {
  readonly target: Pattern;
  readonly rest: boolean;
  /** `constructor(private units: number)` also declares a field. */
  readonly declaresField: boolean;
}

export interface FunctionNode extends SyntaxBase {
  readonly kind: 'function';
  readonly name: string | undefined;
  readonly parameters: readonly Parameter[];
  /** A single expression for `x => x + 1`; undefined for an overload or an abstract method. */
  readonly body: readonly Statement[] | Expression | undefined;
  readonly arrow: boolean;
  readonly generator: boolean;
  readonly async: boolean;
}

export interface ClassMember extends SyntaxBase {
  readonly kind: 'method' | 'field' | 'getter' | 'setter' | 'block';
  readonly key: string | Expression;
  readonly isStatic: boolean;
  readonly value: Expression | undefined;
  /** `declare x: T` and fields of abstract kind say what is there and define nothing. */
  readonly isDeclared: boolean;
  /** Evaluated for what happens inside it: decorators. */
  readonly decorators: readonly Expression[];
}

export interface ClassNode extends SyntaxBase {
  readonly kind: 'class';
  readonly name: string | undefined;
  readonly parent: Expression | undefined;
  readonly members: readonly ClassMember[];
}

export interface Member extends SyntaxBase {
  readonly kind: 'member';
  readonly object: Expression;
  readonly property: string | Expression;
  /** `a?.b` */
  readonly optional: boolean;
}

export interface Call extends SyntaxBase {
  readonly kind: 'call';
  readonly callee: Expression;
  readonly arguments: readonly (Expression | Spread)[];
  readonly isNew: boolean;
  /** `f?.()` */
  readonly optional?: boolean;
}

export interface Unary extends SyntaxBase {
  readonly kind: 'unary';
  readonly operator: string;
  readonly operand: Expression;
}

export interface Update extends SyntaxBase {
  readonly kind: 'update';
  readonly operator: '++' | '--';
  readonly prefix: boolean;
  readonly operand: Expression;
}

/** Arithmetic, comparison and logic alike. */
export interface Binary extends SyntaxBase {
  readonly kind: 'binary';
  readonly operator: string;
  readonly left: Expression;
  readonly right: Expression;
}

export interface Conditional extends SyntaxBase {
  readonly kind: 'conditional';
  readonly test: Expression;
  readonly consequent: Expression;
  readonly alternate: Expression;
}

export interface Assignment extends SyntaxBase {
  readonly kind: 'assignment';
  /** `=`, `+=`, `??=`, ... */
  readonly operator: string;
  readonly target: Pattern;
  readonly value: Expression;
}

export interface Sequence extends SyntaxBase {
  readonly kind: 'sequence';
  readonly expressions: readonly Expression[];
}

export interface Await extends SyntaxBase {
  readonly kind: 'await';
  readonly operand: Expression;
}

/** Parentheses, `as T`, `satisfies T`, `<T>x`, `x!`: the value of what is inside. */
export interface Transparent extends SyntaxBase {
  readonly kind: 'transparent';
  readonly operand: Expression;
}

/** Something whose value is not followed; its parts are still evaluated for what happens inside them. */
export interface Opaque extends SyntaxBase {
  readonly kind: 'opaque';
  readonly parts: readonly Expression[];
}

/** A place where the text has no (complete) expression. */
export interface Missing extends SyntaxBase {
  readonly kind: 'missing';
}

export type Pattern = VariablePattern | ArrayPattern | ObjectPattern | DefaultPattern | ExpressionPattern;

export interface VariablePattern extends SyntaxBase {
  readonly kind: 'variablePattern';
  readonly name: string;
}

export interface ArrayPattern extends SyntaxBase {
  readonly kind: 'arrayPattern';
  readonly elements: readonly (Pattern | undefined)[];
  readonly rest: Pattern | undefined;
}

export interface PatternProperty {
  readonly key: string | Expression;
  readonly target: Pattern;
}

export interface ObjectPattern extends SyntaxBase {
  readonly kind: 'objectPattern';
  readonly properties: readonly PatternProperty[];
  readonly rest: Pattern | undefined;
}

export interface DefaultPattern extends SyntaxBase {
  readonly kind: 'defaultPattern';
  readonly target: Pattern;
  readonly value: Expression;
}

/** The target of an assignment that is not a plain name: `this.model`, `layers[0]`. */
export interface ExpressionPattern extends SyntaxBase {
  readonly kind: 'expressionPattern';
  readonly expression: Expression;
}

export type Statement =
  | ExpressionStatement
  | VariableStatement
  | FunctionStatement
  | ClassStatement
  | EnumStatement
  | BlockStatement
  | IfStatement
  | LoopStatement
  | ForEachStatement
  | SwitchStatement
  | TryStatement
  | JumpStatement
  | LabeledStatement
  | ImportStatement
  | ExportStatement
  | NamespaceStatement;

export interface ExpressionStatement extends SyntaxBase {
  readonly kind: 'expressionStatement';
  readonly expression: Expression;
}

export interface Declarator extends SyntaxBase {
  readonly target: Pattern;
  readonly value: Expression | undefined;
}

export interface VariableStatement extends SyntaxBase {
  readonly kind: 'variables';
  readonly declaration: 'const' | 'let' | 'var';
  readonly declarators: readonly Declarator[];
}

export interface FunctionStatement extends SyntaxBase {
  readonly kind: 'functionStatement';
  readonly function: FunctionNode;
}

export interface ClassStatement extends SyntaxBase {
  readonly kind: 'classStatement';
  readonly class: ClassNode;
}

export interface EnumStatement extends SyntaxBase {
  readonly kind: 'enum';
  readonly name: string;
  readonly members: readonly { readonly name: string; readonly value: Expression | undefined }[];
}

export interface BlockStatement extends SyntaxBase {
  readonly kind: 'block';
  readonly statements: readonly Statement[];
}

export interface IfStatement extends SyntaxBase {
  readonly kind: 'if';
  readonly test: Expression;
  readonly consequent: Statement;
  readonly alternate: Statement | undefined;
}

/** `for (;;)`, `while` and `do`. */
export interface LoopStatement extends SyntaxBase {
  readonly kind: 'loop';
  readonly initial: Statement | undefined;
  readonly test: Expression | undefined;
  readonly update: Expression | undefined;
  readonly body: Statement;
  readonly testFirst: boolean;
}

/** `for (... of ...)` and `for (... in ...)`. */
export interface ForEachStatement extends SyntaxBase {
  readonly kind: 'forEach';
  readonly over: 'values' | 'keys';
  readonly declaration: 'const' | 'let' | 'var' | undefined;
  readonly target: Pattern;
  readonly iterable: Expression;
  readonly body: Statement;
}

export interface SwitchCase {
  /** Undefined for `default`. */
  readonly test: Expression | undefined;
  readonly statements: readonly Statement[];
}

export interface SwitchStatement extends SyntaxBase {
  readonly kind: 'switch';
  readonly discriminant: Expression;
  readonly cases: readonly SwitchCase[];
}

export interface TryStatement extends SyntaxBase {
  readonly kind: 'try';
  readonly block: readonly Statement[];
  readonly parameter: Pattern | undefined;
  readonly handler: readonly Statement[] | undefined;
  readonly finalizer: readonly Statement[] | undefined;
}

export interface JumpStatement extends SyntaxBase {
  readonly kind: 'return' | 'throw' | 'break' | 'continue';
  readonly value: Expression | undefined;
  readonly label: string | undefined;
}

export interface LabeledStatement extends SyntaxBase {
  readonly kind: 'labeled';
  readonly label: string;
  readonly body: Statement;
}

export interface ImportBinding {
  /** `*` for the whole module, `default` for the default export. */
  readonly imported: string;
  readonly local: VariablePattern;
}

export interface ImportStatement extends SyntaxBase {
  readonly kind: 'import';
  readonly specifier: string;
  readonly bindings: readonly ImportBinding[];
}

export interface ExportStatement extends SyntaxBase {
  readonly kind: 'export';
  readonly declaration: Statement | undefined;
  /** The expression of `export default` and of `export =`. */
  readonly value: Expression | undefined;
  readonly isDefault: boolean;
  /** `export { local as exported }`, `export * from` with both names `*`. */
  readonly names: readonly { readonly local: string; readonly exported: string }[];
  readonly specifier: string | undefined;
}

export interface NamespaceStatement extends SyntaxBase {
  readonly kind: 'namespace';
  readonly name: string;
  readonly statements: readonly Statement[];
}

export interface Comment extends SourceRange {
  /** Without its markers, trimmed. */
  readonly text: string;
}

/** One file. */
export interface Program {
  readonly text: string;
  readonly statements: readonly Statement[];
  readonly comments: readonly Comment[];
  /** All places that do not parse. */
  readonly errors: readonly SourceRange[];
}
