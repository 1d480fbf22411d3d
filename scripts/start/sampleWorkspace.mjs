import fs from 'node:fs';
import path from 'node:path';
import { contentStamp, filesUnder, readIfPresent } from '../project/contentStamp.mjs';
import { startFolder, inProject } from '../project/paths.mjs';

const source = inProject('sample');

/**
 * The person's own copy of the sample workspace. What they changed stays; what they did not change follows the original;
 * what they deleted comes back.
 * @param {string} [folder] where the copy lives between two starts
 * @returns {string} its folder
 */
export function sampleWorkspace(folder = path.join(startFolder, 'gradient-lens-sample')) {
  const stampFile = `${folder}.json`;
  /** @type {Record<string, string>} the content that was last written, by relative name */
  const written = JSON.parse(readIfPresent(stampFile) ?? '{}');
  for (const original of filesUnder(source)) {
    const name = path.relative(source, original);
    const copy = path.join(folder, name);
    const isUntouched = fs.existsSync(copy) && contentStamp([copy]) === written[name];
    if (!fs.existsSync(copy) || isUntouched) {
      fs.mkdirSync(path.dirname(copy), { recursive: true });
      fs.copyFileSync(original, copy);
      written[name] = contentStamp([copy]);
    }
  }
  fs.writeFileSync(stampFile, JSON.stringify(written));
  return folder;
}
