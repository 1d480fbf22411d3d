// npm run soak -- [--checks N] [--panels N] [--trainings N] [--json FILE]: much use of the real editor, and what it leaves in memory.
import fs from 'node:fs';
import { parseArgs } from 'node:util';
import { PlainFailure, runPlainly } from './process/plainFailure.mjs';
import { leaks } from './soak/soakTable.mjs';
import { measureInEditor } from './testing/measureInEditor.mjs';

await runPlainly(async () => {
  const { values } = parseArgs({
    options: {
      checks: { type: 'string', default: '1000' },
      panels: { type: 'string', default: '200' },
      trainings: { type: 'string', default: '50' },
      json: { type: 'string' },
    },
  });
  const times = Object.fromEntries(
    /** @type {const} */ (['checks', 'panels', 'trainings']).map((name) => {
      const value = Number(values[name]);
      if (!Number.isInteger(value) || value < 1) throw new PlainFailure(`--${name} takes a whole number of 1 or more.`);
      return [name, value];
    }),
  );
  console.log('Growth from a tenth of the work to its end, after collections:');
  /** @type {import('./soak/soakTable.mjs').SoakResult} */
  const result = await measureInEditor('Soak', { GRADIENT_LENS_SOAK: JSON.stringify(times) });
  if (values.json !== undefined) fs.writeFileSync(values.json, `${JSON.stringify(result, null, 2)}\n`);
  const found = leaks(result);
  if (found.length > 0) throw new PlainFailure(`Grows: ${found.join('; ')}.`);
});
