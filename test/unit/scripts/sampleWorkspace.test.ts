import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { contentStamp } from '../../../scripts/project/contentStamp.mjs';
import { sampleWorkspace } from '../../../scripts/start/sampleWorkspace.mjs';

describe("the person's copy of the sample workspace", () => {
  let parent: string;
  let folder: string;
  const read = (name: string): string => readFileSync(join(folder, name), 'utf8');

  beforeEach(() => {
    parent = mkdtempSync(join(tmpdir(), 'gradient-lens-sample-'));
    folder = sampleWorkspace(join(parent, 'copy'));
  });
  afterEach(() => rmSync(parent, { recursive: true }));

  it('holds every file of the original', () => {
    for (const name of ['README.md', 'sick.ts', 'healthy.ts', 'challenge.ts', join('types', 'tensorflow.d.ts')]) {
      expect(read(name)).toBe(readFileSync(join('sample', name), 'utf8'));
    }
  });

  it('keeps what the person changed', () => {
    writeFileSync(join(folder, 'sick.ts'), '// mine');
    sampleWorkspace(folder);
    expect(read('sick.ts')).toBe('// mine');
  });

  it('brings back what was deleted', () => {
    rmSync(join(folder, 'sick.ts'));
    sampleWorkspace(folder);
    expect(read('sick.ts')).toContain('tf.sequential');
  });

  it('follows the original where the person changed nothing', () => {
    const stampFile = `${folder}.json`;
    writeFileSync(join(folder, 'sick.ts'), '// as an older version had it');
    const stamps = JSON.parse(readFileSync(stampFile, 'utf8')) as Record<string, string>;
    writeFileSync(stampFile, JSON.stringify({ ...stamps, 'sick.ts': contentStamp([join(folder, 'sick.ts')]) }));
    sampleWorkspace(folder);
    expect(read('sick.ts')).toContain('tf.sequential');
  });
});
