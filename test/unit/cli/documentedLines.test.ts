import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BuiltCommandLine } from './builtCommandLine.js';

/** What README.md calls the command line with, built or installed. */
const lines = [
  ...readFileSync('README.md', 'utf8').matchAll(/^node dist\/cli\.cjs (.+?)\s+#|`gradient-lens ([a-z][^`]+)`/gm),
].map(([, built, installed]) => built ?? installed ?? '');

const files: Readonly<Record<string, string>> = {
  'src/model.ts': readFileSync('sample/sick.ts', 'utf8'),
  'submissions/one.js': readFileSync('sample/healthy.ts', 'utf8'),
  'submissions/two.ts': readFileSync('lessons/challenges/1-three-sigmoids/solution.ts', 'utf8'),
};

/** The words of a line as a shell gives them to a program. */
function words(line: string): string[] {
  return line.split(' ').flatMap((word) => {
    const [folder, ending] = word.split('*');
    if (folder === undefined || ending === undefined) return [word];
    return Object.keys(files).filter((file) => file.startsWith(folder) && file.endsWith(ending));
  });
}

describe('README.md, typed into a shell', () => {
  let cli: BuiltCommandLine;
  beforeAll(async () => {
    cli = await BuiltCommandLine.build();
    for (const [file, text] of Object.entries(files)) cli.write(file, text);
  }, 60_000);
  afterAll(() => cli.remove());

  it.each(lines)('%s', async (line) => {
    const { status, results, remarks } = await cli.run(...words(line));
    expect(remarks).toBe('');
    expect(results).not.toBe('');
    expect(status).toBeLessThan(2);
  });
});
