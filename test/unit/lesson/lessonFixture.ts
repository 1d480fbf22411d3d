import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { compileLessons } from '../../../scripts/compile-lessons.mjs';

export const repository = path.resolve(import.meta.dirname, '../../..');

/** The least front matter that a part needs. */
export const frontMatter = '---\ntitle: Title\nsummary: Summary.\n---\n';

/** A project with this repository's code and lessons of its own, made anew for each test. */
export function useLessonProject() {
  let root = '';
  beforeEach(async () => {
    root = await mkdtemp(path.join(tmpdir(), 'lessons-'));
    await symlink(path.join(repository, 'src'), path.join(root, 'src'));
    await symlink(path.join(repository, 'node_modules'), path.join(root, 'node_modules'));
    await mkdir(path.join(root, 'lessons'));
  });
  afterEach(() => rm(root, { recursive: true, force: true }));

  /** Writes files by their place under lessons/ and compiles what is there. */
  async function compileFiles(files: Readonly<Record<string, string>>) {
    for (const [place, text] of Object.entries(files)) {
      const file = path.join(root, 'lessons', place);
      await mkdir(path.dirname(file), { recursive: true });
      await writeFile(file, text);
    }
    return compileLessons(root);
  }

  /** Compiles a lesson `sample` of these parts. */
  function compile(parts: Readonly<Record<string, string>>, manifest: object = {}) {
    const whole = { id: 'sample', title: 'Sample', description: 'One.', parts: Object.keys(parts), ...manifest };
    const files = Object.entries(parts).map(([name, text]) => [`sample/${name}`, text] as const);
    return compileFiles({ 'sample/lesson.json': JSON.stringify(whole, null, 2), ...Object.fromEntries(files) });
  }

  return { compile, compileFiles, root: () => root };
}
