import { describe, expect, it } from 'vitest';
import { quantitiesIn } from '../../../scripts/lessons/quantities.mjs';
import { chosenLanguage } from '../../../src/lesson/chosenLanguage.js';
import { useLessonProject } from './lessonFixture.js';

const { compileFiles } = useLessonProject();

const widget = (label: string, mark = 0.001) =>
  `\`\`\`widget activation-chooser\n{"inputs":2,"hiddenUnits":[4],"mark":${mark},"setting":{"activations":["relu"],"initializer":"heNormal","target":0.5,"seed":1,"draws":1},"prediction":{"id":"passes","question":"${label}?","measure":"passes","choices":[{"answer":"yes","label":"${label}"},{"answer":"no","label":"No"}]}}\n\`\`\`\n`;

const english = `---
title: First
summary: A summary.
---

Ten draws give 0.25, as \`$0.5^2$\` and \`0.25\`, see [Part 1](part:first).

${widget('Yes')}
\`\`\`ts
const units = 4; // units
\`\`\`

A thousand rows, 1,000 in all.
`;
const german = `---
title: Erster
summary: Eine Zusammenfassung.
---

Zehn Ziehungen ergeben 0,25, wie \`$0.5^2$\` und \`0.25\`, siehe [Teil 1](part:first).

${widget('Ja')}
\`\`\`ts
const units = 4; // Einheiten
\`\`\`

Tausend Zeilen, insgesamt 1.000.
`;
const manifest = { title: 'Probe', description: 'Eine.', resetLabel: 'Zurück', partHeading: 'Teil {number}: {title}' };

function compile(part: string | undefined, ownManifest: object = manifest) {
  return compileFiles({
    'sample/lesson.json': '{"id":"sample","title":"Sample","description":"One.","parts":["1-first.md"]}',
    'sample/1-first.md': english,
    'sample/de/lesson.json': JSON.stringify(ownManifest, null, 2),
    ...(part !== undefined && { 'sample/de/1-first.md': part }),
  });
}

describe('a translated lesson', () => {
  it('has the same parts and widgets with words of its own', async () => {
    const { translations, problems } = await compile(german);
    expect(problems).toEqual([]);
    expect(translations).toHaveLength(1);
    expect(translations[0]).toMatchObject({ language: 'de', lesson: { id: 'sample', title: 'Probe' } });
    const [part] = translations[0]?.lesson.parts ?? [];
    expect(part).toMatchObject({ id: 'first', number: 1, heading: 'Teil 1: Erster', resetLabel: 'Zurück' });
    expect(JSON.stringify(part?.blocks)).toContain('"question":"Ja?"');
  });

  it('shows its formulas with the decimal mark of its language, and its code as it is', async () => {
    const { lessons, translations } = await compile(german);
    const texts = [lessons[0], translations[0]?.lesson].map((lesson) => JSON.stringify(lesson?.parts[0]?.blocks));
    expect(texts[0]).toContain('<mn>0.5</mn>');
    expect(texts[1]).toContain('<mn>0,5</mn>');
    expect(texts[1]).toContain('<code>0.25</code>');
  });

  it.each([
    ['a missing part', undefined, 'lesson.json:1', '1-first.md does not exist'],
    ['another number', german.replace('0,25', '0,26'), '1-first.md:6', 'the English paragraph has 0.25 here'],
    ['another number word', german.replace('Zehn', 'Zwölf'), '1-first.md:6', 'does not have 12 here'],
    ['a missing paragraph', german.replace(/Tausend.*\n/, ''), '1-first.md:1', 'paragraphs'],
    [
      'another option',
      german.replace(widget('Ja'), widget('Ja', 0.01)),
      '1-first.md:1',
      'the options of activation-chooser',
    ],
    ['a missing widget', german.replace(widget('Ja'), ''), '1-first.md:1', 'the widgets are not those'],
    ['other code', german.replace('units = 4', 'units = 5'), '1-first.md:1', 'the code is not that'],
    ['a missing link', german.replace('[Teil 1](part:first)', 'Teil 1'), '1-first.md:1', 'the links'],
    ['a link by another number', german.replace('[Teil 1]', '[Teil 2]'), '1-first.md:6', '"Teil 2" leads to part 1'],
  ])('may not have %s', async (_name, part, place, message) => {
    const { problems } = await compile(part);
    const told = problems.map((problem) => `${problem.file}:${problem.line}: ${problem.message}`);
    expect(told).toContainEqual(expect.stringContaining(message));
    expect(told.find((one) => one.includes(message))).toContain(`lessons/sample/de/${place}: `);
  });

  it('needs all words of its manifest', async () => {
    const { problems } = await compile(german, { ...manifest, partHeading: 'Teil' });
    expect(problems.map(({ line, message }) => [line, message])).toEqual([
      [5, 'partHeading: must contain {number} and {title}'],
    ]);
  });
});

describe('numbers in two languages', () => {
  it.each([
    ['twice 1,000 and a quarter of 0.001', 'zweimal 1.000 und ein Viertel von 0,001'],
    ['ten times, hundreds of times', 'zehnmal, hunderte Male'],
    ['a thousandth, a million, several hundred billion', 'ein Tausendstel, eine Million, mehrere hundert Milliarden'],
    ['above 1,000,000', 'über 1\u202f000\u202f000'],
    ['the second of three', 'das zweite von drei'],
    ['one half of eight', 'die Hälfte von acht'],
  ])('%s', (one, other) => expect(quantitiesIn(other, 'de').sort()).toEqual(quantitiesIn(one, 'en').sort()));
});

describe('the language of a lesson', () => {
  it.each([
    ['de', ['de'], 'de'],
    ['de-AT', ['de'], 'de'],
    ['pt-br', ['pt', 'pt-br'], 'pt-br'],
    ['en', ['de'], null],
    ['fr', ['de'], null],
  ] as const)('for %s out of %j is %s', (editor, languages, expected) =>
    expect(chosenLanguage(editor, languages)).toBe(expected),
  );
});
