import * as l10n from '@vscode/l10n';
import type { SourceEdit } from '../../model/finding.js';
import type { NetworkEdit } from '../../model/fix.js';
import type { ArgumentRange } from '../../model/modelDefinition.js';
import type { ConfigValue } from '../../model/network.js';
import type { SourceRange } from '../../model/sourceRange.js';
import { isShorthand } from './argumentEditing.js';
import {
  namespaceOf,
  planned,
  refused,
  sameRange,
  siteOf,
  type EditedSource,
  type SourceEditing,
} from './editedSource.js';
import { textOf } from './sourceStyle.js';
import { writtenInstead } from './writtenValue.js';

/** The place to change: where the value is written, or where it is used if another model or argument reads it there too. */
function placeToChange(source: EditedSource, argument: ArgumentRange): SourceRange {
  const site = siteOf(argument);
  const own = Object.values(source.definition.compileRanges ?? {});
  const ofOthers = source.otherDefinitions.flatMap(({ compileRanges }) => Object.values(compileRanges ?? {}));
  const ofLayers = [...source.layers.map(({ layer }) => layer), ...source.otherLayers].flatMap(({ argumentRanges }) =>
    Object.values(argumentRanges),
  );
  const isShared = [...own, ...ofOthers, ...ofLayers].some(
    (other) => other !== argument && sameRange(siteOf(other), site),
  );
  return isShared ? argument.value : site;
}

function replaced(
  source: EditedSource,
  argument: ArgumentRange,
  name: string,
  before: ConfigValue | undefined,
  after: ConfigValue,
): SourceEdit {
  const range = placeToChange(source, argument);
  const text = writtenInstead(textOf(source.text, range), before, after, source.style);
  // A rate stands alone in the optimiser's call, whatever its variable is called.
  const needsName = name === 'loss' && sameRange(range, argument.value) && isShorthand(source.text, argument, name);
  return { range, text: needsName ? `${name}: ${text}` : text };
}

/** Sets the loss where `compile` has it. */
export function setLoss(source: EditedSource, edit: Extract<NetworkEdit, { kind: 'setLoss' }>): SourceEditing {
  const argument = source.definition.compileRanges?.loss;
  if (argument === undefined) return refused(l10n.t('the model is not compiled with a loss in this file'));
  return planned(replaced(source, argument, 'loss', source.definition.loss, edit.loss));
}

/** Sets the rate where the optimiser has it; an optimiser that is only named becomes a call of its factory. */
export function setLearningRate(
  source: EditedSource,
  edit: Extract<NetworkEdit, { kind: 'setLearningRate' }>,
): SourceEditing {
  const { definition, text } = source;
  const rate = definition.compileRanges?.learningRate;
  if (rate !== undefined) {
    return planned(replaced(source, rate, 'learningRate', definition.optimizer?.learningRate, edit.learningRate));
  }
  const optimizer = definition.compileRanges?.optimizer;
  const name = definition.optimizer?.name;
  if (optimizer === undefined || name === undefined) return refused(l10n.t('the model is not compiled in this file'));
  const range = siteOf(optimizer);
  const written = textOf(text, range);
  if (/\(\s*\)$/.test(written)) {
    return planned({ range: { start: range.end - 1, end: range.end - 1 }, text: String(edit.learningRate) });
  }
  const namespace = source.layers.map(({ layer }) => namespaceOf(text, layer.range)).find((one) => one !== undefined);
  if (!/^["'`]/.test(written) || namespace === undefined)
    return refused(l10n.t("the optimiser's rate is not written here"));
  return planned({ range, text: `${namespace}.train.${name}(${edit.learningRate})` });
}
