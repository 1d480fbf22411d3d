import type { Reading } from '../../model/modelDefinition.js';
import type { ConfigValue } from '../../model/network.js';
import { completeDefinition } from '../completeDefinition.js';
import { readDirectives } from '../directive.js';
import type { Answers, ImportedFile, Reader, ReadOptions } from '../reader.js';
import { directiveFor } from './directivePlace.js';
import { draftDefinitions } from './draftDefinitions.js';
import { evaluateFile, type SourceFile } from './evaluator.js';
import { libraryForSpecifier } from './globals.js';
import { importPaths } from './importPaths.js';
import { ParsedTexts, type ParsedText } from './parsedTexts.js';
import type { Dialect } from './parseRawTree.js';

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

/** A parsed file with those that it imports; files may import each other in a circle. */
function sourceFile(
  imported: ImportedFile,
  parsed: ParsedText,
  texts: ParsedTexts,
  known: Map<ImportedFile, SourceFile>,
): SourceFile {
  const imports = new Map<string, SourceFile>();
  const { program, facts } = parsed;
  const source: SourceFile = { file: imported.file, program, facts, imports };
  known.set(imported, source);
  for (const [specifier, next] of imported.imports) {
    const parsedNext = (): ParsedText => texts.parse(next.file, next.text, dialectOf(next));
    imports.set(specifier, known.get(next) ?? sourceFile(next, parsedNext(), texts, known));
  }
  return source;
}

/** The text that is read, apart from the same file as others import it. */
const READ = '';

function parsedFile(text: string, options: ReadOptions): SourceFile {
  const { file = '', imports = new Map<string, ImportedFile>(), memory } = options;
  const texts = new ParsedTexts(memory?.last instanceof ParsedTexts ? memory.last : undefined);
  const parsed = texts.parse(READ, text, dialectOf(options));
  const source = sourceFile({ file, text, imports }, parsed, texts, new Map());
  if (memory !== undefined) memory.last = texts.finish();
  return source;
}

function readText(text: string, options: ReadOptions): Reading {
  const source = parsedFile(text, options);
  const evaluate = (substitutions: ReadonlyMap<string, ConfigValue>) => {
    const run = evaluateFile(source, substitutions);
    return { drafts: draftDefinitions(run), otherModels: run.otherModels };
  };
  const first = evaluate(new Map());
  const directives = readDirectives(source.program.comments);
  const definitions = first.drafts.map((draft) => {
    const directive = directiveFor(draft, directives, source.program);
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
  imports: (text) => {
    const imports = new Map<string, readonly string[]>();
    for (const [, , specifier = ''] of text.matchAll(SPECIFIER)) {
      const paths = libraryForSpecifier(specifier) === undefined ? importPaths(specifier) : [];
      if (paths.length > 0) imports.set(specifier, paths);
    }
    return imports;
  },
};
