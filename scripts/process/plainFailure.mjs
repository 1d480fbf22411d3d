/** A failure whose message is the one sentence a person needs: it is shown without a stack trace. */
export class PlainFailure extends Error {
  /** @override */
  name = 'PlainFailure';
}

/** What the operating system's error codes mean to the person at the keyboard. */
const sentences = {
  ENOSPC: 'The disk is full: free some space (about 1 GB) and run the command again.',
  EDQUOT: 'The disk quota is used up: free some space (about 1 GB) and run the command again.',
  EROFS: 'The project folder cannot be written: copy it to a place where you may write and run the command again.',
  EACCES: 'A file of the project folder cannot be written: check its permissions and run the command again.',
};

/**
 * One sentence for any thrown value: an operating-system error by its code, anything else by its own first line.
 * @param {unknown} error
 * @returns {string}
 */
export function sentenceOf(error) {
  if (error instanceof PlainFailure) return error.message;
  const code = /** @type {{ code?: unknown }} */ (error ?? {}).code;
  // Node's sentence names the argument and what would be right.
  if (typeof code === 'string' && code.startsWith('ERR_PARSE_ARGS_')) return `${/** @type {Error} */ (error).message}.`;
  const known = typeof code === 'string' ? sentences[/** @type {keyof typeof sentences} */ (code)] : undefined;
  if (known) return known;
  const text = error instanceof Error ? error.message : String(error);
  return `Unexpected failure: ${text.split('\n')[0]} (set GRADIENT_LENS_DEBUG=1 to see where).`;
}

/**
 * Runs a script's main function; a failure is printed as one sentence and ends the process with exit code 1.
 * @param {() => Promise<void>} main
 */
export async function runPlainly(main) {
  try {
    await main();
  } catch (error) {
    if (process.env.GRADIENT_LENS_DEBUG && error instanceof Error) console.error(error.stack);
    else console.error(sentenceOf(error));
    process.exit(1);
  }
}
