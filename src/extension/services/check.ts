import * as vscode from 'vscode';
import type { Finding } from '../../model/finding.js';
import type { MeasuredFix } from '../../model/fix.js';
import type { CheckRequest } from '../../model/gradientCheck.js';
import { decimal } from '../../model/localNumber.js';
import type { ModelDefinition } from '../../model/modelDefinition.js';
import { sameNetwork } from '../../model/network.js';
import type { Problem } from '../../model/result.js';
import type { CheckOutcome, FixProgress } from '../../protocol/computeContract.js';

export type CheckStatus =
  | { readonly kind: 'running'; readonly completedDraws: number; readonly draws: number }
  /** `findings` are what the text alone tells: often the cause, and then a fix is measured for it. */
  | { readonly kind: 'failed'; readonly problem: Problem; readonly findings: readonly Finding[] }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'done'; readonly outcome: CheckOutcome };

/** How far the candidate fixes of a check are: they are measured after the diagnosis is there. */
export type FixesStatus =
  /** The diagnosis is not there yet, or other checks go first. */
  | { readonly kind: 'waiting' }
  | ({ readonly kind: 'measuring' } & FixProgress)
  /** Helpful ones first; none where nothing was found. */
  | { readonly kind: 'measured'; readonly fixes: readonly MeasuredFix[] }
  /** The check or the measurement was cancelled or failed. */
  | { readonly kind: 'unavailable' };

/** One definition under check, as it was when the check began. */
export interface Check {
  readonly uri: vscode.Uri;
  readonly documentVersion: number;
  readonly definition: ModelDefinition;
  /** What the worker was asked: data, seed, draws, marks, criteria and loss with the person's own choices among them. */
  readonly request: CheckRequest;
  /** What the reader or the person filled in, one sentence each. */
  readonly assumed: readonly string[];
  /** The source text of the definition's layers, for labels. */
  readonly layerTexts: readonly string[];
  readonly status: CheckStatus;
  readonly fixes: FixesStatus;
}

/** A check that has its diagnosis. */
export interface FinishedCheck extends Check {
  readonly status: Extract<CheckStatus, { kind: 'done' }>;
}

export function isFinished(check: Check | undefined): check is FinishedCheck {
  return check?.status.kind === 'done';
}

/**
 * Whether a check tells of another network, or of other rows, than the definition has now; `current` is undefined where it is gone,
 * and as it was before an edit where it cannot be read now.
 */
export function isStale({ definition }: Check, current: ModelDefinition | undefined): boolean {
  return (
    current === undefined ||
    current.beforeEdit === true ||
    !sameNetwork(definition, current) ||
    JSON.stringify(definition.data) !== JSON.stringify(current.data)
  );
}

/** What was found, worst first; of a network that cannot be measured what its text tells. */
export function findingsOf(status: CheckStatus): readonly Finding[] {
  switch (status.kind) {
    case 'done':
      return status.outcome.diagnosis.findings;
    case 'failed':
      return status.findings;
    case 'running':
    case 'cancelled':
      return [];
  }
}

/** The measured fixes that help, best first. */
export function helpfulFixes({ fixes }: Check): readonly MeasuredFix[] {
  return fixes.kind === 'measured' ? fixes.fixes.filter(({ helpful }) => helpful) : [];
}

/** What a person gave for values that the text does not tell. */
export function assumedSentences({ assumptions = [], directiveProblem }: ModelDefinition): string[] {
  const given = assumptions.map(({ name, value, source }) => {
    const said = typeof value === 'number' ? decimal(value) : JSON.stringify(value);
    return source === 'directive'
      ? vscode.l10n.t('{0} is {1}, as the comment above the model says.', name, said)
      : vscode.l10n.t('{0} is {1}, as you answered.', name, said);
  });
  return directiveProblem === undefined
    ? given
    : [...given, vscode.l10n.t('The comment above the model was not understood: {0}', directiveProblem.reason)];
}
