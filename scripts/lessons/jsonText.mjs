import { transform } from 'esbuild';

const lineAt = (/** @type {string} */ text, /** @type {number} */ offset) =>
  text.slice(0, offset).split('\n').length - 1;

/**
 * Parses JSON; a mistake is answered with its line, counted from 0, and one sentence.
 * @param {string} text
 * @returns {Promise<{ value: unknown } | { line: number, message: string }>}
 */
export async function parseJson(text) {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    // JSON.parse does not tell the line.
    /** @type {unknown} */
    const failed = await transform(text, { loader: 'json', logLevel: 'silent' }).catch((reason) => reason);
    const [first] = /** @type {Partial<import('esbuild').TransformFailure>} */ (failed).errors ?? [];
    const message = error instanceof Error ? error.message : String(error);
    return { line: (first?.location?.line ?? 1) - 1, message: first?.text ?? message };
  }
}

/**
 * The line, counted from 0, of the last key of a dotted path in a JSON text; as far as the keys can be found in order.
 * @param {string} text
 * @param {string | null} path
 */
export function lineOfPath(text, path) {
  let offset = 0;
  for (const key of path?.split('.') ?? []) {
    const found = text.indexOf(`"${key}"`, offset);
    if (found >= 0) offset = found;
  }
  return lineAt(text, offset);
}
