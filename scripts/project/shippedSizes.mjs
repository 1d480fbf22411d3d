import fs from 'node:fs';
import path from 'node:path';
import { sizeBudgets } from '../size-budgets.mjs';
import { filesUnder } from './contentStamp.mjs';
import { ensurePackage } from './extensionPackage.mjs';
import { inProject, packageFile, projectFolder } from './paths.mjs';

/** @param {string} file */
const nameOf = (file) => path.relative(projectFolder, file).replaceAll(path.sep, '/');

/**
 * @param {string} name as in the budgets
 * @param {string} file
 */
const covers = (name, file) => (name.endsWith('*') ? file.startsWith(name.slice(0, -1)) : file === name);

/**
 * What each shipped file or group of files weighs beside its budget, in bytes; and the files for which there is no budget.
 */
export async function shippedSizes() {
  await ensurePackage();
  const files = [...filesUnder(inProject('dist')), packageFile].filter((file) => !file.endsWith('.map'));
  const rows = Object.entries(sizeBudgets).map(([name, budget]) => {
    const measured = files.filter((file) => covers(name, nameOf(file)));
    const size = measured.reduce((sum, file) => sum + fs.statSync(file).size, 0);
    return { name, budget, size, missing: measured.length === 0 };
  });
  const uncounted = files.map(nameOf).filter((file) => !Object.keys(sizeBudgets).some((name) => covers(name, file)));
  return { rows, uncounted };
}
