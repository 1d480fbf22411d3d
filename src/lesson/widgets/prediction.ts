import * as v from 'valibot';

/**
 * A one-click question before an experiment. `measure` names how the answer is found in the results; the widget knows
 * which answers its measures can give.
 */
export const prediction = <Measure extends string, Answer extends string>(
  measures: readonly Measure[],
  answers: readonly Answer[],
) =>
  v.strictObject({
    /** Unique within the part; the key under which the answer is kept. */
    id: v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]*$/)),
    question: v.pipe(v.string(), v.endsWith('?')),
    measure: v.picklist(measures),
    choices: v.pipe(
      v.array(v.strictObject({ answer: v.picklist(answers), label: v.pipe(v.string(), v.nonEmpty()) })),
      v.minLength(2),
      v.check(
        (choices) => new Set(choices.map(({ answer }) => answer)).size === choices.length,
        'every choice must have its own answer',
      ),
    ),
  });
