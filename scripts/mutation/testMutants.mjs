import { Stryker } from '@stryker-mutator/core';
import { inProject } from '../project/paths.mjs';
import { asDrawn, keyOf, rangeOf } from './mutants.mjs';
import { testsOf } from './testsOf.mjs';

/** @typedef {Record<string, string>} Statuses Stryker's, by the mutants' keys */

/**
 * Tests these mutants of a room and no others.
 * @param {string} room
 * @param {readonly import('./mutants.mjs').Mutant[]} mutants
 * @returns {Promise<Statuses>}
 */
export async function testMutants(room, mutants) {
  const drawn = mutants.map(keyOf);
  const options = {
    mutate: mutants.map(rangeOf),
    testFiles: await testsOf(room),
    checkers: ['only-drawn'],
    appendPlugins: ['wordsAreNoLogic', 'onlyDrawn'].map((name) => inProject('scripts', 'mutation', `${name}.mjs`)),
    drawn,
    reporters: ['progress-append-only', 'missed'],
    tempDirName: `mutation/sandbox-${room}`,
  };
  const results = await new Stryker(options).runMutationTest();
  const statuses = new Map(results.map((result) => [keyOf(asDrawn(result)), result.status]));
  return Object.fromEntries(drawn.map((key) => [key, statuses.get(key) ?? 'Pending']));
}
