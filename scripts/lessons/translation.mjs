import { sentencesOfPart } from './sentences.mjs';
import { quantitiesIn } from './quantities.mjs';

/** @typedef {import('../../src/lesson/lessonContent.js').PartContent} PartContent */

/** Keys of a widget's options whose strings a translation writes anew. */
const WORDS = ['question', 'label', 'remark'];

/**
 * Options without the words that a translation writes anew.
 * @param {unknown} options
 */
const withoutWords = (options) =>
  JSON.stringify(options, (key, value) => (WORDS.includes(key) && typeof value === 'string' ? '' : value));

/** Code without the comments, which may be translated. */
const withoutComments = (/** @type {string} */ code) => code.replace(/\/\/[^\n]*/g, '').replace(/\s+/g, ' ');

/** The fences of a text with that language, in order. */
const fences = (/** @type {string} */ text, /** @type {string} */ language) =>
  [...text.matchAll(/^```(\w+)\n(.*?)^```/gms)]
    .filter(([, name]) => name === language)
    .map(([, , content = '']) => content);

const partLinks = (/** @type {string} */ text) =>
  [...text.matchAll(/\]\(((?:part|command):[^)]*)\)/g)].map(([, href]) => href).sort();

/**
 * What occurs more often in the first list than in the second.
 * @param {readonly string[]} some
 * @param {readonly string[]} others
 */
function surplus(some, others) {
  const left = [...others];
  return some.filter((one) => {
    const place = left.indexOf(one);
    if (place >= 0) left.splice(place, 1);
    return place < 0;
  });
}

/**
 * Compares a translated part with the English one: the same widgets with the same options, code, formulas and links, and the same numbers.
 * @param {{ text: string, part: PartContent }} english
 * @param {{ text: string, part: PartContent, language: string }} translated
 * @param {(line: number, message: string) => void} report
 */
export function compareTranslation(english, translated, report) {
  const widgets = (/** @type {PartContent} */ { blocks }) =>
    blocks.flatMap((block) => (block.kind === 'widget' ? [block] : []));
  const [own, originals] = [widgets(translated.part), widgets(english.part)];
  if (own.map(({ name }) => name).join() !== originals.map(({ name }) => name).join()) {
    report(1, `the widgets are not those of the English part: ${originals.map(({ name }) => name).join(', ')}`);
  }
  for (const [index, { key, options }] of own.entries()) {
    const original = originals[index];
    if (original !== undefined && withoutWords(options) !== withoutWords(original.options)) {
      report(1, `the options of ${key} differ from the English part in more than ${WORDS.join(', ')}`);
    }
  }
  if (partLinks(translated.text).join() !== partLinks(english.text).join()) {
    report(
      1,
      `the links to parts and commands are not those of the English part: ${partLinks(english.text).join(', ')}`,
    );
  }
  if (
    fences(translated.text, 'ts').map(withoutComments).join() !== fences(english.text, 'ts').map(withoutComments).join()
  ) {
    report(1, 'the code is not that of the English part');
  }
  compareNumbers(english.text, translated, report);
}

/**
 * The numbers that only one of two texts has.
 * @param {string} english
 * @param {{ text: string, language: string }} translated
 */
export function differingQuantities(english, { text, language }) {
  const [expected, found] = [quantitiesIn(english, 'en'), quantitiesIn(text, language)];
  return { missing: surplus(expected, found), added: surplus(found, expected) };
}

/**
 * @param {string} english
 * @param {{ text: string, language: string }} translated
 * @param {(line: number, message: string) => void} report
 */
function compareNumbers(english, { text, language }, report) {
  const [originals, own] = [paragraphs(english), paragraphs(text)];
  if (originals.length !== own.length) {
    report(1, `there are ${own.length} paragraphs, headings and items, in English ${originals.length}`);
    return;
  }
  for (const [index, { line, text: paragraph }] of own.entries()) {
    const { missing, added } = differingQuantities(originals[index]?.text ?? '', { text: paragraph, language });
    if (missing.length > 0) report(line, `the English paragraph has ${missing.join(' and ')} here`);
    if (added.length > 0) report(line, `the English paragraph does not have ${added.join(' and ')} here`);
  }
}

/**
 * The sentences that stand together, joined.
 * @param {string} text
 */
function paragraphs(text) {
  /** @type {{ line: number, text: string }[]} */
  const joined = [];
  for (const sentence of sentencesOfPart('', text)) {
    const last = joined.at(-1);
    if (last?.line === sentence.line) last.text += ` ${sentence.text}`;
    else joined.push({ line: sentence.line, text: sentence.text });
  }
  return joined;
}
