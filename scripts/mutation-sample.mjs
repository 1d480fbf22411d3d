// npm run mutation:sample -- ROOM [--size N] [--seed S] [--again]: tests a random sample of the room's mutants and estimates its score;
// --again tests those once more that the last sample's run missed.
import fs from 'node:fs';
import { parseArgs } from 'node:util';
import { isMissed, scoreLine } from './mutation/score.mjs';
import { PlainFailure, runPlainly } from './process/plainFailure.mjs';
import { inProject } from './project/paths.mjs';

const rooms = ['readers', 'engine', 'diagnosis'];

/**
 * @param {string} text
 * @param {string} option
 */
function wholeNumber(text, option) {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new PlainFailure(`--${option} takes a whole number of 1 or more.`);
  return value;
}

/**
 * @param {string} file
 * @returns {import('./mutation/testMutants.mjs').Statuses}
 */
function lastStatuses(file) {
  if (!fs.existsSync(file))
    throw new PlainFailure('There is no sample of this room yet: run it without --again first.');
  return JSON.parse(fs.readFileSync(file, 'utf8'));
}

await runPlainly(async () => {
  const { values, positionals } = parseArgs({
    options: {
      size: { type: 'string', default: '120' },
      seed: { type: 'string', default: '1' },
      again: { type: 'boolean', default: false },
    },
    allowPositionals: true,
  });
  const [room = ''] = positionals;
  if (!rooms.includes(room)) throw new PlainFailure(`Name one of the rooms ${rooms.join(', ')}.`);
  const size = wholeNumber(values.size, 'size');
  const seed = wholeNumber(values.seed, 'seed');
  const file = inProject('mutation', `${room}.json`);
  const last = values.again ? lastStatuses(file) : {};

  // Stryker takes a second to load.
  const { draw, keyOf, mutantsOf, sourcesOf } = await import('./mutation/mutants.mjs');
  const { testMutants } = await import('./mutation/testMutants.mjs');
  const mutants = await mutantsOf(sourcesOf(room));
  const chosen = values.again
    ? mutants.filter((mutant) => isMissed(last[keyOf(mutant)] ?? ''))
    : draw(mutants, { size, seed, key: keyOf });
  console.log(`${mutants.length} mutants in src/${room}, ${chosen.length} of them to be tested`);
  const statuses = { ...last, ...(await testMutants(room, chosen)) };
  fs.mkdirSync(inProject('mutation'), { recursive: true });
  fs.writeFileSync(file, `${JSON.stringify(statuses, null, 2)}\n`);
  console.log(scoreLine(room, Object.values(statuses)));
});
