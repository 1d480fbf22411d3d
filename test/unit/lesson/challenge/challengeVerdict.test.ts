import { describe, expect, it } from 'vitest';
import { approach, changedLayers, gains } from '../../../../src/lesson/challenge/approach.js';
import { challengeDefinition } from '../../../../src/lesson/challenge/challengeDefinition.js';
import {
  challengeFigures,
  challengeVerdict,
  verdictOnShape,
} from '../../../../src/lesson/challenge/challengeVerdict.js';
import { singleDrawView } from '../../../../src/lesson/challenge/singleDraw.js';
import { anchorRange } from '../../../../src/lesson/challenge/stepAnchor.js';
import { readModels } from '../../../../src/readers/index.js';
import { definitionIn, measured, ruleOf, textOf } from './levels.js';

const FIRST = '1-three-sigmoids';
const rule = ruleOf(FIRST);
const starterText = textOf(FIRST, 'starter.ts');
const starter = definitionIn(starterText);
const layersOf = (...layers: readonly string[]) =>
  definitionIn(
    `import * as tf from '@tensorflow/tfjs';\nexport const studentNetwork = tf.sequential({ layers: [${layers
      .map((layer) => `tf.layers.${layer}`)
      .join(', ')}] });`,
  );
const INPUT = 'inputShape: [10]';
const OUTPUT = "dense({ units: 1, activation: 'sigmoid' })";

describe('what must stay of a level', () => {
  it.each([
    ['layers-removed', [`dense({ units: 16, activation: 'relu', ${INPUT} })`, OUTPUT]],
    [
      'output-changed',
      [
        `dense({ units: 16, activation: 'relu', ${INPUT} })`,
        "dense({ units: 8, activation: 'relu' })",
        "dense({ units: 4, activation: 'relu' })",
        "dense({ units: 1, activation: 'linear' })",
      ],
    ],
    [
      'output-changed',
      [
        `dense({ units: 16, activation: 'relu', ${INPUT} })`,
        "dense({ units: 8, activation: 'relu' })",
        "dense({ units: 4, activation: 'relu' })",
        "dense({ units: 2, activation: 'sigmoid' })",
      ],
    ],
    [
      'input-changed',
      [
        "dense({ units: 16, activation: 'relu', inputShape: [3] })",
        "dense({ units: 8, activation: 'relu' })",
        "dense({ units: 4, activation: 'relu' })",
        OUTPUT,
      ],
    ],
    [
      'linear-layers',
      [
        `dense({ units: 16, activation: 'relu', ${INPUT} })`,
        'dense({ units: 8 })',
        "dense({ units: 4, activation: 'relu' })",
        OUTPUT,
      ],
    ],
    [
      'narrow-layers',
      [
        `dense({ units: 16, activation: 'relu', ${INPUT} })`,
        "dense({ units: 1, activation: 'relu' })",
        "dense({ units: 4, activation: 'relu' })",
        OUTPUT,
      ],
    ],
    [
      'constant-weights',
      [
        `dense({ units: 16, activation: 'relu', kernelInitializer: 'ones', ${INPUT} })`,
        "dense({ units: 8, activation: 'relu' })",
        "dense({ units: 4, activation: 'relu' })",
        OUTPUT,
      ],
    ],
    [
      'constant-weights',
      [
        `dense({ units: 16, activation: 'relu', ${INPUT} })`,
        "dense({ units: 8, activation: 'relu', kernelInitializer: tf.initializers.constant({ value: 0.3 }) })",
        "dense({ units: 4, activation: 'relu' })",
        OUTPUT,
      ],
    ],
    [
      'constant-weights',
      [
        `dense({ units: 16, activation: 'relu', ${INPUT} })`,
        "dense({ units: 8, activation: 'relu', kernelInitializer: tf.initializers.randomNormal({ stddev: 0 }) })",
        "dense({ units: 4, activation: 'relu' })",
        OUTPUT,
      ],
    ],
    [
      'frozen-layers',
      [
        `dense({ units: 16, activation: 'relu', trainable: false, ${INPUT} })`,
        "dense({ units: 8, activation: 'relu' })",
        "dense({ units: 4, activation: 'relu' })",
        OUTPUT,
      ],
    ],
  ])('names %s', (code, layers) => {
    expect(verdictOnShape(rule, layersOf(...layers))?.shortfalls.map((shortfall) => shortfall.code)).toEqual([code]);
  });

  it('names a model without layers, which the reader can tell from one it cannot read', () => {
    const emptied = challengeDefinition(
      readModels("import * as tf from '@tensorflow/tfjs';\nconst studentNetwork = tf.sequential({ layers: [] });", {
        file: 'a.ts',
      }),
      'studentNetwork',
    );
    expect(emptied.ok).toBe(true);
    expect(emptied.ok && verdictOnShape(rule, emptied.definition)?.shortfalls[0]?.code).toBe('empty');
    const unreadable = challengeDefinition(
      readModels("import * as tf from '@tensorflow/tfjs';\nconst studentNetwork = tf.sequential({ layers: make() });", {
        file: 'a.ts',
      }),
      'studentNetwork',
    );
    expect(unreadable.ok).toBe(false);
  });

  it('lets activations stand in layers of their own, and layers be added', () => {
    expect(
      verdictOnShape(
        rule,
        layersOf(
          `dense({ units: 16, ${INPUT} })`,
          'leakyReLU()',
          'dense({ units: 8 })',
          'batchNormalization()',
          'reLU()',
          "dense({ units: 4, activation: 'tanh' })",
          "dense({ units: 4, activation: 'tanh' })",
          OUTPUT,
        ),
      ),
    ).toBeUndefined();
  });
});

describe('the verdict on level 1, measured by the real engine', () => {
  it('says of the starter that it vanishes and where', async () => {
    const verdict = challengeVerdict(rule, starter, await measured(rule, starter));
    expect(verdict.passed).toBe(false);
    expect(verdict.shortfalls.map(({ code }) => code)).toEqual(['finding', 'too-small', 'decay']);
    expect(verdict.shortfalls[0]?.layer).toEqual([0]);
    expect(verdict.shortfalls.every(({ message }) => /[Ll]ayer 1/.test(message))).toBe(true);
  });

  it('tells what was changed and by how much it helped', async () => {
    const fixed = definitionIn(textOf(FIRST, 'fixes/tanh.ts'));
    const after = await measured(rule, fixed);
    expect(challengeVerdict(rule, fixed, after).passed).toBe(true);
    expect(approach(starter, fixed)).toEqual(['tanh instead of sigmoid in layers 1-3']);
    const [sentence] = gains(challengeFigures(await measured(rule, starter)), challengeFigures(after));
    expect(sentence).toMatch(/^The first layer gets \d+ times more: \d\.\de-5 before, \d\.\de-3 now\.$/);
  });

  it('keeps the single draw apart from the verdict and says why they differ', async () => {
    const fixed = definitionIn(textOf(FIRST, 'solution.ts'));
    const measurement = await measured(rule, fixed);
    const verdict = challengeVerdict(rule, fixed, measurement);
    const view = singleDrawView(rule, measurement.single, verdict);
    expect(view.lines).toHaveLength(4);
    expect(view.good).toBe(view.lines.every(({ meanAbs }) => meanAbs > 0.001));
    expect(view.explanation).toMatch(view.good ? /agree/ : /differ/);
  });

  it('does not depend on the loss that the file compiles', async () => {
    const other = definitionIn(starterText.replace("'meanSquaredError'", "'binaryCrossentropy'"));
    const [one, two] = [await measured(rule, starter), await measured(rule, other)];
    expect(two.report.firstToLast).toEqual(one.report.firstToLast);
  });
});

describe('what a person changed', () => {
  it.each([
    [
      'fixes/he.ts',
      3,
      ['relu instead of sigmoid in layers 1-3', 'weights from heNormal instead of the default in layers 1-3'],
    ],
    ['fixes/batch-normalization.ts', 3, ['3 normalisation layers']],
    ['solution-one.ts', 1, ['relu instead of sigmoid in layer 1']],
    ['starter.ts', 0, []],
  ])('%s', (file, changed, clauses) => {
    const network = definitionIn(textOf(FIRST, file));
    expect(changedLayers(starter, network)).toBe(changed);
    expect(approach(starter, network)).toEqual(clauses);
  });
});

describe('where a step stands', () => {
  it('follows the syntax while lines and layers are added above it', () => {
    const text = starterText
      .replace('export const', '\n\n\nexport const')
      .replace(
        '    tf.layers.dense({ units: 8',
        '    tf.layers.dropout({ rate: 0.1 }),\n    tf.layers.dense({ units: 8',
      );
    const range = anchorRange({ layer: 2, argument: 'activation' }, definitionIn(text));
    expect(text.slice(range?.start, range?.end)).toBe("activation: 'sigmoid'");
    expect(text.slice(0, range?.start)).toMatch(/units: 8, $/);
  });

  it('falls back to the layer where the argument is gone, and to nothing where the layer is', () => {
    const text = starterText.replace("units: 8, activation: 'sigmoid'", 'units: 8');
    const range = anchorRange({ layer: 2, argument: 'activation' }, definitionIn(text));
    expect(text.slice(range?.start, range?.end)).toBe('tf.layers.dense({ units: 8 })');
    expect(anchorRange({ layer: 9 }, definitionIn(text))).toBeUndefined();
    expect(anchorRange('definition', undefined)).toBeUndefined();
  });
});
