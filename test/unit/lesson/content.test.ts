import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import {
  challengeContent,
  challengeManifest,
  stepFrontMatter,
} from '../../../src/lesson/challenge/challengeContent.js';
import { lessonContent, lessonManifest, partFrontMatter } from '../../../src/lesson/lessonContent.js';
import { compileChallenges } from '../../../scripts/compile-challenges.mjs';
import { textOf } from './challenge/levels.js';
import { repository } from './lessonFixture.js';

/** Every sentence of what is wrong, with its place. */
const problems = (schema: v.GenericSchema, value: unknown) =>
  v.safeParse(schema, value).issues?.map((issue) => `${v.getDotPath(issue) ?? ''}: ${issue.message}`) ?? [];

const widget = {
  kind: 'widget',
  key: 'a',
  name: 'editor-actions',
  options: { actions: [{ command: 'openSampleModel', label: 'Open' }] },
};
const part = {
  id: 'first',
  number: 1,
  title: 'First',
  heading: 'Part 1 - First',
  summary: 'One.',
  resetLabel: 'Reset',
  blocks: [{ kind: 'prose', html: '<p>Text</p>' }, widget],
};
const lesson = { id: 'sample', title: 'Sample', description: 'One.', parts: [part] };

describe('a compiled lesson', () => {
  it('is taken as it is', () => {
    expect(v.parse(lessonContent, lesson)).toEqual(lesson);
  });

  it.each<[string, object, string]>([
    ['a widget that there is not', { name: 'iframe' }, 'there is no such widget'],
    ['a widget by a name that every object has', { name: 'constructor' }, 'there is no such widget'],
    ['a widget by a number', { name: 3 }, 'there is no such widget'],
    ['options of another widget', { options: { illustration: [] } }, 'the options do not fit the widget'],
    [
      'a command that lessons may not run',
      { options: { actions: [{ command: 'workbench.action.terminal.new', label: 'x' }] } },
      'the options do not fit the widget',
    ],
  ])('may not have %s', (_what, change, problem) => {
    const blocks = [{ ...widget, ...change }];
    expect(problems(lessonContent, { ...lesson, parts: [{ ...part, blocks }] })).toEqual([
      expect.stringContaining(problem),
    ]);
  });

  it.each<[string, object]>([
    ['no parts', { parts: [] }],
    ['an id that is a path', { id: '../secret' }],
    ['no title', { title: '' }],
    ['a key of its own', { script: 'alert(1)' }],
  ])('may not have %s', (_what, change) => {
    expect(v.is(lessonContent, { ...lesson, ...change })).toBe(false);
  });
});

describe('the manifest of a lesson', () => {
  const manifest = { id: 'sample', title: 'Sample', description: 'One.', parts: ['1-first.md'] };

  it('says in English what is not said', () => {
    expect(v.parse(lessonManifest, manifest)).toMatchObject({
      resetLabel: "Reset to the lesson's setting",
      partHeading: 'Part {number} - {title}',
      order: 0,
    });
    expect(v.parse(partFrontMatter, { title: 'First', summary: 'One.' }).numbered).toBe(true);
  });

  it.each(['{number}', '{title}', ''])('has a heading with number and title, not "%s"', (partHeading) => {
    expect(problems(lessonManifest, { ...manifest, partHeading })).toEqual([
      'partHeading: must contain {number} and {title}',
    ]);
  });
});

const { challenges } = await compileChallenges(repository);

describe('a compiled level', () => {
  const [level] = challenges;
  const [step] = level!.steps;

  it('is taken as it is', () => {
    for (const challenge of challenges) expect(v.parse(challengeContent, challenge)).toEqual(challenge);
  });

  it.each<[string, unknown]>([
    ['null', null],
    ['a text', 'measure'],
    ['a step without an id', { ...step, id: undefined }],
    ['a step whose HTML is no text', { ...step, html: ['<p>'] }],
    ['a step of another kind', { ...step, kind: 'wait' }],
    ['a step with too few hints', { ...step, hints: ['One.'] }],
  ])('may not have %s for a step', (_what, wrong) => {
    expect(problems(challengeContent, { ...level, steps: [wrong] })).toEqual([
      expect.stringContaining('is not a step'),
    ]);
  });

  it('asks for a number of draws that has a median', () => {
    const manifest = JSON.parse(textOf('1-three-sigmoids', 'challenge.json')) as { rule: { gradients: object } };
    const { rule } = manifest;
    const gradients = { ...rule.gradients, draws: 1 };
    expect(v.is(challengeManifest, manifest)).toBe(true);
    expect(v.is(challengeManifest, { ...manifest, rule: { ...rule, gradients } })).toBe(false);
  });
});

describe('a question of a step', () => {
  const choice = { id: 'a', label: 'A', feedback: 'Yes.' };
  const question = (...choices: readonly object[]) => ({
    kind: 'question',
    title: 'Why?',
    anchor: 'definition',
    hints: ['One.', 'Two.', 'Three.'],
    question: 'Why?',
    choices,
  });

  it.each<[string, readonly object[], readonly string[]]>([
    ['one right answer', [{ ...choice, correct: true }, choice], []],
    ['no right answer', [choice, choice], ['choices: exactly one choice is correct']],
    [
      'two right answers',
      [
        { ...choice, correct: true },
        { ...choice, correct: true },
      ],
      ['choices: exactly one choice is correct'],
    ],
  ])('with %s', (_what, choices, expected) => {
    expect(problems(stepFrontMatter, question(...choices))).toEqual(expected);
  });
});
