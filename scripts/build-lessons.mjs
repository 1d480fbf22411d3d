import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { compileLessons } from './compile-lessons.mjs';

/**
 * Writes `<target>/<lesson id>.json` for every lesson, `<lesson id>.<language>.json` for every translation, and `index.json` with
 * what there is; throws with all problems if the content has any.
 * @param {string} root
 * @param {string} target
 */
export async function buildLessons(root, target) {
  const { lessons, translations, problems } = await compileLessons(root);
  if (problems.length > 0) {
    throw new Error(problems.map(({ file, line, message }) => `${file}:${line}: ${message}`).join('\n'));
  }
  await mkdir(target, { recursive: true });
  const write = (/** @type {string} */ name, /** @type {unknown} */ content) =>
    writeFile(path.join(target, `${name}.json`), JSON.stringify(content));
  for (const lesson of lessons) await write(lesson.id, lesson);
  for (const { language, lesson } of translations) await write(`${lesson.id}.${language}`, lesson);
  const index = lessons.map(({ id }) => ({
    id,
    languages: translations.filter(({ lesson }) => lesson.id === id).map(({ language }) => language),
  }));
  await write('index', index);
  return index;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
  for (const { id, languages } of await buildLessons(root, path.join(root, 'dist/lessons'))) {
    console.log(`lesson ${id}: ${['en', ...languages].join(', ')}`);
  }
}
