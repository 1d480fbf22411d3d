import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { commandLineOptions } from '../../../scripts/bundle-options.mjs';

/** What a run of the command line left behind. */
export interface Finished {
  readonly status: number;
  readonly results: string;
  readonly remarks: string;
}

const project = fileURLToPath(new URL('../../../', import.meta.url));

/** The command line as it is shipped, run as a process of its own in a folder of its own. */
export class BuiltCommandLine {
  private constructor(
    private readonly root: string,
    private readonly script: string,
  ) {}

  static async build(): Promise<BuiltCommandLine> {
    const root = mkdtempSync(path.join(tmpdir(), 'gradient-lens-cli-'));
    const script = path.join(root, 'cli.cjs');
    await build({ ...commandLineOptions(true), absWorkingDir: project, outfile: script });
    mkdirSync(path.join(root, 'work'));
    return new BuiltCommandLine(root, script);
  }

  get folder(): string {
    return path.join(this.root, 'work');
  }

  write(file: string, text: string): string {
    const target = path.join(this.folder, file);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, text);
    return file;
  }

  run(...given: readonly string[]): Promise<Finished> {
    return new Promise((resolve) => {
      const options = { cwd: this.folder, maxBuffer: 1e8 };
      const child = execFile(process.execPath, [this.script, ...given], options, (_error, results, remarks) =>
        resolve({ status: child.exitCode ?? -1, results, remarks }),
      );
    });
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}
