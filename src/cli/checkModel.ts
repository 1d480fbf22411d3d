import * as l10n from '@vscode/l10n';
import { diagnose, inspect } from '../diagnosis/diagnose.js';
import { checkGradients } from '../engine/index.js';
import { answerText } from '../readers/answer.js';
import type { Finding } from '../model/finding.js';
import type { GradientReport } from '../model/gradientCheck.js';
import { COURSE_MARKS } from '../model/marks.js';
import type { ModelDefinition } from '../model/modelDefinition.js';
import { networkOf } from '../model/network.js';
import type { SourceRange } from '../model/sourceRange.js';
import { neededValues } from './definitionJson.js';
import { prepareEngine } from './prepareEngine.js';
import type { SourceFile } from './sourceFile.js';

export interface CheckSettings {
  readonly seed: number;
  readonly draws: number;
  /** Milliseconds that the draws of one model may take before there are fewer; absent where the person named their number. */
  readonly timeLimit?: number;
}

/** What came of one model's check. */
export interface ModelCheck {
  readonly source: SourceFile;
  readonly definition: ModelDefinition;
  /** A few words: `healthy`, the worst finding, or that it was not checked. */
  readonly headline: string;
  readonly findings: readonly Finding[];
  /** Absent for a model that was not measured. */
  readonly report?: GradientReport;
  /** Why it was not measured: one sentence and its place. */
  readonly problem?: { readonly message: string; readonly range: SourceRange };
}

/** Rows of random inputs in a check, as in the editor. */
const BATCH_SIZE = 32;

const pause = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Measures one model and diagnoses it; what stands in the way comes back as the check's problem. */
export async function checkModel(
  source: SourceFile,
  definition: ModelDefinition,
  { seed, draws, timeLimit }: CheckSettings,
  onProgress: (completedDraws: number) => void,
): Promise<ModelCheck> {
  const unchecked = (message: string, range: SourceRange, findings: readonly Finding[] = []): ModelCheck => ({
    source,
    definition,
    headline: l10n.t('not checked'),
    findings,
    problem: { message, range },
  });
  const { unreadable, range, layers, data } = definition;
  if (unreadable !== undefined) return unchecked(unreadable.reason, unreadable.range);
  const [missing] = neededValues(definition);
  if (missing !== undefined) return unchecked(missingValues(definition), missing.range);

  await prepareEngine();
  const network = networkOf(definition);
  const report = await checkGradients(
    {
      network,
      data: data === undefined ? { kind: 'random', batchSize: BATCH_SIZE } : { kind: 'rows', ...data },
      seed,
      draws,
      ...(timeLimit !== undefined && { timeLimit }),
      marks: COURSE_MARKS,
    },
    { pause, onProgress: ({ completedDraws }) => onProgress(completedDraws) },
  );
  if (!report.ok) {
    const { message, layer, argument } = report.problem;
    const blamed = layer === undefined ? undefined : layers[layer];
    const value = argument === undefined ? undefined : blamed?.argumentRanges[argument]?.value;
    return unchecked(message, value ?? blamed?.range ?? range, inspect(network));
  }
  const { headline, findings } = diagnose(report.value, network);
  return { source, definition, headline, findings, report: report.value };
}

/** Names every gap with its reason and shows how to give the values. */
function missingValues(definition: ModelDefinition): string {
  const needed = neededValues(definition);
  const gaps = needed.map(({ name, reason }) => `${name} ${reason}`).join('; ');
  const options = needed
    .map(({ name, suggestions: [suggestion] }) => {
      const value = suggestion === undefined ? 'VALUE' : answerText(suggestion);
      const option = `${name}=${value}`;
      return /^[\w.=-]+$/u.test(option) ? `--set ${option}` : `--set '${option}'`;
    })
    .join(' ');
  return needed.length === 1
    ? l10n.t('It needs a value: {0}. Give it, for example with {1}', gaps, options)
    : l10n.t('It needs {0} values: {1}. Give them, for example with {2}', needed.length, gaps, options);
}
