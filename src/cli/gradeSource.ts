import { measureChallenge } from '../compute/measureChallenge.js';
import { approach } from '../lesson/challenge/approach.js';
import type { ChallengeContent } from '../lesson/challenge/challengeContent.js';
import { challengeDefinition } from '../lesson/challenge/challengeDefinition.js';
import { challengeVerdict, verdictOnShape, type ChallengeVerdict } from '../lesson/challenge/challengeVerdict.js';
import type { NetworkSpec } from '../model/network.js';
import { readModels } from '../readers/index.js';
import { prepareEngine } from './prepareEngine.js';
import { readSource, type SourceFile } from './sourceFile.js';

/** What came of grading one file; `problem` says why there is no verdict. */
export type Grade =
  | {
      readonly verdict: ChallengeVerdict;
      readonly approach: readonly string[];
      readonly tensorflow?: string;
      readonly problem?: undefined;
    }
  | { readonly problem: string; readonly verdict?: undefined };

export type GradedChallenge = Pick<ChallengeContent, 'rule' | 'starter' | 'file'>;

/** The starter's network, by which a submission's changes are told. */
export function starterOf({ starter, file }: GradedChallenge): NetworkSpec & { readonly name: string } {
  const [definition] = readModels(starter, { file }).definitions;
  if (definition === undefined) throw new Error(`the starter ${file} holds no model`);
  return definition;
}

const pause = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Grades a file for a level, with the very measurement that the editor makes. */
export async function gradeSource(
  challenge: GradedChallenge,
  source: SourceFile,
  onProgress: (completed: number, steps: number) => void,
): Promise<Grade> {
  const starter = starterOf(challenge);
  const found = challengeDefinition(await readSource(source), starter.name);
  if (!found.ok) return { problem: found.message };
  const { definition } = found;
  const changes = approach(starter, definition);
  const onShape = verdictOnShape(challenge.rule, definition);
  if (onShape !== undefined) return { verdict: onShape, approach: changes };
  await prepareEngine();
  const measured = await measureChallenge(challenge.rule, definition, challenge.rule.gradients.seed, {
    pause,
    onProgress: ({ completed, steps }) => onProgress(completed, steps),
  });
  if (!measured.ok) return { problem: measured.problem.message };
  return {
    verdict: challengeVerdict(challenge.rule, definition, measured.value),
    approach: changes,
    tensorflow: measured.value.report.computation.tensorflow,
  };
}
