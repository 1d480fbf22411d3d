import type { Run } from './run.js';
import type { Cell } from './scope.js';
import type { Call, Expression } from './syntax.js';
import { primitive, UNDEFINED, type SourceModule, type Value, type ValueScope } from './value.js';

const BUILTINS: ReadonlySet<string> = new Set([
  'Math',
  'Object',
  'Reflect',
  'Array',
  'Number',
  'String',
  'Boolean',
  'JSON',
  'parseInt',
  'parseFloat',
  'isNaN',
  'isFinite',
  'console',
  'Promise',
  'Float32Array',
  'Int32Array',
  'Uint8Array',
]);

const GLOBAL_OBJECTS: ReadonlySet<string> = new Set(['globalThis', 'window', 'self', 'global']);

/** A name that no declaration in the text introduces. */
export function globalValue(run: Run, name: string, node: Expression): Value {
  switch (name) {
    case 'undefined':
      return UNDEFINED;
    case 'NaN':
      return primitive(Number.NaN);
    case 'Infinity':
      return primitive(Number.POSITIVE_INFINITY);
    case 'tf':
      return { kind: 'library', path: '' };
    case 'exports':
      return run.module.exports;
    default:
  }
  if (BUILTINS.has(name)) return { kind: 'builtin', path: name };
  if (GLOBAL_OBJECTS.has(name)) return { kind: 'builtin', path: 'globalThis' };
  return run.unknown({
    key: `global:${name}`,
    text: name,
    name,
    reason: { kind: 'undefined-name', text: name },
    range: run.place(node),
  });
}

/** `window.name`: a variable of the file, or a global. */
export function globalByName(run: Run, name: string, node: Expression): Value {
  return run.module.scope.find(name)?.value ?? globalValue(run, name, node);
}

const TENSORFLOW =
  /(?:^|\/)@tensorflow\/tfjs(?:-node(?:-gpu)?|-layers|-core|-react-native)?(?:@[^/]*)?(\/.*)?$|(?:^|\/)tfjs(?:\.min)?\.js$|(?:^|\/)tf(?:\.min)?\.js$/u;

/** The part of TensorFlow.js that an import specifier stands for, if it is TensorFlow.js at all. */
export function libraryForSpecifier(specifier: string): Value | undefined {
  const match = TENSORFLOW.exec(specifier);
  if (match === null) return undefined;
  const inner = /\/exports_(layers|initializers|regularizers|constraints|metrics)(?:\.js)?$/u.exec(match[1] ?? '');
  return { kind: 'library', path: inner?.[1] ?? '' };
}

/** The value of one import of a file, or of the whole of it with `*`. */
export function importedValue(run: Run, specifier: string, imported: string, node: Expression): Value {
  const library = libraryForSpecifier(specifier);
  if (library !== undefined) {
    return imported === '*' || imported === 'default' ? library : run.member(library, imported, node);
  }
  const module = run.module.imports.get(specifier);
  if (module !== undefined) return exportOf(run, module, imported, node);
  if (imported === 'tf') return { kind: 'library', path: '' };
  return run.unknown({
    key: `import:${specifier}:${imported}`,
    text: imported !== '*' && imported !== 'default' ? imported : node.kind === 'identifier' ? node.name : specifier,
    name: imported === '*' ? undefined : imported,
    reason: { kind: 'unread-file', text: specifier },
    range: run.place(node),
  });
}

/** The variable behind an import, which another file may give another value later. */
export function importedCell(run: Run, specifier: string, imported: string): Cell<Value> | undefined {
  return run.module.imports.get(specifier)?.exports.properties.get(imported)?.cell;
}

function exportOf(run: Run, module: SourceModule, imported: string, node: Expression): Value {
  run.load(module);
  if (imported === '*') return module.replaced ?? module.exports;
  const property = module.exports.properties.get(imported);
  if (property !== undefined) return run.propertyValue(module.exports, property);
  // A CommonJS module imported by default is its exports object.
  if (imported === 'default') return module.exports;
  if (module.state === 'running') return run.unknownExpression(node);
  return run.member(module.exports, imported, node);
}

/** `require('...')` or `import('...')` with a specifier that is written out. */
export function moduleForSpecifier(run: Run, node: Call, scope: ValueScope): Value | undefined {
  const [argument] = node.arguments;
  if (argument === undefined || argument.kind === 'spread') return undefined;
  const name = node.callee.kind === 'identifier' ? node.callee.name : '';
  if (name !== 'import' && scope.find(name) !== undefined) return undefined;
  const specifier = run.evaluate(argument, scope);
  if (specifier.kind !== 'primitive' || typeof specifier.value !== 'string') return undefined;
  return importedValue(run, specifier.value, '*', node);
}
