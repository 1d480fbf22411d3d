import { describe, expect, it } from 'vitest';
import { challengeRequests } from '../../../../src/lesson/challenge/challengeRule.js';
import { normalRow } from '../../../../src/lesson/normalRow.js';
import { without } from '../../without.js';
import { definitionIn, ruleOf, textOf } from './levels.js';

const FIFTH = '5-ninety-percent';
const rule = ruleOf(FIFTH);
const definition = definitionIn(textOf(FIFTH, 'solution.ts'));

describe('what is measured for a level', () => {
  it('is asked of the network alone with the loss of the level', () => {
    const { check, single } = challengeRequests(rule, definition, 7);
    expect(Object.keys(check.network).sort()).toEqual(['layers', 'loss', 'optimizer']);
    expect(check).toMatchObject({ seed: rule.gradients.seed, draws: rule.gradients.draws, loss: rule.gradients.loss });
    expect(single).toMatchObject({ seed: 7, draws: 1, marks: { small: rule.singleDraw.mark, large: 1 } });
    const targets = new Array<number>(rule.keep.output.units).fill(rule.singleDraw.target);
    expect(single.data).toEqual({ kind: 'rows', x: [normalRow(rule.keep.inputs, 7)], y: [targets] });
  });

  it('is one training for each seed with the optimiser of the file', () => {
    const optimizer = { name: 'sgd', learningRate: 0.2 };
    const { trainings } = challengeRequests(rule, { ...definition, optimizer }, 7);
    expect(trainings.map(({ seed }) => seed)).toEqual(rule.training?.seeds);
    for (const training of trainings) {
      expect(training).toMatchObject({ optimizer, loss: rule.training?.loss, epochs: rule.training?.epochs });
    }
  });

  it('is no training without an optimiser or in a level that does not train', () => {
    expect(challengeRequests(rule, without(definition, 'optimizer'), 7).trainings).toEqual([]);
    expect(challengeRequests(ruleOf('1-three-sigmoids'), definition, 7).trainings).toEqual([]);
  });
});
