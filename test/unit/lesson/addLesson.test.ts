import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { compareClaims } from '../../../scripts/lessons/claims.mjs';
import { sentencesOfLessons } from '../../../scripts/lessons/sentences.mjs';
import { widgetOptions } from '../../../src/lesson/widgets/index.js';
import { repository, useLessonProject } from './lessonFixture.js';

const { compileFiles, root } = useLessonProject();

const text = readFileSync(path.join(repository, 'CONTRIBUTING.md'), 'utf8');
const section = /^## Add a lesson\n(.*?)(?=^## |$(?![^]))/ms.exec(text)?.[1] ?? '';

/** The files that the section has a person write: the last file named before a block, and the block without its indent. */
function writtenFiles(): Readonly<Record<string, string>> {
  const files: Record<string, string> = {};
  for (const block of section.matchAll(/^( *)(`{3,})(?:json|markdown)\n(.*?)^\1\2$/gms)) {
    const [, indent = '', , content = ''] = block;
    const named = [...section.slice(0, block.index).matchAll(/`lessons\/([a-z0-9/-]+\.(?:json|md))`/g)].at(-1)?.[1];
    if (named === undefined) throw new Error('a block does not say which file it is');
    files[named] = content.replaceAll(new RegExp(`^${indent}`, 'gm'), '');
  }
  return files;
}

const hosts = readFileSync(path.join(repository, 'lessons/link-hosts.json'), 'utf8');

describe('adding a lesson as CONTRIBUTING.md says', () => {
  it('gives a lesson that compiles and needs no evidence', async () => {
    const { 'depth-and-width/de/lesson.json': german, ...english } = writtenFiles();
    expect(german).toBeDefined();
    expect(Object.keys(english)).toEqual(['depth-and-width/lesson.json', 'depth-and-width/1-grow.md']);
    const { lessons, problems } = await compileFiles({ ...english, 'link-hosts.json': hosts });
    expect(problems).toEqual([]);
    expect(lessons).toHaveLength(1);
    expect(lessons[0]?.parts[0]).toMatchObject({ id: 'grow', heading: 'Part 1 - Grow' });
    expect(lessons[0]?.parts[0]?.blocks.map(({ kind }) => kind)).toEqual(['prose', 'widget', 'prose']);
    expect(compareClaims(await sentencesOfLessons(root()), [])).toEqual([]);
  });

  it('and in German with the manifest it shows', async () => {
    const files = writtenFiles();
    const part = files['depth-and-width/1-grow.md'] ?? '';
    const { translations, problems } = await compileFiles({
      ...files,
      'link-hosts.json': hosts,
      'depth-and-width/de/1-grow.md': part
        .replace('title: Grow', 'title: Wachsen')
        .replace("Which network's first layer gets by far the smaller gradient?", 'Welches Netz?'),
    });
    expect(problems).toEqual([]);
    expect(translations[0]).toMatchObject({ language: 'de', lesson: { title: 'Tiefe und Breite' } });
    expect(translations[0]?.lesson.parts[0]?.heading).toBe('Teil 1 - Wachsen');
  });

  it('names every widget', () => {
    for (const name of Object.keys(widgetOptions)) expect(section).toContain(`\`${name}\``);
  });
});
