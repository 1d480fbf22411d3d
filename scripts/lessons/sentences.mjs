import { readdir } from 'node:fs/promises';
import path from 'node:path';
// @ts-expect-error js-yaml ships no types.
import { load as parseYaml } from 'js-yaml';
import MarkdownIt from 'markdown-it';
import { splitFrontMatter } from './frontMatter.mjs';
import { levelFolders, lessonFolders, readText } from './lessonFolder.mjs';

/** @typedef {{ file: string, line: number, text: string }} Sentence */

const oneLine = (/** @type {string} */ text) => text.replace(/[ \t\r\n]+/g, ' ').trim();

/** @param {string} text */
const splitSentences = (text) =>
  oneLine(text)
    .split(/(?<=[.?!]["”']?)\s+(?=["“A-Z(`$])/)
    .filter((sentence) => sentence !== '');

/**
 * What a reader sees of an inline token, without emphasis and link targets.
 * @param {import('markdown-it').Token} token
 */
const shown = (token) =>
  (token.children ?? [])
    .map(({ type, content }) => (type === 'softbreak' || type === 'hardbreak' ? ' ' : content))
    .join('');

const IDENTIFIER = /^[a-z][A-Za-z]*(?:-[a-z]+)*$/;

/**
 * Every string of a JSON value that is not an identifier such as `heNormal` or `small-mark-fires`.
 * @param {unknown} value
 * @returns {string[]}
 */
function stringsIn(value) {
  if (typeof value === 'string') return IDENTIFIER.test(value) ? [] : [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(stringsIn);
}

/**
 * The sentences of one part: front matter, prose, formulas and code (each as one), and the words of its widgets.
 * @param {string} file
 * @param {string} text
 * @returns {Sentence[]}
 */
export function sentencesOfPart(file, text) {
  const matter = splitFrontMatter(text);
  if (matter === undefined) return [];
  const at = (/** @type {number} */ line) => (/** @type {string} */ sentence) => ({ file, line, text: sentence });
  const front = stringsIn(parseYaml(matter.yaml)).flatMap(splitSentences).map(at(1));
  const body = new MarkdownIt({ html: false }).parse(matter.body, {}).flatMap((token) => {
    const line = (token.map?.[0] ?? 0) + matter.firstLine;
    if (token.type === 'inline') return splitSentences(shown(token)).map(at(line));
    if (token.type !== 'fence') return [];
    if (!token.info.trim().startsWith('widget')) return [at(line)(oneLine(token.content))];
    return stringsIn(JSON.parse(token.content)).flatMap(splitSentences).map(at(line));
  });
  return [...front, ...body];
}

/**
 * The words of a lesson.json or challenge.json.
 * @param {string} file
 * @param {string} text
 * @returns {Sentence[]}
 */
function sentencesOfManifest(file, text) {
  const { title, description, resetLabel, summary, learnt } = JSON.parse(text);
  return stringsIn([title, description, resetLabel, summary, learnt])
    .flatMap(splitSentences)
    .map((sentence) => ({ file, line: 1, text: sentence }));
}

/**
 * Every English sentence under lessons/, those of the challenge's levels included, in the order of the files.
 * @param {string} root
 * @returns {Promise<Sentence[]>}
 */
export async function sentencesOfLessons(root) {
  const folders = [...(await lessonFolders(root)).map(({ name }) => `lessons/${name}`), ...(await levelFolders(root))];
  const sentences = [];
  for (const folder of folders) {
    for (const name of (await readdir(path.join(root, folder))).sort()) {
      const file = `${folder}/${name}`;
      const text = /\.md$|^(?:lesson|challenge)\.json$/.test(name) ? await readText(root, file) : undefined;
      if (text === undefined) continue;
      sentences.push(...(name.endsWith('.md') ? sentencesOfPart(file, text) : sentencesOfManifest(file, text)));
    }
  }
  return sentences;
}
