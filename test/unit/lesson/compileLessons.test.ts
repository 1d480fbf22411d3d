import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { compileLessons } from '../../../scripts/compile-lessons.mjs';
import { lessonContent } from '../../../src/lesson/lessonContent.js';
import { frontMatter, repository, useLessonProject } from './lessonFixture.js';

const { compile, compileFiles } = useLessonProject();

const prediction = (id: string) =>
  `"prediction":{"id":"${id}","question":"Which?","measure":"small-mark-fires","choices":[{"answer":"first","label":"A"},{"answer":"second","label":"B"}]}`;
const comparison = (more = '') =>
  `\`\`\`widget gradient-comparison\n{"data":{"kind":"row","input":[1]},"setting":{"networks":[{"activation":"relu","initializer":"heNormal"},{"activation":"tanh","initializer":"heNormal"}],"depth":5,"width":8,"seed":1,"draws":1,"target":0.8}${more}}\n\`\`\`\n`;
const button = (command: string) =>
  `\`\`\`widget editor-actions\n{ "actions": [{ "command": "${command}", "label": "Open" }] }\n\`\`\`\n`;

describe('compiling lessons', () => {
  it('accepts the lessons of this repository, every one in German too', async () => {
    const { lessons, translations, problems } = await compileLessons(repository);
    expect(problems).toEqual([]);
    for (const lesson of [...lessons, ...translations.map((one) => one.lesson)]) {
      expect(v.safeParse(lessonContent, lesson).issues).toBeUndefined();
    }
    expect(translations.map(({ language, lesson }) => `${lesson.id}.${language}`).sort()).toEqual(
      lessons.map(({ id }) => `${id}.de`).sort(),
    );
  });

  it('makes headings, prose, MathML without inline style and highlighted code', async () => {
    const { lessons, problems } = await compile({
      '1-first.md': `${frontMatter}A formula \`$\\frac{1}{4}$\` where x < y.\n\n\`\`\`math\n\\begin{cases}1\\\\0\\end{cases}\n\`\`\`\n\n\`\`\`ts\nconst depth = 5;\n\`\`\`\n`,
    });
    expect(problems).toEqual([]);
    const [part] = lessons[0]?.parts ?? [];
    expect(part).toMatchObject({ id: 'first', number: 1, heading: 'Part 1 - Title' });
    const html = part?.blocks.map((block) => (block.kind === 'prose' ? block.html : '')).join('') ?? '';
    expect(html).toContain('<mfrac><mn>1</mn><mn>4</mn></mfrac>');
    expect(html).toContain('<math display="block"');
    expect(html).not.toContain('style=');
    expect(html).toContain('<span class="tok-keyword">const</span>');
    expect(html).toContain('where x &lt; y');
  });

  it('puts widgets between the prose, each with a key of its own', async () => {
    const { lessons, problems } = await compile({
      '1-first.md': `${frontMatter}Before.\n\n${comparison()}\nBetween.\n\n${comparison()}`,
    });
    expect(problems).toEqual([]);
    expect(lessons[0]?.parts[0]?.blocks.map((block) => (block.kind === 'widget' ? block.key : block.kind))).toEqual([
      'prose',
      'gradient-comparison',
      'prose',
      'gradient-comparison-2',
    ]);
  });

  it('accepts links to listed hosts and buttons whose files are there', async () => {
    const { problems } = await compileFiles({
      'link-hosts.json': '["example.org"]',
      'sample/lesson.json': '{"id":"sample","title":"T","description":"D.","parts":["1-first.md"]}',
      'sample/1-first.md': `${frontMatter}[here](https://example.org/page) and [Part 1](part:first)\n\n${button('showFix')}`,
      'sample/sources/broken.ts': '',
      'sample/sources/fixed.ts': '',
    });
    expect(problems).toEqual([]);
  });

  it.each([
    ['an unknown widget', '```widget gradient-comparision\n{}\n```\n', 5, 'there is no widget "gradient-comparision"'],
    ['options that are not JSON', 'Text.\n\n```widget gradient-comparison\n{\n  ,}\n```\n', 9, 'are not JSON'],
    [
      'options that are missing',
      '```widget gradient-comparison\n{"data":{"kind":"row","input":[1]}}\n```\n',
      6,
      'gradient-comparison: setting',
    ],
    [
      'an option with a wrong value',
      '```widget derivative-product\n{\n  "width": 8,\n  "input": [1],\n  "bound": -1,\n  "setting": {"activations":["relu","relu"],"initializer":"heNormal","layers":2,"seed":1,"draws":1}\n}\n```\n',
      9,
      'derivative-product: bound',
    ],
    [
      'two predictions of one id',
      `${comparison(`,${prediction('which')}`)}\n${comparison(`,${prediction('which')}`)}`,
      9,
      'two predictions with the id "which"',
    ],
    ['a missing solution', button('showFix'), 5, 'the button "Open" opens sources/fixed.ts, which is missing'],
    ['a button for nothing', button('format'), 6, 'editor-actions: actions.0.command'],
    ['a formula that cannot be read', 'A `$\\frac{1}$`.\n', 5, 'a formula cannot be read'],
    ['a link to a missing part', 'Text\n[here](part:nowhere)\n', 5, 'there is no part "nowhere"'],
    ['a link that calls a part by another number', 'Text\n[Part 2](part:first)\n', 5, '"Part 2" leads to part 1'],
    ['a link to a heading', '## More\n\n[here](#more)\n', 7, 'cannot lead to a heading ("#more")'],
    ['an unknown command', '[here](command:format)\n', 5, 'there is no lesson command "format"'],
    ['a link without encryption', '[here](http://example.org)\n', 5, 'not to "http://example.org"'],
    ['a link to a host that is not listed', '[here](https://example.com)\n', 5, 'does not list the host "example.com"'],
    ['a script in a link', '[here](javascript:alert(1))\n', 5, 'not to "javascript:alert(1)"'],
    ['an automatic link', '<https://example.com>\n', 5, 'does not list the host "example.com"'],
    ['a relative link', '[here](other.md)\n', 5, 'not to "other.md"'],
    ['HTML', 'Text.\n\nSome <b>bold</b> words.\n', 7, 'a lesson has no HTML: <b> would be shown as text'],
    ['a script', '<script>alert(1)</script>\n', 5, 'a lesson has no HTML: <script>'],
    ['a picture', '![alt](https://example.org/x.png)\n', 5, 'a lesson has no pictures'],
    ['a heading of level 1', '# Title\n', 5, 'begin with ##'],
  ])('finds %s and its line', async (_name, body, line, message) => {
    await compileFiles({ 'sample/sources/broken.ts': '' });
    const { problems } = await compile({ '1-first.md': frontMatter + body });
    expect(problems.map((problem) => problem.message)).toContainEqual(expect.stringContaining(message));
    expect(problems.find((problem) => problem.message.includes(message))).toMatchObject({
      file: 'lessons/sample/1-first.md',
      line,
    });
    expect(new Set(problems.map((problem) => problem.line))).toEqual(new Set([line]));
  });

  it.each([
    ['a missing front matter', { '1-first.md': 'Text.\n' }, {}, '1-first.md:1', 'the front matter between two lines'],
    ['a front matter without a title', { '1-first.md': '---\nsummary: S.\n---\n' }, {}, '1-first.md:1', 'title'],
    [
      'an unknown key in the front matter',
      { '1-first.md': '---\ntitle: T\nsummary: S.\nauthor: me\n---\n' },
      {},
      '1-first.md:4',
      'author',
    ],
    ['a front matter that is not YAML', { '1-first.md': '---\ntitle: "T\n---\n' }, {}, '1-first.md:2', 'front matter'],
    ['a file name without a number', { 'first.md': frontMatter }, {}, 'first.md:1', '<number>-<words>.md'],
    [
      'an id that is not the folder',
      { '1-first.md': frontMatter },
      { id: 'other' },
      'lesson.json:1',
      "the folder's name",
    ],
    [
      'a listed part that does not exist',
      { '1-first.md': frontMatter },
      { parts: ['1-first.md', '2-second.md'] },
      'lesson.json:1',
      '2-second.md does not exist',
    ],
    [
      'a part that is not listed',
      { '1-first.md': frontMatter, '2-second.md': frontMatter },
      { parts: ['1-first.md'] },
      'lesson.json:1',
      '2-second.md is not listed',
    ],
    [
      'parts out of order',
      { '1-first.md': frontMatter, '2-second.md': frontMatter },
      { parts: ['2-second.md', '1-first.md'] },
      'lesson.json:1',
      'not in the order',
    ],
    [
      'two parts of one id',
      { '1-first.md': frontMatter, '2-first.md': frontMatter },
      {},
      'lesson.json:1',
      'two parts have the id "first"',
    ],
    ['an unknown key', { '1-first.md': frontMatter }, { author: 'me' }, 'lesson.json:8', 'author'],
    ['a title that is no text', { '1-first.md': frontMatter }, { title: 5 }, 'lesson.json:3', 'title'],
  ])('finds %s', async (_name, parts, manifest, place, message) => {
    const { problems } = await compile(parts, manifest);
    const told = problems.map((problem) => `${problem.file}:${problem.line}: ${problem.message}`);
    expect(told).toHaveLength(1);
    expect(told[0]).toContain(`lessons/sample/${place}: `);
    expect(told[0]).toContain(message);
  });

  it.each([
    ['a folder without a lesson.json', { 'empty/notes.txt': '' }, 'lessons/empty/lesson.json:1', 'the file is missing'],
    [
      'a lesson.json that is not JSON',
      { 'sample/lesson.json': '{\n "id":,\n}' },
      'lessons/sample/lesson.json:2',
      'not JSON',
    ],
    [
      'a folder that is no language',
      {
        'sample/lesson.json': '{"id":"sample","title":"T","description":"D.","parts":["1-first.md"]}',
        'sample/1-first.md': frontMatter,
        'sample/pictures/a.png': '',
      },
      'lessons/sample/lesson.json:1',
      'neither sources nor a language',
    ],
  ])('finds %s', async (_name, files, place, message) => {
    const { problems } = await compileFiles(files);
    const told = problems.map((problem) => `${problem.file}:${problem.line}: ${problem.message}`);
    expect(told).toHaveLength(1);
    expect(told[0]).toContain(`${place}: `);
    expect(told[0]).toContain(message);
  });
});
