import * as vscode from 'vscode';
import { layerEvidence, layerMeaning } from '../../../diagnosis/layerEvidence.js';
import type { FinishedCheck } from '../../services/check.js';
import type { LayerReport } from '../../../model/gradientCheck.js';
import { commands } from '../../contributions.js';
import { lessonForLayer, lessonLink, withModelOf } from '../../services/lessonPlaces.js';

/** The evidence on the layers at one index of the network, what it means, and the way to the lesson part that explains it. */
export function layerHover(check: FinishedCheck, index: number): vscode.MarkdownString {
  const { report } = check.status.outcome;
  const layers = report.layers.filter(({ path }) => path[0] === index);
  const hover = new vscode.MarkdownString(undefined, true);
  // Nothing but the lesson can be opened from here, whatever the source text puts into a label.
  hover.isTrusted = { enabledCommands: [commands.openPart] };
  for (const layer of layers) {
    const { draws } = report.assumptions;
    hover.appendMarkdown(`**${vscode.l10n.t('Layer {0}', index + 1)}** `);
    hover.appendText(layer.label);
    hover.appendMarkdown(
      `, ${draws === 1 ? vscode.l10n.t('one draw') : vscode.l10n.t('median over {0} draws', draws)}\n\n| | |\n|---|---|\n`,
    );
    for (const { label, value } of layerEvidence(layer, check.definition.optimizer)) {
      hover.appendMarkdown(`| ${inCell(label)} | ${inCell(value)} |\n`);
    }
    hover.appendMarkdown(`\n${inCell(layerMeaning(layer, report))}\n\n`);
  }
  const [first] = layers;
  if (first !== undefined) hover.appendMarkdown(lessonSentence(first, check));
  return hover;
}

function lessonSentence(layer: LayerReport, check: FinishedCheck): string {
  const place = withModelOf(lessonForLayer(layer, check.status.outcome.report), check);
  return `[${vscode.l10n.t('Why this is so: the lesson explains these figures')}](${lessonLink(place).toString()})`;
}

function inCell(text: string): string {
  return text.replaceAll('|', '\\|');
}
