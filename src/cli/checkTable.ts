import { styleText } from 'node:util';
import * as l10n from '@vscode/l10n';
import { blamedRange } from '../diagnosis/blamedRange.js';
import { figure } from '../diagnosis/wording.js';
import { answerText } from '../readers/answer.js';
import type { Severity } from '../model/finding.js';
import type { GradientReport, KernelReport, LayerReport } from '../model/gradientCheck.js';
import { magnitudeVerdict, type MagnitudeVerdict } from '../model/marks.js';
import type { ModelCheck } from './checkModel.js';

type Colour = 'red' | 'yellow' | 'green' | 'cyan' | 'bold';

const SEVERITY_COLOURS: Readonly<Record<Severity, Colour>> = { error: 'red', warning: 'yellow', information: 'cyan' };

/** One model's check for a person: its place and headline, a row per layer, the findings, what was assumed. */
export function checkLines(check: ModelCheck, { colours }: { readonly colours: boolean }): string[] {
  const { source, definition, headline, findings, report, problem } = check;
  const paint = (colour: Colour, text: string) => (colours ? styleText(colour, text) : text);
  const placeOf = (start: number) => {
    const { line, column } = source.lines.positionAt(start);
    return `${line}:${column}`;
  };
  const tone = problem !== undefined ? 'red' : findings.length > 0 ? 'yellow' : 'green';
  return [
    `${source.file}:${placeOf(definition.range.start)}  ${paint('bold', definition.name)}: ${paint(tone, headline)}`,
    ...(report === undefined ? [] : layerRows(check, report).map((row) => `  ${row}`)),
    ...findings.map((finding) => {
      const { start } = blamedRange(definition, finding);
      const severity = paint(SEVERITY_COLOURS[finding.severity], severityWord(finding.severity));
      return `  ${placeOf(start)} ${severity}: ${finding.message} [${finding.rule}]`;
    }),
    ...(problem === undefined ? [] : [`  ${placeOf(problem.range.start)} ${problem.message}`]),
    ...(report === undefined ? [] : assumptionLines(check, report).map((line) => `  ${line}`)),
    '',
  ];
}

function severityWord(severity: Severity): string {
  switch (severity) {
    case 'error':
      return l10n.t('error');
    case 'warning':
      return l10n.t('warning');
    case 'information':
      return l10n.t('note');
  }
}

function verdictWord(verdict: MagnitudeVerdict): string {
  switch (verdict) {
    case 'good':
      return l10n.t('good');
    case 'too small':
      return l10n.t('too small');
    case 'too large':
      return l10n.t('too large');
    case 'not a number':
      return l10n.t('not a number');
    case 'infinite':
      return l10n.t('infinite');
  }
}

/** A table whose columns are as wide as their widest cell; the last column is not filled up. */
function layerRows({ source, definition }: ModelCheck, report: GradientReport): string[] {
  const heading = [
    l10n.t('layer'),
    l10n.t('line'),
    l10n.t('mean |gradient|'),
    l10n.t('5-95 % of draws'),
    l10n.t('verdict'),
    l10n.t('output, mean ± deviation'),
  ];
  const rows = report.layers.flatMap((layer) => {
    const range = definition.layers[layer.path[0] ?? -1]?.range ?? definition.range;
    const line = String(source.lines.positionAt(range.start).line);
    const number = layer.path.map((index) => index + 1).join('.');
    const label = `${number}  ${layer.label}`;
    if (layer.kernels.length === 0) return [[label, line, '', '', l10n.t('no kernel'), outputText(layer)]];
    return layer.kernels.map((kernel) => [
      kernel.weight === 'kernel' ? label : `${label} (${kernel.weight})`,
      line,
      ...gradientCells(kernel, report),
      outputText(layer),
    ]);
  });
  const table = [heading, ...rows];
  const widths = heading.map((_, column) => Math.max(...table.map((cells) => cells[column]?.length ?? 0)));
  return table.map((cells) =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

function gradientCells({ meanAbs, nanDraws, infiniteDraws }: KernelReport, report: GradientReport): string[] {
  const { median, p05, p95 } = meanAbs;
  const size = Number.isNaN(median) && nanDraws === 0 && infiniteDraws > 0 ? Infinity : median;
  const verdict = verdictWord(magnitudeVerdict(size, report.assumptions.marks));
  return [figure(size), Number.isNaN(median) ? '' : `${figure(p05)} to ${figure(p95)}`, verdict];
}

function outputText({ activation }: LayerReport): string {
  return activation === null
    ? ''
    : `${figure(activation.mean.median)} ± ${figure(activation.standardDeviation.median)}`;
}

/** What the figures rest on. */
function assumptionLines({ definition }: ModelCheck, { assumptions, computation }: GradientReport): string[] {
  const { loss, lossSource, inputs, targets, batchSize, draws, seed, notes } = assumptions;
  return [
    lossSource === 'compiled'
      ? l10n.t('loss {0}, as the file compiles it; {1} draws from seed {2}', loss, draws, seed)
      : l10n.t('loss {0}, chosen to fit the output layer; {1} draws from seed {2}', loss, draws, seed),
    l10n.t('inputs: {0}; targets: {1}; rows: {2}', inputs, targets, batchSize),
    ...(definition.assumptions ?? []).map(({ name, value, source }) =>
      source === 'directive'
        ? l10n.t('{0} is {1}, as the comment above the model says', name, answerText(value))
        : l10n.t('{0} is {1}, as given with --set', name, answerText(value)),
    ),
    ...(definition.directiveProblem === undefined ? [] : [definition.directiveProblem.reason]),
    ...notes,
    l10n.t('measured with TensorFlow.js {0}', computation.tensorflow),
  ];
}
