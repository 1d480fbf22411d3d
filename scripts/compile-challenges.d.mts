import type { ChallengeContent } from '../src/lesson/challenge/challengeContent.js';

/** Compiles every folder of `lessons/challenges/`; what is wrong in the content is answered, not thrown. */
export function compileChallenges(root: string): Promise<{
  readonly challenges: readonly ChallengeContent[];
  /** Each level once for each language beside English. */
  readonly translations: readonly { readonly language: string; readonly challenge: ChallengeContent }[];
  readonly problems: readonly { readonly file: string; readonly line: number; readonly message: string }[];
}>;
