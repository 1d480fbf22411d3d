import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';

/** The folder of the challenge's levels, which have a format of their own. */
const CHALLENGES = 'challenges';

/**
 * @typedef {object} LessonFolder
 * @property {string} name
 * @property {readonly string[]} files names of the files at its top
 * @property {readonly string[]} sources names of the files in sources/
 * @property {readonly string[]} folders names of the other folders
 */

/**
 * @param {string} folder
 * @returns {Promise<{ files: string[], folders: string[] }>}
 */
async function listed(folder) {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const names = (/** @type {boolean} */ directories) =>
    entries
      .filter((entry) => entry.isDirectory() === directories)
      .map(({ name }) => name)
      .sort();
  return { files: names(false), folders: names(true) };
}

/**
 * The folders of lessons/ that are lessons, by name.
 * @param {string} root
 * @returns {Promise<readonly LessonFolder[]>}
 */
export async function lessonFolders(root) {
  const { folders } = await listed(path.join(root, 'lessons'));
  return Promise.all(
    folders
      .filter((name) => name !== CHALLENGES)
      .map(async (name) => {
        const own = await listed(path.join(root, 'lessons', name));
        const { files: sources } = await listed(path.join(root, 'lessons', name, 'sources'));
        return { name, files: own.files, sources, folders: own.folders.filter((folder) => folder !== 'sources') };
      }),
  );
}

/**
 * The folders of the challenge's levels, from the project's root.
 * @param {string} root
 */
export async function levelFolders(root) {
  const { folders } = await listed(path.join(root, 'lessons', CHALLENGES));
  return folders.map((name) => `lessons/${CHALLENGES}/${name}`);
}

/**
 * A text file with line ends as on Linux, or undefined if there is none.
 * @param {string} root
 * @param {string} file
 */
export async function readText(root, file) {
  const text = await readFile(path.join(root, file), 'utf8').catch(() => undefined);
  return text?.replaceAll('\r\n', '\n');
}
