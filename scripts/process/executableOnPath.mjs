import fs from 'node:fs';
import path from 'node:path';

/**
 * The first of the named programs that a folder on PATH holds, as an absolute path.
 * @param {readonly string[]} names without extension; `.cmd` and `.exe` are tried on Windows
 * @returns {string | undefined}
 */
export function executableOnPath(names) {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean);
  const endings = process.platform === 'win32' ? ['.cmd', '.exe'] : [''];
  for (const name of names) {
    for (const folder of folders) {
      for (const ending of endings) {
        const candidate = path.join(folder, name + ending);
        if (isExecutable(candidate)) return candidate;
      }
    }
  }
  return undefined;
}

/** @param {string} file */
function isExecutable(file) {
  try {
    fs.accessSync(file, fs.constants.X_OK);
    return fs.statSync(file).isFile();
  } catch {
    return false;
  }
}
