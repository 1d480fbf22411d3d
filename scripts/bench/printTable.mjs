/** @param {number} milliseconds */
const shown = (milliseconds) => (milliseconds < 10 ? milliseconds.toFixed(2) : milliseconds.toFixed(0));

/** @param {string} text @param {string} value */
const row = (text, value) => `  ${text.padEnd(46)}${value.padStart(10)}`;

/**
 * @param {Record<string, import('./runSuite.mjs').CaseResult>} cases
 * @returns {string[]}
 */
export function caseLines(cases) {
  const lines = [];
  for (const [key, { work, rounds, milliseconds, goals, longestPause }] of Object.entries(cases)) {
    lines.push('', `${key}: ${work}${rounds > 1 ? ` (${rounds} rounds)` : ''}`);
    for (const [name, value] of Object.entries(milliseconds)) lines.push(row(name, shown(value)));
    if (longestPause > 0) lines.push(row("longest pause of the engine's thread", shown(longestPause)));
    for (const { name, value, sense, limit, reached } of goals) {
      lines.push(`${row(name, shown(value))}   must reach: ${sense} ${limit}   ${reached ? 'reached' : 'NOT REACHED'}`);
    }
  }
  return lines;
}

/**
 * @param {Record<string, import('./runSuite.mjs').CaseResult>} cases
 * @returns {string}
 */
export function goalLine(cases) {
  const goals = Object.values(cases).flatMap((one) => one.goals);
  return `${goals.filter((goal) => goal.reached).length} of ${goals.length} goals reached`;
}

/**
 * The results as lines of text: per case the medians, then what must be reached and what was.
 * @param {import('./runSuite.mjs').SuiteResult & { longestOwnPause: number, ownThread: string }} suite
 * @returns {string[]}
 */
export function tableLines({ engine, cases, longestOwnPause, ownThread }) {
  const pauses = Object.values(cases).map(({ longestPause }) => longestPause);
  return [
    `TensorFlow.js ${engine.tensorflow}, ${engine.backend} backend; medians in milliseconds`,
    ...caseLines(cases),
    '',
    `longest pause: ${shown(Math.max(0, ...pauses))} ms of the engine's thread, ${shown(longestOwnPause)} ms of ${ownThread}`,
    goalLine(cases),
  ];
}
