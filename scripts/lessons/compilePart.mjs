// @ts-expect-error js-yaml ships no types.
import { load as parseYaml } from 'js-yaml';
import { splitFrontMatter } from './frontMatter.mjs';
import { lineOfPath, parseJson } from './jsonText.mjs';
import { blocksOf, forbiddenIn, linksIn } from './markdown.mjs';

/** @typedef {Awaited<ReturnType<typeof import('./lessonFormat.mjs').loadLessonFormat>>} Format */
/** @typedef {import('../../src/lesson/lessonContent.js').PartContent} PartContent */
/** @typedef {import('../../src/lesson/lessonContent.js').ContentBlock} ContentBlock */
/** @typedef {{ href: string, text: string, line: number }} Link */
/** @typedef {(line: number, message: string) => void} Report */

const PART_FILE = /^(\d+)-([a-z0-9-]+)\.md$/;

/**
 * The options of one widget, or undefined if they are wrong.
 * @param {Format} format
 * @param {import('markdown-it').Token} token
 * @param {Report} report told of lines counted from the fence
 * @returns {Promise<Omit<Extract<ContentBlock, { kind: 'widget' }>, 'key'> | undefined>}
 */
async function compileWidget(format, token, report) {
  const { v } = format;
  const name = token.info.trim().split(/\s+/)[1] ?? '';
  if (!format.isWidgetName(name)) {
    report(0, `there is no widget "${name}"; there are ${Object.keys(format.widgetOptions).join(', ')}`);
    return undefined;
  }
  const parsed = await parseJson(token.content.trim() === '' ? '{}' : token.content);
  if (!('value' in parsed)) {
    report(parsed.line + 1, `the options of ${name} are not JSON: ${parsed.message}`);
    return undefined;
  }
  const options = v.safeParse(format.widgetOptions[name], parsed.value);
  if (options.success) return { kind: 'widget', name, options: options.output };
  for (const issue of options.issues) {
    const path = v.getDotPath(issue);
    report(lineOfPath(token.content, path) + 1, `${name}: ${path ?? 'options'}: ${issue.message}`);
  }
  return undefined;
}

/** @param {unknown} options */
function predictionOf(options) {
  return /** @type {{ prediction?: { id: string } }} */ (options).prediction?.id;
}

/**
 * Compiles one part and collects its links; `report(line, message)` is told of everything wrong in it, with lines from 1.
 * @param {{ format: Format, markdown: ReturnType<typeof import('./markdown.mjs').markdownRenderer>, text: string, file: string, resetLabel: string, partHeading: string, sources: readonly string[], report: Report }} work
 * @returns {Promise<{ part: PartContent, links: Link[] } | undefined>}
 */
export async function compilePart({ format, markdown, text, file, resetLabel, partHeading, sources, report }) {
  const [, digits, id] = PART_FILE.exec(file) ?? [];
  if (digits === undefined || id === undefined) {
    report(1, 'a part file is called <number>-<words>.md');
    return undefined;
  }
  const matter = splitFrontMatter(text);
  if (matter === undefined) {
    report(1, 'the front matter between two lines of --- is missing');
    return undefined;
  }
  const frontMatter = readFrontMatter(format, matter.yaml, report);
  if (frontMatter === undefined) return undefined;
  /** @type {Record<string, unknown>} */
  const environment = {};
  const tokens = markdown.parse(matter.body, environment);
  const lineOf = (/** @type {import('markdown-it').Token | undefined} */ token) =>
    (token?.map?.[0] ?? 0) + matter.firstLine;
  for (const token of tokens) {
    if (token.type === 'heading_open' && token.tag === 'h1') {
      report(lineOf(token), 'the heading of level 1 is made from the front matter: begin with ##');
    }
  }
  for (const { line, message } of forbiddenIn(tokens)) report(line + matter.firstLine, message);
  const keys = new Set();
  const predictions = new Set();
  /** @type {ContentBlock[]} */
  const blocks = [];
  for (const block of blocksOf(tokens)) {
    if (block.kind === 'prose') {
      const line = lineOf(block.tokens[0]);
      blocks.push(renderProse(markdown, block.tokens, environment, (message) => report(line, message)));
      continue;
    }
    const line = lineOf(block.token);
    const widget = await compileWidget(format, block.token, (offset, message) => report(line + offset, message));
    if (widget === undefined) continue;
    const prediction = predictionOf(widget.options);
    if (prediction !== undefined && predictions.has(prediction)) {
      report(line, `there are two predictions with the id "${prediction}" in this part`);
    }
    predictions.add(prediction);
    for (const message of missingSources(format, widget, sources)) report(line, message);
    let key = widget.name.valueOf();
    for (let count = 2; keys.has(key); count++) key = `${widget.name}-${count}`;
    keys.add(key);
    blocks.push({ ...widget, key });
  }
  const links = linksIn(tokens).map((link) => ({ ...link, line: link.line + matter.firstLine }));
  const number = Number(digits);
  const { title, summary, numbered } = frontMatter;
  const heading = numbered ? partHeading.replace('{number}', digits).replace('{title}', title) : title;
  return { part: { id, number, title, heading, summary, resetLabel, blocks }, links };
}

/**
 * The files that the buttons of a widget would open and that are not there.
 * @param {Format} format
 * @param {{ name: string, options: unknown }} widget
 * @param {readonly string[]} sources
 */
function missingSources({ COMMAND_SOURCES }, { name, options }, sources) {
  if (name !== 'editor-actions') return [];
  const { actions } = /** @type {import('../../src/lesson/widgets/editorActions.js').EditorActionsOptions} */ (options);
  return actions.flatMap(({ command, label }) =>
    COMMAND_SOURCES[command]
      .filter((file) => !sources.includes(file))
      .map((file) => `the button "${label}" opens sources/${file}, which is missing`),
  );
}

/**
 * @param {ReturnType<typeof import('./markdown.mjs').markdownRenderer>} markdown
 * @param {import('markdown-it').Token[]} tokens
 * @param {Record<string, unknown>} environment
 * @param {(message: string) => void} report
 * @returns {ContentBlock}
 */
function renderProse(markdown, tokens, environment, report) {
  try {
    const html = markdown.renderer.render(tokens, markdown.options, environment);
    if (/\sstyle=/.test(html)) report('the prose compiles to an inline style');
    return { kind: 'prose', html };
  } catch (error) {
    report(`a formula cannot be read: ${error instanceof Error ? error.message : String(error)}`);
    return { kind: 'prose', html: '' };
  }
}

/**
 * @param {Format} format
 * @param {string} yaml
 * @param {Report} report
 */
function readFrontMatter({ v, partFrontMatter }, yaml, report) {
  let raw;
  try {
    raw = parseYaml(yaml);
  } catch (error) {
    report(2, `front matter: ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)}`);
    return undefined;
  }
  const result = v.safeParse(partFrontMatter, raw);
  if (result.success) return result.output;
  for (const issue of result.issues) {
    const key = v.getDotPath(issue) ?? '';
    const line = yaml.split('\n').findIndex((one) => one.startsWith(`${key}:`));
    report(line < 0 ? 1 : line + 2, `front matter: ${key} ${issue.message}`);
  }
  return undefined;
}
