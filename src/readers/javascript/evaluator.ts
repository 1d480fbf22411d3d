import type { ConfigValue } from '../../model/network.js';
import { bindPattern } from './bindPattern.js';
import { callFunction } from './callables.js';
import { runEntryPoints } from './entryPoints.js';
import { evaluateExpression } from './evaluateExpression.js';
import { executeModule } from './executeModule.js';
import { executeStatements } from './executeStatement.js';
import { callValue } from './invoke.js';
import { readMember, readVariable, writeMember } from './members.js';
import { Run, type RunParts } from './run.js';
import { Scope } from './scope.js';
import type { Program } from './syntax.js';
import type { TextFacts } from './textFacts.js';
import { ObjectValue, type SourceModule, type Value } from './value.js';

/** A parsed file with the files that its import specifiers stand for. */
export interface SourceFile {
  readonly file: string;
  readonly program: Program;
  readonly facts: TextFacts;
  readonly imports: ReadonlyMap<string, SourceFile>;
}

const parts: RunParts = {
  evaluate: evaluateExpression,
  execute: executeStatements,
  bind: bindPattern,
  member: readMember,
  setMember: writeMember,
  variable: readVariable,
  call: callValue,
  callFunction,
  load: (run, module) => {
    if (module.state !== 'new') return;
    module.state = 'running';
    run.within(module, undefined, () => executeModule(run, module));
    const { exports: replaced } = moduleObject(module);
    if (replaced !== undefined && replaced !== module.exports) adopt(module, replaced);
    module.state = 'done';
  },
};

function moduleObject(module: SourceModule): { readonly exports: Value | undefined } {
  const cell = module.scope.own('module');
  return { exports: cell?.value.kind === 'object' ? cell.value.properties.get('exports')?.value : undefined };
}

/** `module.exports = ...`: an object's properties become the file's exports, anything else its default one. */
function adopt(module: SourceModule, value: Value): void {
  const { exports } = module;
  if (value.kind === 'object') for (const [name, property] of value.properties) exports.properties.set(name, property);
  else {
    exports.properties.set('default', { value });
    module.replaced = value;
  }
}

function makeModule(source: SourceFile, isRead: boolean, made: Map<SourceFile, SourceModule>): SourceModule {
  const known = made.get(source);
  if (known !== undefined) return known;
  const imports = new Map<string, SourceModule>();
  const exports = new ObjectValue(0, 0);
  const scope = new Scope<Value>(undefined, '', undefined, true);
  const { file, program, facts } = source;
  const module: SourceModule = {
    file,
    program,
    isRead,
    facts,
    scope,
    exports,
    imports,
    replaced: undefined,
    state: 'new',
  };
  made.set(source, module);
  for (const [specifier, imported] of source.imports) imports.set(specifier, makeModule(imported, false, made));
  return module;
}

/** Evaluates a file with these answers in place of the unknowns whose keys they have. */
export function evaluateFile(source: SourceFile, substitutions: ReadonlyMap<string, ConfigValue>): Run {
  const made = new Map<SourceFile, SourceModule>();
  const read = makeModule(source, true, made);
  const modules = [...made.values()];
  const run = new Run(read, modules, parts, substitutions);
  for (const module of modules) {
    run.declare(module.scope, 'module', new ObjectValue(0, 0, [['exports', { value: module.exports }]]));
  }
  runEntryPoints(run);
  return run;
}
