import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { npm } from '../process/npm.mjs';
import { PlainFailure } from '../process/plainFailure.mjs';
import { run } from '../process/run.mjs';

/** @typedef {{ name: string, version: string, integrity: string }} PinnedPackage `integrity` as the registry states it: `sha512-<base64>` */

/**
 * Fetches a package's tarball from the npm registry without installing it and checks it against its pinned integrity.
 * @param {PinnedPackage} wanted
 * @param {string} folder where to put it
 * @returns {Promise<string>} the tarball
 */
export async function fetchPackage({ name, version, integrity }, folder) {
  await npm(['pack', `${name}@${version}`, '--silent', '--pack-destination', folder], folder);
  const file = path.join(folder, `${name.replace('@', '').replace('/', '-')}-${version}.tgz`);
  const found = `sha512-${createHash('sha512').update(fs.readFileSync(file)).digest('base64')}`;
  if (found !== integrity) {
    throw new PlainFailure(
      `The package ${name}@${version} from the registry is not the expected one (its checksum is ${found}).`,
    );
  }
  return file;
}

/**
 * @param {string} archive
 * @param {string} folder an existing folder
 * @param {readonly string[]} [args] further arguments for tar
 */
export async function extract(archive, folder, args = []) {
  // a bare file name and a working folder, because tar on Windows takes "C:" for a host
  const { status, output } = await run(
    'tar',
    ['-xf', path.basename(archive), '-C', path.relative(path.dirname(archive), folder) || '.', ...args],
    {
      cwd: path.dirname(archive),
    },
  );
  if (status === 0) return;
  if (/No space left/.test(output)) throw Object.assign(new Error(output), { code: 'ENOSPC' });
  throw new PlainFailure(`Unpacking ${path.basename(archive)} failed: ${output.split('\n')[0] ?? ''}`);
}
