import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { compileChallenges } from './compile-challenges.mjs';

/**
 * The compiled levels and their translations; throws with all problems if the content has any.
 * @param {string} root
 */
async function compiled(root) {
  const { challenges, translations, problems } = await compileChallenges(root);
  if (problems.length > 0) {
    throw new Error(problems.map(({ file, line, message }) => `${file}:${line}: ${message}`).join('\n'));
  }
  return { challenges, translations };
}

/**
 * The levels as the command line carries them.
 * @param {string} root
 */
export async function challengesOf(root) {
  return (await compiled(root)).challenges;
}

/**
 * Writes `<target>/<level id>.json` for every level, `<level id>.<language>.json` for every translation, and `index.json` with what
 * there is in its order.
 * @param {string} root
 * @param {string} target
 */
export async function buildChallenges(root, target) {
  const { challenges, translations } = await compiled(root);
  await mkdir(target, { recursive: true });
  const write = (/** @type {string} */ name, /** @type {unknown} */ content) =>
    writeFile(path.join(target, `${name}.json`), JSON.stringify(content));
  for (const level of challenges) await write(level.id, level);
  for (const { language, challenge } of translations) await write(`${challenge.id}.${language}`, challenge);
  const index = challenges.map(({ id }) => ({
    id,
    languages: translations.filter(({ challenge }) => challenge.id === id).map(({ language }) => language),
  }));
  await write('index', index);
}
