import { classHighlighter, highlightCode } from '@lezer/highlight';
import { parser as javascriptParser } from '@lezer/javascript';
import MarkdownIt from 'markdown-it';
import temml from 'temml';

const typescriptParser = javascriptParser.configure({ dialect: 'ts' });

const escapeHtml = (/** @type {string} */ text) =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

/**
 * MathML without style attributes, which the pages' content security policy refuses.
 * @param {string} source
 * @param {{ display: boolean, decimalMark: string }} how
 */
function mathematics(source, { display, decimalMark }) {
  const html = temml.renderToString(source, { displayMode: display, throwOnError: true });
  return html.replace(/ style="[^"]*"/g, '').replace(/(<mn>\d*)\.(?=\d+<\/mn>)/g, `$1${decimalMark}`);
}

/**
 * Source code as spans with the classes of `classHighlighter` (`tok-keyword`, `tok-string`, ...).
 * @param {string} code
 */
function highlighted(code) {
  let html = '';
  highlightCode(
    code,
    typescriptParser.parse(code),
    classHighlighter,
    (text, classes) => {
      html += classes ? `<span class="${classes}">${escapeHtml(text)}</span>` : escapeHtml(text);
    },
    () => {
      html += '\n';
    },
  );
  return html;
}

/**
 * `` `$...$` `` is inline mathematics, a `math` fence displayed mathematics, a `ts` fence highlighted code; HTML is text. Formulas are
 * written alike in every language and shown with the decimal mark of theirs.
 * @param {string} [language]
 */
export function markdownRenderer(language = 'en') {
  const decimalMark =
    new Intl.NumberFormat(language).formatToParts(0.5).find(({ type }) => type === 'decimal')?.value ?? '.';
  const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false });
  // Every target becomes a link, so that the check of links sees it; nothing is built while one is not allowed.
  markdown.validateLink = () => true;
  const plainCode = markdown.renderer.rules.code_inline;
  markdown.renderer.rules.code_inline = (tokens, index, options, environment, renderer) => {
    const formula = /^\$(.*)\$$/s.exec(tokens[index]?.content ?? '')?.[1];
    if (formula !== undefined) return mathematics(formula, { display: false, decimalMark });
    return plainCode?.(tokens, index, options, environment, renderer) ?? '';
  };
  markdown.renderer.rules.fence = (tokens, index) => {
    const { info = '', content = '' } = tokens[index] ?? {};
    const language = info.trim();
    if (language === 'math') return mathematics(content.trim(), { display: true, decimalMark });
    const code = content.replace(/\n$/, '');
    const body = language === 'ts' ? highlighted(code) : escapeHtml(code);
    return `<pre tabindex="0"><code>${body}</code></pre>\n`;
  };
  return markdown;
}

/** @typedef {import('markdown-it').Token} Token */

/**
 * Tokens grouped into runs of prose and single widgets, in order.
 * @param {readonly Token[]} tokens
 * @returns {({ kind: 'widget', token: Token } | { kind: 'prose', tokens: Token[] })[]}
 */
export function blocksOf(tokens) {
  /** @type {({ kind: 'widget', token: Token } | { kind: 'prose', tokens: Token[] })[]} */
  const blocks = [];
  for (const token of tokens) {
    const last = blocks.at(-1);
    if (token.type === 'fence' && token.info.trim().startsWith('widget')) blocks.push({ kind: 'widget', token });
    else if (last?.kind === 'prose') last.tokens.push(token);
    else blocks.push({ kind: 'prose', tokens: [token] });
  }
  return blocks;
}

/**
 * Links with the first text inside them and, inside a block, its line.
 * @param {readonly Token[]} tokens
 * @returns {{ href: string, text: string, line: number }[]}
 */
export function linksIn(tokens) {
  return tokens.flatMap((block) =>
    (block.children ?? []).flatMap((token, index, children) => {
      if (token.type !== 'link_open') return [];
      const next = children[index + 1];
      const text = next?.type === 'text' ? next.content : '';
      return [{ href: String(token.attrGet('href') ?? ''), text, line: block.map?.[0] ?? 0 }];
    }),
  );
}

const TAG = /<\/?[a-z][a-z0-9-]*(?:\s[^>]*)?\/?>|<!--/i;

/**
 * What Markdown would allow and a lesson does not: HTML, which would be shown as text, and pictures, which a page may not load.
 * @param {readonly Token[]} tokens
 * @returns {{ line: number, message: string }[]}
 */
export function forbiddenIn(tokens) {
  return tokens.flatMap((block) => {
    const line = block.map?.[0] ?? 0;
    return (block.children ?? []).flatMap(({ type, content }) => {
      const tag = type === 'text' ? TAG.exec(content)?.[0] : undefined;
      if (tag !== undefined) return [{ line, message: `a lesson has no HTML: ${tag} would be shown as text` }];
      return type === 'image' ? [{ line, message: 'a lesson has no pictures: use a widget' }] : [];
    });
  });
}
