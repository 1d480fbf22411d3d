import type { FileClaims } from './claim.js';
import { challenges } from './challenges/index.js';
import { clipIt } from './clipIt.js';
import { seeItExplode } from './seeItExplode.js';
import { summary } from './summary.js';
import { theFix } from './theFix.js';
import { theProblem } from './theProblem.js';
import { trainingComparison } from './trainingComparison.js';
import { visualComparison } from './visualComparison.js';
import { why } from './why.js';
import { whyItGrows } from './whyItGrows.js';
import { yourTurn } from './yourTurn.js';

/** What holds the sentences of the lessons: `npm run check` compares the list with the prose, the unit tests measure it. */
export const lessonClaims: readonly FileClaims[] = [
  theProblem,
  visualComparison,
  why,
  theFix,
  trainingComparison,
  yourTurn,
  summary,
  seeItExplode,
  whyItGrows,
  clipIt,
  ...challenges,
];
