import fs from 'node:fs';
import path from 'node:path';
import { PlainFailure } from './plainFailure.mjs';

/**
 * Refuses a long step at once that would only fill the disk.
 * @param {string} folder where it writes; it need not exist yet
 * @param {number} megabytes what it needs
 * @throws {PlainFailure} if the disk has less
 */
export function requireDiskSpace(folder, megabytes) {
  let existing = folder;
  while (!fs.existsSync(existing)) existing = path.dirname(existing);
  const { bavail, bsize } = fs.statfsSync(existing);
  const free = Math.floor((bavail * bsize) / 1e6);
  if (free < megabytes) {
    throw new PlainFailure(`The disk is full: ${megabytes} MB are needed in ${existing} and ${free} MB are free.`);
  }
}
