import * as v from 'valibot';
import { challengeRule, type ChallengeRule } from './challengeRule.js';

const identifier = v.pipe(
  v.string(),
  v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be words of a-z and 0-9 joined by hyphens'),
);
const sentence = v.pipe(v.string(), v.nonEmpty());
const layerNumber = v.pipe(v.number(), v.integer(), v.minValue(1));

/** `lessons/challenges/<number>-<id>/challenge.json`; the schema for editors is `lessons/challenges/challenge.schema.json`. */
export const challengeManifest = v.strictObject({
  $schema: v.exactOptional(v.string()),
  title: sentence,
  /** One sentence for the list of levels. */
  summary: sentence,
  /** The file that the person edits, as it is called in their workspace. */
  file: v.pipe(v.string(), v.regex(/^[a-z0-9-]+\.ts$/)),
  /** What the certificate says was learnt, one sentence. */
  learnt: sentence,
  rule: challengeRule,
});
export type ChallengeManifest = v.InferOutput<typeof challengeManifest>;

/** `lessons/challenges/<number>-<id>/<language>/challenge.json`: the words of a level in another language. */
export const challengeTranslation = v.strictObject({ title: sentence, summary: sentence, learnt: sentence });

/** The list of the compiled levels in their order, each with the languages that it is there in beside English. */
export const challengeIndex = v.array(v.strictObject({ id: identifier, languages: v.array(v.string()) }));

/** The piece of syntax that a step speaks of; layers with a kernel are counted from 1. */
const stepAnchor = v.union([
  v.picklist(['definition', 'compile', 'output']),
  v.strictObject({ layer: layerNumber }),
  v.strictObject({ layer: layerNumber, argument: v.string() }),
]);
export type StepAnchor = v.InferOutput<typeof stepAnchor>;

/** The state of the code that a step asks for, as a check sees it. */
const expectedState = v.strictObject({
  /** At least so many hidden layers are written otherwise than in the starter. */
  changedLayers: v.exactOptional(layerNumber),
  /** The optimiser or its rate is another one. */
  changedOptimizer: v.exactOptional(v.literal(true)),
  /** No finding of these kinds any more. */
  without: v.exactOptional(v.array(v.string())),
  /** The level is passed. */
  passed: v.exactOptional(v.literal(true)),
});
export type ExpectedState = v.InferOutput<typeof expectedState>;

const hints = v.pipe(v.array(sentence), v.length(3, 'a step has three hints, from a nudge to the answer'));

const choice = v.strictObject({
  id: identifier,
  label: sentence,
  /** What is said to a person who chose it. */
  feedback: sentence,
  correct: v.exactOptional(v.literal(true)),
});
const choices = v.pipe(
  v.array(choice),
  v.minLength(2),
  v.check((all) => all.filter(({ correct }) => correct === true).length === 1, 'exactly one choice is correct'),
);
export type StepChoice = v.InferOutput<typeof choice>;

const common = {
  title: sentence,
  anchor: stepAnchor,
  hints,
  /** A file of the folder that shows one way to do this step; the level's solution.ts if not given. */
  solution: v.exactOptional(v.pipe(v.string(), v.regex(/^[a-z0-9-]+\.ts$/)), 'solution.ts'),
};

/** The front matter of a step's Markdown file. */
export const stepFrontMatter = v.variant('kind', [
  v.strictObject({ kind: v.literal('measure'), ...common }),
  /** The person names a layer; which is right is measured: the one with the smallest or the largest median. */
  v.strictObject({
    kind: v.literal('predict'),
    ...common,
    question: sentence,
    layer: v.picklist(['smallest', 'largest']),
  }),
  v.strictObject({ kind: v.literal('edit'), ...common, expects: expectedState }),
  v.strictObject({ kind: v.literal('question'), ...common, question: sentence, choices }),
  v.strictObject({ kind: v.literal('draws'), ...common, expects: expectedState }),
]);
export type StepFrontMatter = v.InferOutput<typeof stepFrontMatter>;

/** The front matter of a step in another language: its words, without what decides anything. */
export const stepWords = v.strictObject({
  title: sentence,
  hints,
  question: v.exactOptional(sentence),
  choices: v.exactOptional(v.array(v.strictObject({ id: identifier, label: sentence, feedback: sentence }))),
});
export type StepWords = v.InferOutput<typeof stepWords>;

/** A step as the build leaves it: its text as Markdown for the editor and as HTML for the panel. */
export type StepContent = StepFrontMatter & { readonly id: string; readonly markdown: string; readonly html: string };

/** A level as the build leaves it. */
export interface ChallengeContent {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly summary: string;
  readonly file: string;
  readonly learnt: string;
  readonly rule: ChallengeRule;
  readonly starter: string;
  /** Source texts by file name, `solution.ts` among them. */
  readonly solutions: Readonly<Record<string, string>>;
  readonly steps: readonly StepContent[];
}

/** Checks a compiled level before the host trusts it; the front matters were checked when it was compiled. */
export const challengeContent: v.GenericSchema<unknown, ChallengeContent> = v.strictObject({
  id: identifier,
  number: v.number(),
  title: sentence,
  summary: sentence,
  file: sentence,
  learnt: sentence,
  rule: challengeRule,
  starter: sentence,
  solutions: v.record(v.string(), v.string()),
  steps: v.pipe(
    v.array(
      v.custom<StepContent>((step) => {
        if (typeof step !== 'object' || step === null) return false;
        const { id, markdown, html, ...matter } = step as Readonly<Record<string, unknown>>;
        const texts = [id, markdown, html].every((text) => typeof text === 'string');
        return texts && v.is(stepFrontMatter, matter);
      }, 'is not a step'),
    ),
    v.minLength(1),
  ),
});
