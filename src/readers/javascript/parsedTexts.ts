import { parseProgram, type ParsedProgram } from './parseProgram.js';
import type { Dialect } from './parseRawTree.js';
import { TextFacts } from './textFacts.js';

/** A file's text with all that is known of it before anything is evaluated. */
export interface ParsedText extends ParsedProgram {
  readonly dialect: Dialect;
  readonly facts: TextFacts;
}

/** The parsed files of one reading; what did not change since the reading before is taken over from it. */
export class ParsedTexts {
  private readonly byFile = new Map<string, ParsedText>();
  private before: ReadonlyMap<string, ParsedText>;

  constructor(before: ParsedTexts | undefined) {
    this.before = before?.byFile ?? new Map<string, ParsedText>();
  }

  parse(file: string, text: string, dialect: Dialect): ParsedText {
    const known = this.before.get(file);
    const last = known?.dialect === dialect ? known : undefined;
    const parsed = last?.program.text === text ? last : parseText(text, dialect, last);
    this.byFile.set(file, parsed);
    return parsed;
  }

  /** Lets go of the reading before. */
  finish(): this {
    this.before = new Map();
    return this;
  }
}

function parseText(text: string, dialect: Dialect, last: ParsedText | undefined): ParsedText {
  const parsed = parseProgram(text, dialect, last);
  return { ...parsed, dialect, facts: new TextFacts(parsed.program) };
}
