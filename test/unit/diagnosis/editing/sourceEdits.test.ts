import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../../../src/diagnosis/editing/applyEdits.js';
import { editedText, sourceEdits } from '../../../../src/diagnosis/editing/sourceEdits.js';
import { networkOf } from '../../../../src/model/network.js';
import { argumentCases } from './argumentCases.js';
import { compileCases } from './compileCases.js';
import { editCases, OUTPUT } from './editCases.js';
import { insertionCases } from './insertionCases.js';
import { changed, heNormal, normalise, only, read, relu } from './editing.js';

describe('sourceEdits', () => {
  it.each([...editCases, ...argumentCases, ...insertionCases, ...compileCases])(
    '$name',
    ({ before, edits, changes }) => {
      const definition = only(read(before));
      const result = sourceEdits(definition, before, edits);
      if (!result.ok) throw new Error(result.reason);
      const after = editedText(before, result.edits);
      expect(after).toBe(changed(before, changes));
      expect(networkOf(only(read(after)))).toEqual(applyEdits(definition, edits));
      expect(result.edits.map(({ range }) => range.start)).toEqual(
        result.edits.map(({ range }) => range.start).sort((one, other) => one - other),
      );
    },
  );

  it.each([
    {
      name: 'a condition that decides for hidden and output layers alike',
      before: `const model = tf.sequential({layers: [8, 8, 1].map((units, i) => tf.layers.dense({units, inputShape: [2], activation: i < 3 ? 'sigmoid' : 'relu'}))});`,
      edits: relu(0, 1),
      reason: /would also change layer 3/,
    },
    {
      name: 'arguments that a loop shares with the output layer',
      before: `const model = tf.sequential();\nfor (const units of [8, 8, 1]) model.add(tf.layers.dense({units, inputShape: [2]}));`,
      edits: heNormal(0, 1),
      reason: /would also change layer 3/,
    },
    {
      name: 'a new layer behind a statement without braces',
      before: `const model = tf.sequential();\nmodel.add(tf.layers.dense({units: 8, inputShape: [2]}));\nfor (let i = 0; i < 2; i++)\n  model.add(tf.layers.dense({units: 8}));\n${OUTPUT}`,
      edits: normalise(1, 2),
      reason: /not a statement of its own/,
    },
    {
      name: 'a new layer behind a layer in a variable',
      before: `const hidden = tf.layers.dense({units: 8, inputShape: [2]});\nconst model = tf.sequential({layers: [hidden, tf.layers.dense({units: 1})]});`,
      edits: normalise(0),
      reason: /neither in an add/,
    },
    {
      name: 'a loss that the file does not compile',
      before: `const model = tf.sequential({layers: [tf.layers.dense({units: 1, inputShape: [2]})]});`,
      edits: [{ kind: 'setLoss' as const, loss: 'binaryCrossentropy' }],
      reason: /not compiled/,
    },
  ])('refuses $name', ({ before, edits, reason }) => {
    const result = sourceEdits(only(read(before)), before, edits);
    expect(result.ok ? '' : result.reason).toMatch(reason);
  });

  it('leaves a constant alone that another model of the file uses', () => {
    const text = `const act = 'sigmoid';
const one = tf.sequential({layers: [tf.layers.dense({units: 8, inputShape: [2], activation: act}), tf.layers.dense({units: 1})]});
const two = tf.sequential({layers: [tf.layers.dense({units: 1, inputShape: [2], activation: act})]});
`;
    const definitions = read(text);
    const [one] = definitions;
    if (one === undefined) throw new Error('no definition');
    const result = sourceEdits(one, text, relu(0), definitions);
    if (!result.ok) throw new Error(result.reason);
    expect(editedText(text, result.edits)).toBe(text.replace('activation: act', "activation: 'relu'"));
  });
});
