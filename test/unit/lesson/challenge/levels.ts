import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { challengeManifest } from '../../../../src/lesson/challenge/challengeContent.js';
import type { ChallengeRule } from '../../../../src/lesson/challenge/challengeRule.js';
import { measureChallenge } from '../../../../src/compute/measureChallenge.js';
import type { ChallengeMeasurement } from '../../../../src/model/challenge.js';
import type { ModelDefinition } from '../../../../src/model/modelDefinition.js';
import { readModels } from '../../../../src/readers/index.js';

const folder = fileURLToPath(new URL('../../../../lessons/challenges/', import.meta.url));

export const textOf = (level: string, file: string): string => readFileSync(`${folder}${level}/${file}`, 'utf8');

export const ruleOf = (level: string): ChallengeRule =>
  v.parse(challengeManifest, JSON.parse(textOf(level, 'challenge.json'))).rule;

export function definitionIn(text: string): ModelDefinition {
  const [definition] = readModels(text, { file: 'challenge.ts' }).definitions;
  if (definition === undefined) throw new Error('no definition');
  return definition;
}

/** Measured with the real engine. */
export async function measured(rule: ChallengeRule, definition: ModelDefinition): Promise<ChallengeMeasurement> {
  const result = await measureChallenge(rule, definition, rule.gradients.seed, { pause: () => Promise.resolve() });
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
}
