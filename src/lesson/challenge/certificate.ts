import * as l10n from '@vscode/l10n';
import { figureText, median } from './figureText.js';
import { percentText, type ChallengeFigures } from './challengeVerdict.js';

/** A passed level as it is saved; the command line makes the same figures of the same code. */
export interface ChallengeResult {
  readonly challenge: string;
  readonly title: string;
  readonly passed: boolean;
  /** ISO date and time. */
  readonly date: string;
  readonly file: string;
  readonly code: string;
  readonly approach: readonly string[];
  readonly gains: readonly string[];
  readonly before?: ChallengeFigures;
  readonly after?: ChallengeFigures;
  readonly missing: readonly string[];
  readonly versions: { readonly gradientLens: string; readonly tensorflow: string };
}

export function resultAsJson(result: ChallengeResult): string {
  return `${JSON.stringify(result, null, 2)}\n`;
}

/** For a person to keep or hand in. */
export function resultAsMarkdown(result: ChallengeResult): string {
  const { title, passed, date, file, code, before, after, versions } = result;
  const fence = '`'.repeat(Math.max(3, ...[...code.matchAll(/`+/g)].map(([run]) => run.length + 1)));
  const lines = [
    `# ${title}`,
    '',
    passed ? l10n.t('Passed on {0}.', date.slice(0, 10)) : l10n.t('Not passed yet, checked on {0}.', date.slice(0, 10)),
    '',
    ...(result.approach.length > 0 ? [l10n.t('The change: {0}.', result.approach.join('; ')), ''] : []),
    ...[...result.gains, ...result.missing].flatMap((sentence) => [`- ${sentence}`]),
    '',
    ...(after === undefined ? [] : figureTable(before, after)),
    l10n.t('The code ({0}):', file),
    '',
    `${fence}ts`,
    code.trimEnd(),
    fence,
    '',
    l10n.t(
      'Measured with Gradient Lens {0} and TensorFlow.js {1}. The same figures come from the command line: {2}',
      versions.gradientLens,
      versions.tensorflow,
      `\`gradient-lens check --challenge ${result.challenge} ${file}\``,
    ),
    '',
  ];
  return lines.join('\n');
}

function figureTable(before: ChallengeFigures | undefined, after: ChallengeFigures): readonly string[] {
  const rows = after.layers.map(({ number, label, median: size }) => {
    const old = before?.layers.find((layer) => layer.number === number)?.median;
    return `| ${number} | ${label} | ${old === undefined ? '' : figureText(old)} | ${figureText(size)} |`;
  });
  return [
    `| ${l10n.t('layer')} | | ${l10n.t('before')} | ${l10n.t('now')} |`,
    '|---|---|---|---|',
    ...rows,
    '',
    l10n.t('Mean |gradient| per layer, medians of {0} draws.', after.draws),
    '',
    ...(after.accuracies.length === 0
      ? []
      : [
          l10n.t(
            'Training accuracy by seed: {0}; median {1}.',
            after.accuracies.map(percentText).join(', '),
            percentText(median(after.accuracies)),
          ),
          '',
        ]),
  ];
}
