import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
// @ts-expect-error js-yaml ships no types.
import { load as parseYaml } from 'js-yaml';
import * as v from 'valibot';
import { splitFrontMatter } from '../lessons/frontMatter.mjs';
import { differingQuantities } from '../lessons/translation.mjs';

/** @typedef {import('../../src/lesson/challenge/challengeContent.js').ChallengeContent} ChallengeContent */
/** @typedef {import('../../src/lesson/challenge/challengeContent.js').StepContent} StepContent */
/** @typedef {import('../../src/lesson/challenge/challengeContent.js').StepWords} StepWords */
/** @typedef {Pick<typeof import('../../src/lesson/challenge/challengeContent.js'), 'challengeTranslation' | 'stepWords'>} Format */
/** @typedef {(file: string, line: number, message: string) => void} At */

/** Files of a level's language folder that it cannot do without. */
const MANIFEST = 'challenge.json';

/**
 * A level in another language: the folder holds the words alone, all else is the English level's. Undefined after problems were reported.
 * @param {{ format: Format, markdown: { render: (text: string) => string }, folder: string, language: string, level: ChallengeContent, stepFiles: readonly string[], at: At }} work
 * @returns {Promise<ChallengeContent | undefined>}
 */
export async function compileTranslation({ format, markdown, folder, language, level, stepFiles, at }) {
  const report = (/** @type {string} */ file, /** @type {number} */ line, /** @type {string} */ message) =>
    at(`${language}/${file}`, line, message);
  const files = await readdir(path.join(folder, language)).catch(() => /** @type {string[]} */ ([]));
  const missing = [MANIFEST, ...stepFiles].filter((file) => !files.includes(file));
  for (const file of missing) report(file, 1, 'the file is missing: a level is there in every language');
  for (const file of files) {
    if (file !== MANIFEST && !stepFiles.includes(file)) report(file, 1, 'the English level has no such file');
  }
  if (missing.length > 0) return undefined;
  const text = async (/** @type {string} */ file) =>
    (await readFile(path.join(folder, language, file), 'utf8')).replaceAll('\r\n', '\n');
  const manifest = v.safeParse(format.challengeTranslation, JSON.parse(await text(MANIFEST)));
  if (!manifest.success) {
    for (const issue of manifest.issues) report(MANIFEST, 1, `${v.getDotPath(issue) ?? ''}: ${issue.message}`);
    return undefined;
  }
  const { title, summary, learnt } = manifest.output;
  compareNumbers([level.title, level.summary, level.learnt], [title, summary, learnt], language, (message) =>
    report(MANIFEST, 1, message),
  );
  /** @type {StepContent[]} */
  const steps = [];
  for (const [index, english] of level.steps.entries()) {
    const file = stepFiles[index] ?? '';
    const say = (/** @type {string} */ message) => report(file, 1, message);
    const step = translatedStep(english, await text(file), { format, markdown, language, say });
    if (step !== undefined) steps.push(step);
  }
  return { ...level, title, summary, learnt, steps };
}

/**
 * @param {StepContent} english
 * @param {string} text
 * @param {{ format: Format, markdown: { render: (text: string) => string }, language: string, say: (message: string) => void }} work
 * @returns {StepContent | undefined}
 */
function translatedStep(english, text, { format, markdown, language, say }) {
  const matter = splitFrontMatter(text);
  if (matter === undefined) {
    say('the front matter between two lines of --- is missing');
    return undefined;
  }
  const parsed = v.safeParse(format.stepWords, parseYaml(matter.yaml));
  if (!parsed.success) {
    for (const issue of parsed.issues) say(`front matter: ${v.getDotPath(issue) ?? ''} ${issue.message}`);
    return undefined;
  }
  const words = parsed.output;
  const body = matter.body.trim();
  const ids = (/** @type {readonly { id: string }[] | undefined} */ choices) => choices?.map(({ id }) => id).join();
  if ('question' in english !== (words.question !== undefined)) say('one of the two languages has a question');
  const originals = 'choices' in english ? english.choices : undefined;
  if (ids(originals) !== ids(words.choices)) say(`the choices are not the English ones: ${ids(originals) ?? 'none'}`);
  compareNumbers(textsOf(english, english.markdown), textsOf(words, body), language, say);
  const common = { ...english, title: words.title, hints: words.hints, markdown: body, html: markdown.render(body) };
  if (common.kind === 'predict') return { ...common, question: words.question ?? common.question };
  if (common.kind !== 'question') return common;
  const choices = common.choices.map((choice) => ({ ...choice, ...words.choices?.find(({ id }) => id === choice.id) }));
  return { ...common, question: words.question ?? common.question, choices };
}

/**
 * All that a person reads of a step, in order.
 * @param {StepContent | StepWords} words
 * @param {string} body
 */
function textsOf(words, body) {
  const { title, hints } = words;
  const question = 'question' in words ? words.question : undefined;
  const choices = 'choices' in words ? words.choices : undefined;
  const answers = (choices ?? []).flatMap(({ label, feedback }) => [label, feedback]);
  return [title, ...hints, question ?? '', ...answers, body];
}

/**
 * @param {readonly string[]} english
 * @param {readonly string[]} translated
 * @param {string} language
 * @param {(message: string) => void} say
 */
function compareNumbers(english, translated, language, say) {
  for (const [index, text] of translated.entries()) {
    const { missing, added } = differingQuantities(english[index] ?? '', { text, language });
    if (missing.length > 0) say(`"${text}": the English text has ${missing.join(' and ')} here`);
    if (added.length > 0) say(`"${text}": the English text does not have ${added.join(' and ')} here`);
    const code = (/** @type {string} */ source) => (source.match(/`[^`]*`/g) ?? []).sort().join(' ');
    if (code(text) !== code(english[index] ?? '')) say(`"${text}": the code is not that of the English text`);
  }
}
