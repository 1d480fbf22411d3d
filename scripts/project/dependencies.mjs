import { inProject, projectFolder } from './paths.mjs';
import { readIfPresent } from './contentStamp.mjs';
import { requireDiskSpace } from '../process/diskSpace.mjs';
import { npm } from '../process/npm.mjs';
import { withProgress } from '../process/progress.mjs';

/** @typedef {{ version?: string, optional?: boolean, devOptional?: boolean, peer?: boolean, link?: boolean }} LockedPackage */

const megabytesOfPackages = 900;

/** Installs what package-lock.json asks for, unless exactly that is installed already. */
export async function ensureDependencies() {
  if (areDependenciesInstalled()) return;
  requireDiskSpace(projectFolder, megabytesOfPackages);
  await withProgress('Installing packages (the first time takes a minute or two)', () =>
    npm(['ci', '--no-audit', '--no-fund'], projectFolder),
  );
}

/** Compares package-lock.json with the list that npm leaves in node_modules when it has finished. */
function areDependenciesInstalled() {
  const wanted = lockedPackages(inProject('package-lock.json'));
  const installed = lockedPackages(inProject('node_modules', '.package-lock.json'));
  return Object.entries(wanted).every(
    ([name, entry]) =>
      name === '' ||
      entry.link ||
      installed[name]?.version === entry.version ||
      ((entry.optional || entry.devOptional || entry.peer) && !(name in installed)),
  );
}

/**
 * @param {string} file
 * @returns {Record<string, LockedPackage>}
 */
function lockedPackages(file) {
  const text = readIfPresent(file);
  return text ? /** @type {{ packages: Record<string, LockedPackage> }} */ (JSON.parse(text)).packages : {};
}
