import { shippedSizes } from '../project/shippedSizes.mjs';
import { measureInEditor } from '../testing/measureInEditor.mjs';

/**
 * What a person waits for in the embedded editor with the packaged extension, and what they download.
 * @param {number} rounds
 * @returns {Promise<Record<string, import('./runSuite.mjs').CaseResult>>}
 */
export async function measureEditor(rounds) {
  const cases = await measureInEditor('Editor benchmark', { GRADIENT_LENS_ROUNDS: String(rounds) });
  const { rows } = await shippedSizes();
  const sizes = {
    work: 'size of what is shipped, in kB',
    rounds: 1,
    milliseconds: {},
    goals: rows.map(({ name, budget, size }) => ({
      name,
      sense: /** @type {const} */ ('at most'),
      limit: budget / 1000,
      value: size / 1000,
      reached: size <= budget,
    })),
    longestPause: 0,
  };
  return { ...cases, 'editor.size': sizes };
}
