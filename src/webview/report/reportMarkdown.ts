import * as l10n from '@vscode/l10n';
import type { ReportResult, ReportSource, ReportSubject } from '../../protocol/reportContract.js';
import { threeDigits } from '../charts/numberText.js';
import { measuredKernels, nonFiniteWords, verdictSign } from '../results/measuredKernels.js';
import { verdictWords } from '../results/networkFigures.js';
import { assumptionSentences } from './assumptionSentences.js';

/** The report as text for a forum or a pull request: verdict, findings, table, source and what was assumed. */
export function reportMarkdown(result: ReportResult, subject: ReportSubject | null, source: ReportSource): string {
  const { report, diagnosis, layerTexts, assumed } = result;
  const { draws } = report.assumptions;
  const kernels = measuredKernels(report, layerTexts);
  const several = draws > 1;
  const table = [
    row(
      l10n.t('layer'),
      l10n.t('source'),
      several ? l10n.t('median of mean \\|gradient\\|') : l10n.t('mean \\|gradient\\|'),
      ...(several ? [l10n.t('5-95 % of draws')] : []),
      l10n.t('verdict'),
    ),
    row('---:', '---', '---:', ...(several ? ['---'] : []), '---'),
    ...kernels.map(({ place, source: text, kernel, verdict }) =>
      row(
        place,
        code(text),
        threeDigits(kernel.meanAbs.median),
        ...(several ? [l10n.t('{0} to {1}', threeDigits(kernel.meanAbs.p05), threeDigits(kernel.meanAbs.p95))] : []),
        `${verdictSign(verdict)} ${nonFiniteWords(kernel, draws) || verdictWords(verdict)}`,
      ),
    ),
  ];
  const stale = source.state === 'current' ? [] : ['', `_${l10n.t('The source has changed since this check.')}_`];
  const heading =
    subject === null
      ? l10n.t('Gradients')
      : l10n.t('Gradients of {0} ({1}, line {2})', code(subject.name), plain(subject.file), subject.line);
  return [
    `### ${heading}`,
    '',
    `**${plain(diagnosis.verdict)}**`,
    ...stale,
    ...(diagnosis.findings.length > 1 ? ['', ...diagnosis.findings.map(({ message }) => `- ${plain(message)}`)] : []),
    '',
    ...table,
    '',
    l10n.t('What was assumed:'),
    '',
    ...[...assumed, ...assumptionSentences(report)].map((sentence) => `- ${plain(sentence)}`),
    '',
    l10n.t('Measured by Gradient Lens with TensorFlow.js {0}.', report.computation.tensorflow.replace(/^tfjs /, '')),
    '',
  ].join('\n');
}

function row(...cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

/** Source text in a table's cell: a bar would end the cell even within code, and a backtick the code. */
function code(text: string): string {
  const fence = text.includes('`') ? '``' : '`';
  const padding = fence.length > 1 ? ' ' : '';
  return `${fence}${padding}${text.replaceAll('|', '\\|')}${padding}${fence}`;
}

/** A sentence in which nothing is taken for Markdown. */
function plain(text: string): string {
  return text.replace(/[\\*_`[\]<>|]/g, '\\$&');
}
