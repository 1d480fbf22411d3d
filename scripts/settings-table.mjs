// node scripts/settings-table.mjs [--check]: writes the settings of package.json into README.md as a table, or checks that they are there.
import fs from 'node:fs';
import { PlainFailure, runPlainly } from './process/plainFailure.mjs';
import { inProject } from './project/paths.mjs';

const begin = '<!-- settings: made by `npm run settings` -->';
const end = '<!-- end of settings -->';

/** @typedef {{ default: unknown, minimum?: number, maximum?: number, enum?: string[], markdownDescription?: string, description?: string }} Setting */

/**
 * @param {string} name
 * @param {Setting} setting
 * @param {Readonly<Record<string, string>>} words
 */
function row(name, setting, words) {
  const key = (setting.markdownDescription ?? setting.description ?? '').replace(/^%|%$/g, '');
  const text = (words[key] ?? key).replaceAll('#', '').replaceAll('\n', ' ').replaceAll('|', '\\|');
  const choices = setting.enum?.map((choice) => `\`${choice}\``).join(', ');
  const range = setting.maximum === undefined ? '' : `${setting.minimum ?? ''} to ${setting.maximum}`;
  return `| \`${name}\` | \`${JSON.stringify(setting.default)}\` | ${choices ?? range} | ${text} |`;
}

await runPlainly(async () => {
  const manifest = JSON.parse(fs.readFileSync(inProject('package.json'), 'utf8'));
  const words = JSON.parse(fs.readFileSync(inProject('package.nls.json'), 'utf8'));
  const settings = /** @type {[string, Setting][]} */ (Object.entries(manifest.contributes.configuration.properties));
  const table = ['| setting | default | choices | what it does |', '|---|---|---|---|'].concat(
    settings.map(([name, setting]) => row(name, setting, words)),
  );
  const file = inProject('README.md');
  const readme = fs.readFileSync(file, 'utf8');
  const [before, rest = ''] = readme.split(begin);
  const after = rest.split(end)[1];
  if (after === undefined)
    throw new PlainFailure('README.md has lost the two comments between which its settings stand.');
  const wanted = `${before}${begin}\n\n${table.join('\n')}\n\n${end}${after}`;
  if (wanted === readme) return;
  if (process.argv.includes('--check'))
    throw new PlainFailure('The settings in README.md are not those of package.json: npm run settings writes them.');
  fs.writeFileSync(file, wanted);
});
