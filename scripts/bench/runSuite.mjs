import { describeEngine, prepareBackend } from '../../src/engine';
import { cancellationTime, cases, memoryGrowth } from './cases.mjs';

/**
 * @typedef {object} SuiteRuntime what Node and the browser's worker do differently
 * @property {Uint8Array} wasmBinary
 * @property {number} rounds
 * @property {string[]} only keys of the cases to run
 * @property {() => Promise<void>} pause
 * @property {() => number} now
 * @property {(milliseconds: number) => Promise<unknown>} wait
 * @property {() => number | null} heap bytes in use after a collection, or null where it cannot be known
 * @property {(line: string) => void} say
 */

/** @typedef {import('./cases.mjs').Goal & { value: number, reached: boolean }} Reached */
/**
 * @typedef {object} CaseResult
 * @property {string} work
 * @property {number} rounds
 * @property {Record<string, number>} milliseconds medians by way
 * @property {Reached[]} goals
 * @property {number} longestPause longest time in milliseconds in which the engine let no message in
 */
/** @typedef {{ engine: { tensorflow: string, backend: string }, cases: Record<string, CaseResult> }} SuiteResult */

/** Growth of the heap that counts as none: what collections leave by chance. */
const FLAT_MEGABYTES = 2;

/** @param {number[]} values */
function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? NaN) + (sorted[Math.ceil(middle)] ?? NaN)) / 2;
}

/** @param {string} name @param {number} limit @param {number} value @returns {Reached} */
const atMost = (name, limit, value) => ({ name, sense: 'at most', limit, value, reached: value <= limit });

/**
 * Runs every case in interleaved rounds: each round does the work once in every way, so that a slow spell of the machine
 * falls on all of them alike.
 * @param {SuiteRuntime} runtime
 * @returns {Promise<SuiteResult>}
 */
export async function runSuite(runtime) {
  await prepareBackend({ wasmBinary: runtime.wasmBinary });
  /** @param {string} key */
  const wanted = (key) => runtime.only.includes(key);
  /** @type {SuiteResult['cases']} */
  const results = {};
  for (const one of cases.filter(({ key }) => wanted(key))) {
    runtime.say(one.key);
    const result = await runCase(one, runtime);
    if (one.key === 'train.seeds20') {
      result.goals.push(atMost('milliseconds to cancel', 100, await cancellationTime(runtime)));
    }
    results[one.key] = result;
  }
  if (wanted('memory')) {
    runtime.say('memory');
    const { tensors, heapMegabytes } = await memoryGrowth(runtime);
    const goals = [atMost('more tensors', 0, tensors)];
    if (heapMegabytes !== null) goals.push(atMost('more MB of heap', FLAT_MEGABYTES, heapMegabytes));
    results.memory = {
      work: 'heap and tensors after 1,000 checks',
      rounds: 1,
      milliseconds: {},
      goals,
      longestPause: 0,
    };
  }
  return { engine: await describeEngine(), cases: results };
}

/**
 * @param {import('./cases.mjs').Case} one
 * @param {SuiteRuntime} runtime
 * @returns {Promise<CaseResult>}
 */
async function runCase(one, runtime) {
  const rounds = Math.min(runtime.rounds, one.rounds ?? Infinity);
  /** @type {Record<string, number[]>} */
  const times = Object.fromEntries(Object.keys(one.ways).map((name) => [name, []]));
  let longestPause = 0;
  // One round more than is counted: the first one compiles.
  for (let round = -1; round < rounds; round++) {
    for (const [name, work] of Object.entries(one.ways)) {
      let last = runtime.now();
      const pause = async () => {
        if (round >= 0) longestPause = Math.max(longestPause, runtime.now() - last);
        await runtime.pause();
        last = runtime.now();
      };
      const start = runtime.now();
      last = start;
      await work({ pause });
      const end = runtime.now();
      if (round < 0) continue;
      if (name === 'engine') longestPause = Math.max(longestPause, end - last);
      times[name]?.push(end - start);
    }
  }
  const milliseconds = Object.fromEntries(Object.entries(times).map(([name, values]) => [name, median(values)]));
  const goals = one.goals.map(({ name, sense, limit, of }) => {
    const value = of(milliseconds);
    return { name, sense, limit, value, reached: sense === 'at most' ? value <= limit : value >= limit };
  });
  return { work: one.work, rounds, milliseconds, goals, longestPause };
}
