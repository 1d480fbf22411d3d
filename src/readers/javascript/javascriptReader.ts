import type { Reading } from '../../model/modelDefinition.js';
import type { ConfigValue } from '../../model/network.js';
import type { Answers, ImportedFile, Reader, ReadOptions } from '../reader.js';
import { completeDefinition } from './completeDefinition.js';
import { directiveFor, readDirectives } from './directive.js';
import { draftDefinitions } from './draft.js';
import { evaluateFile, type SourceFile } from './evaluator.js';
import { libraryForSpecifier } from './globals.js';
import { parseProgram } from './parseProgram.js';
import type { Dialect } from './rawTree.js';
import { TextFacts } from './textFacts.js';

const DIALECTS: Readonly<Record<string, Dialect>> = {
  '.ts': 'ts',
  '.mts': 'ts',
  '.cts': 'ts',
  '.tsx': 'ts jsx',
  '.js': 'jsx',
  '.jsx': 'jsx',
  '.mjs': 'jsx',
  '.cjs': 'jsx',
};

const LANGUAGE_DIALECTS: Readonly<Record<string, Dialect>> = {
  typescript: 'ts',
  typescriptreact: 'ts jsx',
  javascript: 'jsx',
  javascriptreact: 'jsx',
};

function dialectOf({ file, languageId }: Pick<ReadOptions, 'file' | 'languageId'>): Dialect {
  const byLanguage = languageId === undefined ? undefined : LANGUAGE_DIALECTS[languageId];
  const extension = /\.[a-z]+$/u.exec(file?.toLowerCase() ?? '')?.[0];
  return byLanguage ?? (extension === undefined ? undefined : DIALECTS[extension]) ?? 'ts jsx';
}

const DEFINITION = /sequential|\.model\s*\(|loadLayersModel|loadGraphModel/iu;
const SPECIFIER = /(?:\bfrom\s*|\brequire\s*\(\s*|\bimport\s*\(?\s*)(["'])([^"'\n]{1,300})\1/gu;
const IN_WORKSPACE = /^(?:\.|\/|~|@\/|#)/u;

function sourceFile(
  file: string,
  text: string,
  dialect: Dialect,
  imports: ReadonlyMap<string, ImportedFile>,
  parsed: Map<ImportedFile, SourceFile>,
): SourceFile {
  const inner = new Map<string, SourceFile>();
  const program = parseProgram(text, dialect);
  const source: SourceFile = { file, program, facts: new TextFacts(program), imports: inner };
  for (const [specifier, imported] of imports) {
    let known = parsed.get(imported);
    if (known === undefined) {
      const importsOfImported = new Map<string, ImportedFile>();
      known = sourceFile(imported.file, imported.text, dialectOf(imported), importsOfImported, parsed);
      parsed.set(imported, known);
      connect(known, imported, parsed);
    }
    inner.set(specifier, known);
  }
  return source;
}

/** Adds a file's own imports after it is known itself: files may import each other in a circle. */
function connect(source: SourceFile, imported: ImportedFile, parsed: Map<ImportedFile, SourceFile>): void {
  const target = source.imports as Map<string, SourceFile>;
  for (const [specifier, next] of imported.imports) {
    let known = parsed.get(next);
    if (known === undefined) {
      known = sourceFile(next.file, next.text, dialectOf(next), new Map(), parsed);
      parsed.set(next, known);
      connect(known, next, parsed);
    }
    target.set(specifier, known);
  }
}

function readText(text: string, options: ReadOptions): Reading {
  const source = sourceFile(options.file ?? '', text, dialectOf(options), options.imports ?? new Map(), new Map());
  const evaluate = (substitutions: ReadonlyMap<string, ConfigValue>) => {
    const run = evaluateFile(source, substitutions);
    return { drafts: draftDefinitions(run), otherModels: run.otherModels };
  };
  const first = evaluate(new Map());
  const directives = readDirectives(source.program);
  const definitions = first.drafts.map((draft) => {
    const directive = directiveFor(draft, directives, source.program, source.facts);
    const answers: Answers = options.answers?.[draft.id] ?? {};
    return completeDefinition(draft, directive, answers, (substitutions) => evaluate(substitutions).drafts);
  });
  const { errors } = source.program;
  return {
    definitions,
    ...(first.otherModels.length > 0 && { otherModels: [...first.otherModels] }),
    ...(errors.length > 0 && { unparsed: errors }),
  };
}

/** Reads TypeScript and JavaScript by bounded partial evaluation of the syntax tree. */
export const javascriptReader: Reader = {
  language: 'javascript',
  languageIds: Object.keys(LANGUAGE_DIALECTS),
  extensions: Object.keys(DIALECTS),
  mayHoldDefinitions: (text) => DEFINITION.test(text),
  read: readText,
  importSpecifiers: (text) => {
    const specifiers = new Set<string>();
    for (const [, , specifier] of text.matchAll(SPECIFIER)) {
      if (specifier !== undefined && IN_WORKSPACE.test(specifier) && libraryForSpecifier(specifier) === undefined) {
        specifiers.add(specifier);
      }
    }
    return [...specifiers];
  },
};
