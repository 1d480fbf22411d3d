import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../../../src/diagnosis/editing/applyEdits.js';
import { editedText, sourceEdits } from '../../../../src/diagnosis/editing/sourceEdits.js';
import { fixes } from '../../../../src/diagnosis/fixes/index.js';
import { placedLayers } from '../../../../src/diagnosis/networkStructure.js';
import { proposeFixes } from '../../../../src/diagnosis/proposeFixes.js';
import type { Finding } from '../../../../src/model/finding.js';
import type { ModelDefinition } from '../../../../src/model/modelDefinition.js';
import { networkOf } from '../../../../src/model/network.js';
import { builders } from '../../readers/differential/builders.js';
import { isComplete, ReadText } from '../../readers/readingText.js';

const folder = new URL('../../../fixtures/readers/javascript/', import.meta.url);
const texts = [
  ...readdirSync(folder)
    .filter((file) => !file.endsWith('.json'))
    .map((file) => [file, readFileSync(new URL(file, folder), 'utf8'), file] as const),
  ...builders.map(({ name, text }) => [name, text, 'model.ts'] as const),
];

/** A finding of every rule, about every layer, so that every fix makes its proposals. */
function allProposals(definition: ModelDefinition) {
  const rules = [...new Set(fixes.flatMap((fix) => fix.rules))];
  const layers = placedLayers(definition).map(({ path }) => path);
  const findings = rules.map((rule): Finding => ({
    rule,
    severity: 'warning',
    headline: '',
    message: '',
    layers,
    evidence: [{ label: '', value: 5 }],
  }));
  return proposeFixes(definition, findings);
}

describe('what a fix writes into a program is read as what it proposes', () => {
  it.each(texts)('%s', (_name, text, file) => {
    const { definitions } = new ReadText(text, { file });
    const complete = definitions.filter((definition) => isComplete(definition));
    for (const definition of complete) {
      for (const { id, edits } of allProposals(definition)) {
        const result = sourceEdits(definition, text, edits, definitions);
        if (!result.ok) continue;
        const after = new ReadText(editedText(text, result.edits), { file }).definitions;
        const expected = definitions.map((other) =>
          other === definition ? applyEdits(other, edits) : networkOf(other),
        );
        expect(after.map(networkOf), `${definition.name}: ${id}`).toEqual(expected);
      }
    }
  });
});
