import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compileLessons } from '../../../scripts/compile-lessons.mjs';

const repository = path.resolve(import.meta.dirname, '../../..');
let root: string;

beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'hostile-'));
  for (const name of ['src', 'node_modules']) await symlink(path.join(repository, name), path.join(root, name));
  await mkdir(path.join(root, 'lessons', 'sample'), { recursive: true });
  await writeFile(
    path.join(root, 'lessons', 'sample', 'lesson.json'),
    JSON.stringify({ id: 'sample', title: 'Sample', description: 'One.', parts: ['1-first.md'] }),
  );
});
afterAll(() => rm(root, { recursive: true, force: true }));

async function compiled(body: string) {
  await writeFile(
    path.join(root, 'lessons', 'sample', '1-first.md'),
    `---\ntitle: Title\nsummary: Summary.\n---\n${body}\n`,
  );
  const { lessons, problems } = await compileLessons(root);
  const html = lessons
    .flatMap(({ parts }) => parts)
    .flatMap(({ blocks }) => blocks)
    .map((block) => (block.kind === 'prose' ? block.html : ''))
    .join('');
  return { html, problems };
}

const dangerousTag = /^<\/?(script|iframe|object|embed|link|meta|base|form|style|img|svg|video|audio|input)\b/i;
const safeAddress = /^(https:\/\/|part:|command:)/;

/** Tags that could run, load or submit something, and attributes that could do so in any tag. */
function dangersIn(html: string): string[] {
  const tags = html.match(/<[^>"]*("[^"]*"[^>"]*)*>/g) ?? [];
  return tags.filter((tag) => {
    const attributes = [...tag.matchAll(/\s([\w-]+)\s*=\s*"([^"]*)"/g)];
    return (
      dangerousTag.test(tag) ||
      attributes.some(
        ([, name = '', value = '']) => /^on/i.test(name) || (/^(href|src)$/i.test(name) && !safeAddress.test(value)),
      )
    );
  });
}

describe('Markdown that means harm', () => {
  it.each([
    '<script>alert(1)</script>',
    'text <img src=x onerror=alert(1)> text',
    '<iframe src="https://example.org"></iframe>',
    '<a href="javascript:alert(1)">here</a>',
    '[here](javascript:alert(1))',
    '[here](JaVaScRiPt:alert(1))',
    '[here](data:text/html;base64,PHNjcmlwdD4=)',
    '[here](vbscript:x)',
    '![picture](https://example.org/x.png)',
    '<https://example.org/"onmouseover="alert(1)>',
    '```ts\n"</code></pre><script>alert(1)</script>"\n```',
    '```html\n<script>alert(1)</script>\n```',
    '`$\\href{javascript:alert(1)}{x}$`',
    '`$\\text{<script>alert(1)</script>}$`',
    '[here](https://example.org "title\\" onclick=\\"alert(1)")',
  ])('is text, or refused: %s', async (body) => {
    const { html, problems } = await compiled(body).catch((error: unknown) => ({
      html: '',
      problems: [String(error)],
    }));
    if (problems.length === 0) expect(dangersIn(html)).toEqual([]);
  });

  it.each([
    'command:workbench.action.terminal.new',
    'command:gradientLens.resetProgress',
    'vscode://settings',
    '//host/x',
  ])('may not link to %s', async (address) => {
    const { problems } = await compiled(`[here](${address})`);
    expect(problems).toHaveLength(1);
  });

  it('would be noticed here', () => {
    expect(
      dangersIn('<p title="a > b"><a href="javascript:x">y</a><b onclick="x">z</b><img src="https://x">'),
    ).toHaveLength(3);
  });

  it('is in none of the lessons of this repository', async () => {
    const { lessons } = await compileLessons(repository);
    const html = lessons
      .flatMap(({ parts }) => parts)
      .flatMap(({ blocks }) => blocks)
      .map((block) => (block.kind === 'prose' ? block.html : ''));
    expect(html.length).toBeGreaterThan(20);
    for (const block of html) expect(dangersIn(block)).toEqual([]);
  });
});
