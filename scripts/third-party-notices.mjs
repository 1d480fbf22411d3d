import fs from 'node:fs';
import path from 'node:path';

/** @typedef {{ name: string, version: string, licence: string, text: string }} Notice */

/** Parts of the bundles that no import names: the icon font's files are copied. */
const copiedPackages = ['@vscode/codicons'];

/**
 * The packages whose code or files are in the bundles, by what the bundler says it put in.
 * @param {readonly import('esbuild').Metafile[]} metafiles
 * @param {string} root the project's folder
 * @returns {Notice[]} in order of their names
 */
export function noticesOf(metafiles, root) {
  const bundled = metafiles
    .flatMap(({ outputs }) => Object.values(outputs).flatMap(({ inputs }) => Object.entries(inputs)))
    .filter(([, { bytesInOutput }]) => bytesInOutput > 0);
  const folders = new Set(
    bundled.flatMap(([file]) => /node_modules\/(.*node_modules\/)?(@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? []),
  );
  for (const name of copiedPackages) folders.add(`node_modules/${name}`);
  const notices = [...folders].map((folder) => noticeOf(path.join(root, folder)));
  const byName = new Map(notices.map((notice) => [`${notice.name} ${notice.version}`, notice]));
  return [...byName.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/**
 * @param {string} folder
 * @returns {Notice}
 */
function noticeOf(folder) {
  const manifest = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const licence = typeof manifest.license === 'string' ? manifest.license : (manifest.license?.type ?? '');
  if (licence === '') throw new Error(`${manifest.name} states no licence.`);
  const texts = fs
    .readdirSync(folder)
    .filter((file) => /^(licen[cs]e|copying|notice)/i.test(file))
    .sort()
    .map((file) => fs.readFileSync(path.join(folder, file), 'utf8').trim());
  const author =
    typeof manifest.author === 'string'
      ? manifest.author
      : (manifest.author?.name ?? `the authors of ${manifest.name}`);
  return {
    name: manifest.name,
    version: manifest.version,
    licence,
    text: texts.length > 0 ? texts.join('\n\n') : standardText(licence, author, folder),
  };
}

/**
 * Packages that only name their licence are given under its standard text.
 * @param {string} licence
 * @param {string} author
 * @param {string} folder
 * @returns {string}
 */
function standardText(licence, author, folder) {
  const several = licence.split(' AND ');
  if (several.length > 1) return several.map((one) => standardText(one, author, folder)).join('\n\n');
  if (licence === 'Apache-2.0') {
    const modules = folder.slice(0, folder.indexOf('node_modules') + 'node_modules'.length);
    return `Copyright by ${author}\n\n${fs.readFileSync(path.join(modules, 'typescript', 'LICENSE.txt'), 'utf8').trim()}`;
  }
  if (licence === 'MIT') return mit(author);
  throw new Error(`${path.basename(folder)} comes without the text of its licence, ${licence}.`);
}

/** @param {string} author */
const mit = (author) => `Copyright (c) ${author}

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files (the "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`;

/**
 * @param {readonly Notice[]} notices
 * @returns {string} the file that goes into the package
 */
export const noticesText = (notices) =>
  [
    'Gradient Lens contains the following packages.',
    ...notices.map(
      ({ name, version, licence, text }) => `${'='.repeat(78)}\n${name} ${version} (${licence})\n\n${text}`,
    ),
  ].join('\n\n') + '\n';
