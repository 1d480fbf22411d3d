/** Grades every file of every level of `lessons/challenges/` under `root`; what is wrong is answered, not thrown. */
export function checkChallenges(root: string): Promise<{
  readonly levels: number;
  readonly graded: number;
  readonly problems: readonly { readonly file: string; readonly line: number; readonly message: string }[];
}>;
