import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

/**
 * One hash over names and contents of files; folders count with all that is in them, what does not exist counts as absent.
 * @param {readonly string[]} paths absolute
 * @returns {string} 64 hexadecimal digits
 */
export function contentStamp(paths) {
  const hash = createHash('sha256');
  for (const start of paths) {
    for (const file of filesUnder(start)) {
      const content = fs.readFileSync(file);
      hash.update(`${path.relative(path.dirname(start), file)}\0${content.length}\0`).update(content);
    }
  }
  return hash.digest('hex');
}

/**
 * All files at or below a path, in a stable order; empty if there is nothing there.
 * @param {string} start
 * @returns {string[]} absolute paths
 */
export function filesUnder(start) {
  const found = fs.statSync(start, { throwIfNoEntry: false });
  if (!found) return [];
  if (found.isFile()) return [start];
  return fs
    .readdirSync(start, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => filesUnder(path.join(start, entry.name)));
}

/**
 * @param {string} file
 * @returns {string | undefined} its content, undefined if it does not exist
 */
export const readIfPresent = (file) => (fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : undefined);
