/** Where a command writes: results on one stream, everything about the run itself on the other. */
export interface Terminal {
  /** Results, a line at a time. */
  print(line: string): void;
  /** Errors and remarks, a line at a time. */
  remark(line: string): void;
  /** A line that the next one replaces; only where a person watches, else nothing is written. */
  progress(line: string): void;
  /** Whether results go to a person's screen, so that colour may be used. */
  readonly colours: boolean;
}

interface Stream {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

export interface TerminalOptions {
  readonly results: Stream;
  readonly remarks: Stream;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

const ERASE_LINE = '\r\u001B[2K';

/** A terminal over two streams, plain where they are piped. */
export function terminalOver({ results, remarks, environment }: TerminalOptions): Terminal {
  const isWatched = remarks.isTTY === true && environment.TERM !== 'dumb';
  let shown = false;
  const erase = (): void => {
    if (shown) remarks.write(ERASE_LINE);
    shown = false;
  };
  return {
    print: (line) => {
      erase();
      results.write(`${line}\n`);
    },
    remark: (line) => {
      erase();
      remarks.write(`${line}\n`);
    },
    progress: (line) => {
      if (!isWatched) return;
      erase();
      remarks.write(line);
      shown = line !== '';
    },
    colours: results.isTTY === true && environment.TERM !== 'dumb' && (environment.NO_COLOR ?? '') === '',
  };
}
