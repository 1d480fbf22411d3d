import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkClaims, compareClaims } from '../../../scripts/lessons/claims.mjs';
import { isQuantitative } from '../../../scripts/lessons/quantities.mjs';
import { sentencesOfPart } from '../../../scripts/lessons/sentences.mjs';
import { lessonClaims } from './claims/index.js';

const part = `---
title: Title
summary: Summary of ten words.
---

The *mark* fires in a **quarter** of the draws, see [Part 2](part:second). Nothing
else \`$0.25^4$\` happens.

- Raise the depth.

\`\`\`widget gradient-comparison
{ "setting": { "depth": 5, "networks": [{ "activation": "relu" }] }, "prediction": { "measure": "small-mark-fires", "question": "Will it fire twice?" } }
\`\`\`

\`\`\`ts
const units = 64;
\`\`\`
`;

describe('the sentences of a part', () => {
  it('are those a reader sees, each with the line of its paragraph, without the identifiers of a widget', () => {
    expect(sentencesOfPart('a.md', part).map(({ line, text }) => [line, text])).toEqual([
      [1, 'Title'],
      [1, 'Summary of ten words.'],
      [6, 'The mark fires in a quarter of the draws, see Part 2.'],
      [6, 'Nothing else $0.25^4$ happens.'],
      [9, 'Raise the depth.'],
      [11, 'Will it fire twice?'],
      [15, 'const units = 64;'],
    ]);
  });
});

describe('what needs evidence', () => {
  it.each([
    'It is 0.25.',
    'It happens in a quarter of the draws.',
    'About half of them die.',
    'Press it ten times.',
    'Hundreds of times less.',
    'In practically every draw.',
    'It never fires.',
    'It fires in no draw.',
    'They are nearly level.',
    'Twice as much.',
  ])('%s', (sentence) => expect(isQuantitative(sentence)).toBe(true));

  it.each(['Guess first, then press Run.', 'One uses sigmoid, the other ReLU.', 'Look at the first layer.'])(
    'not: %s',
    (sentence) => expect(isQuantitative(sentence)).toBe(false),
  );
});

describe('the list of evidence', () => {
  const sentences = [
    { file: 'a.md', line: 6, text: 'It fires in a quarter of the draws.' },
    { file: 'a.md', line: 7, text: 'Press Run.' },
  ];
  const list = (...own: readonly string[]) => [{ file: 'a.md', claims: own.map((sentence) => ({ sentence })) }];

  it('is complete when it has every quantitative sentence', () => {
    expect(compareClaims(sentences, list('It fires in a quarter of the draws.'))).toEqual([]);
  });

  it('lacks a number that somebody wrote or changed', () => {
    const [problem] = compareClaims(sentences, list());
    expect(problem).toMatchObject({ file: 'a.md', line: 6 });
    expect(problem?.message).toContain('"It fires in a quarter of the draws."');
  });

  it('may not keep evidence for a sentence that is gone', () => {
    const [problem] = compareClaims(sentences, list('It fires in a quarter of the draws.', 'It fires in a third.'));
    expect(problem?.message).toContain('not in the lesson: "It fires in a third."');
  });

  it('fits the lessons of this repository, and measures most of what it lists', async () => {
    const { problems, quantities } = await checkClaims(path.resolve(import.meta.dirname, '../../..'));
    expect(problems).toEqual([]);
    // The steps of the challenge mostly ask for something.
    const claims = lessonClaims.filter(({ file }) => !file.includes('/challenges/')).flatMap((file) => file.claims);
    expect(quantities).toBeGreaterThan(100);
    expect(claims.filter((claim) => 'evidence' in claim).length).toBeGreaterThan(0.7 * claims.length);
    expect(new Set(lessonClaims.map(({ file }) => file)).size).toBe(lessonClaims.length);
  });
});
