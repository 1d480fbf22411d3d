import type { Terminal } from './terminal.js';

/** 0: all is well; 1: there are findings; 2: something could not be read or checked, or the command itself was wrong. */
export type ExitStatus = 0 | 1 | 2;

/** A `flag` stands alone, a `text` takes a value, `texts` may be given again and again. */
export type OptionKind = 'flag' | 'text' | 'texts';

/** What was given on the command line, already known to fit the command's options. */
export interface GivenArguments {
  readonly files: readonly string[];
  readonly flags: ReadonlySet<string>;
  /** All values of an option in their order; an option that was not given is not in it. */
  readonly texts: ReadonlyMap<string, readonly string[]>;
}

/** One thing that the command line can do. */
export interface Command {
  readonly name: string;
  /** One line for the list of commands. */
  summary(): string;
  /** The text of `--help`, with examples. */
  help(): string;
  readonly options: Readonly<Record<string, OptionKind>>;
  run(given: GivenArguments, terminal: Terminal): Promise<ExitStatus>;
}
