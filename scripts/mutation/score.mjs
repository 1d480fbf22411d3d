/** @typedef {'Killed' | 'Timeout' | 'Survived' | 'NoCoverage'} Outcome of a mutant that counts */

/**
 * Wilson's interval of a proportion at 95 %: E. B. Wilson, J. Am. Stat. Assoc. 22 (1927) 209-212.
 * @param {number} successes
 * @param {number} trials
 * @returns {[low: number, high: number]} between 0 and 1
 */
export function wilsonInterval(successes, trials) {
  const z = 1.959964;
  const proportion = successes / trials;
  const centre = proportion + z ** 2 / (2 * trials);
  const half = z * Math.sqrt((proportion * (1 - proportion)) / trials + z ** 2 / (4 * trials ** 2));
  const scale = 1 + z ** 2 / trials;
  return [(centre - half) / scale, (centre + half) / scale];
}

/**
 * One line: how many of the mutants that count were noticed, and between which bounds the share of all the room's mutants lies.
 * @param {string} room
 * @param {readonly string[]} statuses as Stryker gives them; what is neither noticed nor missed (static, not compiled) does not count
 */
export function scoreLine(room, statuses) {
  const count = (/** @type {Outcome} */ outcome) => statuses.filter((status) => status === outcome).length;
  const [killed, timeout, survived, noCoverage] = /** @type {const} */ ([
    count('Killed'),
    count('Timeout'),
    count('Survived'),
    count('NoCoverage'),
  ]);
  const noticed = killed + timeout;
  const counted = noticed + survived + noCoverage;
  const parts = `${killed} killed, ${timeout} timed out, ${survived} survived, ${noCoverage} without a test, ${statuses.length - counted} not counted`;
  if (counted === 0) return `${room}: ${parts}`;
  const [low, high] = wilsonInterval(noticed, counted).map(percent);
  return `${room}: ${parts}; score ${percent(noticed / counted)} % (95 % interval ${low} to ${high} %)`;
}

/** @param {number} share */
const percent = (share) => (100 * share).toFixed(1);

/** @param {string} status */
export const isMissed = (status) => status === 'Survived' || status === 'NoCoverage';
