import fs from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { filesUnder } from '../project/contentStamp.mjs';
import { inProject, projectFolder } from '../project/paths.mjs';

/**
 * @typedef {object} Place
 * @property {string} file relative to the project
 * @property {number} line
 */
/** @typedef {Place & { text: string }} Written */
/**
 * @typedef {object} SourceSentences
 * @property {Map<string, Place>} sentences every sentence that can be translated, with its first place
 * @property {Written[]} unreadable calls whose sentence is not a literal, so that no translator can find it
 * @property {Written[]} untranslated words a page shows that do not pass through `l10n.t`
 */

/** What goes into other programs and their logs stays English, whatever the shell's language is. */
const untranslatedRooms = ['src/cli/'];

/** Attributes whose text a person sees or hears. */
const spokenAttributes = new Set(['aria-label', 'aria-description', 'title', 'placeholder', 'alt', 'label']);

/** Two letters in a row: a unit, a sign or a symbol is not a word. */
const hasWord = /\p{L}{2}/u;

/**
 * Reads every sentence of the source with TypeScript's own parser.
 * @param {string} [folder]
 * @returns {SourceSentences}
 */
export function sourceSentences(folder = inProject('src')) {
  /** @type {SourceSentences} */
  const found = { sentences: new Map(), unreadable: [], untranslated: [] };
  for (const file of filesUnder(folder).filter((name) => /(?<!\.d)\.tsx?$/.test(name))) {
    const name = path.relative(projectFolder, file).replaceAll(path.sep, '/');
    if (!untranslatedRooms.some((room) => name.startsWith(room))) readFile(name, fs.readFileSync(file, 'utf8'), found);
  }
  return found;
}

/**
 * @param {string} file
 * @param {string} text
 * @param {SourceSentences} found
 */
export function readFile(file, text, found) {
  const kind = file.endsWith('.tsx') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, kind);
  /** @param {ts.Node} node @returns {Place} */
  const placeOf = (node) => ({
    file,
    line: source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1,
  });
  /** @param {ts.Node} node */
  const visit = (node) => {
    if (ts.isCallExpression(node) && isTranslation(node.expression)) {
      const [sentence] = node.arguments;
      if (sentence !== undefined && ts.isStringLiteralLike(sentence)) {
        if (!found.sentences.has(sentence.text)) found.sentences.set(sentence.text, placeOf(node));
      } else found.unreadable.push({ ...placeOf(node), text: node.getText(source).split('\n')[0] ?? '' });
    }
    const shown = shownText(node);
    if (shown !== undefined && hasWord.test(shown)) found.untranslated.push({ ...placeOf(node), text: shown.trim() });
    ts.forEachChild(node, visit);
  };
  visit(source);
}

/**
 * `l10n.t` and `vscode.l10n.t`.
 * @param {ts.Expression} callee
 */
function isTranslation(callee) {
  return (
    ts.isPropertyAccessExpression(callee) && callee.name.text === 't' && /(^|\.)l10n$/.test(callee.expression.getText())
  );
}

/**
 * The words that JSX shows as they stand.
 * @param {ts.Node} node
 * @returns {string | undefined}
 */
function shownText(node) {
  if (ts.isJsxText(node)) return node.text.replace(/&\w+;/g, ' ');
  if (!ts.isStringLiteralLike(node) && !ts.isTemplateExpression(node)) return undefined;
  const context = jsxContext(node);
  if (context === undefined) return undefined;
  return ts.isStringLiteralLike(node) ? node.text : node.getText();
}

/**
 * Where a literal is shown, directly or as the outcome of a condition: as a child, or in an attribute that is read out.
 * @param {ts.Node} node
 * @returns {'child' | 'attribute' | undefined}
 */
function jsxContext(node) {
  let child = node;
  let parent = node.parent;
  while (
    ts.isParenthesizedExpression(parent) ||
    (ts.isConditionalExpression(parent) && parent.condition !== child) ||
    (ts.isBinaryExpression(parent) && parent.right === child)
  ) {
    child = parent;
    parent = parent.parent;
  }
  if (ts.isJsxAttribute(parent)) return spokenAttributes.has(parent.name.getText()) ? 'attribute' : undefined;
  if (!ts.isJsxExpression(parent)) return undefined;
  if (ts.isJsxAttribute(parent.parent))
    return spokenAttributes.has(parent.parent.name.getText()) ? 'attribute' : undefined;
  return 'child';
}
