import path from 'node:path';
import { build } from 'esbuild';
import { isQuantitative } from './quantities.mjs';
import { sentencesOfLessons } from './sentences.mjs';

/** @typedef {{ file: string, claims: readonly { sentence: string }[] }} FileClaims */
/** @typedef {{ file: string, line: number, message: string }} Problem */

const LIST = 'test/unit/lesson/claims';

/**
 * The list that the unit tests measure.
 * @param {string} root
 * @returns {Promise<readonly FileClaims[]>}
 */
async function loadClaims(root) {
  const result = await build({
    entryPoints: [path.join(root, LIST, 'index.ts')],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    absWorkingDir: root,
  });
  const code = Buffer.from(result.outputFiles[0]?.contents ?? []).toString('base64');
  return (await import(`data:text/javascript;base64,${code}`)).lessonClaims;
}

/**
 * Quantitative sentences without evidence, and evidence for sentences that are no longer there.
 * @param {readonly import('./sentences.mjs').Sentence[]} sentences
 * @param {readonly FileClaims[]} claims
 * @returns {Problem[]}
 */
export function compareClaims(sentences, claims) {
  const key = (/** @type {string} */ file, /** @type {string} */ sentence) => `${file}\n${sentence}`;
  const held = new Set(claims.flatMap(({ file, claims: own }) => own.map(({ sentence }) => key(file, sentence))));
  const written = new Set(sentences.map(({ file, text }) => key(file, text)));
  return [
    ...sentences
      .filter(({ file, text }) => isQuantitative(text) && !held.has(key(file, text)))
      .map(({ file, line, text }) => ({
        file,
        line,
        message: `no evidence in ${LIST} for the sentence "${text}"`,
      })),
    ...claims.flatMap(({ file, claims: own }) =>
      own
        .filter(({ sentence }) => !written.has(key(file, sentence)))
        .map(({ sentence }) => ({
          file,
          line: 1,
          message: `${LIST} has evidence for a sentence that is not in the lesson: "${sentence}"`,
        })),
    ),
  ];
}

/**
 * Holds the lessons' prose against the list of evidence.
 * @param {string} root
 */
export async function checkClaims(root) {
  const sentences = await sentencesOfLessons(root);
  const problems = compareClaims(sentences, await loadClaims(root));
  return { quantities: sentences.filter(({ text }) => isQuantitative(text)).length, problems };
}
