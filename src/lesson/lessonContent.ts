import * as v from 'valibot';
import { widgetOptions, isWidgetName, type WidgetName } from './widgets/index.js';

/** A language as the editor names it: `de`, `pt-br`. */
export const LANGUAGE = /^[a-z]{2,3}(-[a-z]{2,4})?$/;

const identifier = v.pipe(
  v.string(),
  v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be words of a-z and 0-9 joined by hyphens'),
);
const sentence = v.pipe(v.string(), v.nonEmpty());

/** How a part with a number is called. */
const partHeading = v.pipe(
  v.string(),
  v.check((text) => text.includes('{number}') && text.includes('{title}'), 'must contain {number} and {title}'),
);

/** `lessons/<id>/lesson.json`; the schema for editors is `lessons/lesson.schema.json`. */
export const lessonManifest = v.strictObject({
  $schema: v.exactOptional(v.string()),
  id: identifier,
  title: sentence,
  description: sentence,
  /** What the Reset button of every experiment says. */
  resetLabel: v.exactOptional(sentence, "Reset to the lesson's setting"),
  partHeading: v.exactOptional(partHeading, 'Part {number} - {title}'),
  /** Place among the lessons, lowest first. */
  order: v.exactOptional(v.number(), 0),
  /** Markdown files in the order of the parts. */
  parts: v.pipe(v.array(v.pipe(v.string(), v.regex(/^[a-z0-9-]+\.md$/))), v.minLength(1)),
});
export type LessonManifest = v.InferOutput<typeof lessonManifest>;

/** `lessons/<id>/<language>/lesson.json`: the words of the manifest; what else there is comes from the lesson itself. */
export const lessonTranslation = v.strictObject({
  $schema: v.exactOptional(v.string()),
  title: sentence,
  description: sentence,
  resetLabel: sentence,
  partHeading,
});

/** What the build lists in `index.json`: the lessons in their order, each with the languages besides English. */
export const lessonIndex = v.array(v.object({ id: identifier, languages: v.array(v.string()) }));
export type LessonIndex = v.InferOutput<typeof lessonIndex>;

/** The front matter of a part's Markdown file. */
export const partFrontMatter = v.strictObject({
  /** Short title, without the part's number. */
  title: sentence,
  /** One sentence for the lesson's tree and for search. */
  summary: sentence,
  /** False for a part without a number in its heading, such as a summary. */
  numbered: v.exactOptional(v.boolean(), true),
});
export type PartFrontMatter = v.InferOutput<typeof partFrontMatter>;

/** A piece of a part: prose made from Markdown at build time, or a live widget. */
export type ContentBlock =
  | { readonly kind: 'prose'; readonly html: string }
  | { readonly kind: 'widget'; readonly key: string; readonly name: WidgetName; readonly options: unknown };

export interface PartContent {
  /** The Markdown file's name without its number and ending: `the-problem`. */
  readonly id: string;
  /** The number in the file's name. */
  readonly number: number;
  readonly title: string;
  /** `Part 1 - The Problem`, or the title alone in a summary. */
  readonly heading: string;
  readonly summary: string;
  /** What the Reset button of every experiment says. */
  readonly resetLabel: string;
  readonly blocks: readonly ContentBlock[];
}

/** A lesson as the build leaves it and the host sends it. */
export interface LessonContent {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly parts: readonly PartContent[];
}

const contentBlock: v.GenericSchema<unknown, ContentBlock> = v.variant('kind', [
  v.strictObject({ kind: v.literal('prose'), html: v.string() }),
  v.pipe(
    v.strictObject({
      kind: v.literal('widget'),
      key: v.string(),
      name: v.custom<WidgetName>((name) => typeof name === 'string' && isWidgetName(name), 'there is no such widget'),
      options: v.unknown(),
    }),
    v.check(({ name, options }) => v.is(widgetOptions[name], options), 'the options do not fit the widget'),
  ),
]);

export const partContent: v.GenericSchema<unknown, PartContent> = v.strictObject({
  id: identifier,
  number: v.number(),
  title: sentence,
  heading: sentence,
  summary: sentence,
  resetLabel: sentence,
  blocks: v.array(contentBlock),
});

/** Checks a compiled lesson file before the host trusts it. */
export const lessonContent: v.GenericSchema<unknown, LessonContent> = v.strictObject({
  id: identifier,
  title: sentence,
  description: sentence,
  parts: v.pipe(v.array(partContent), v.minLength(1)),
});
