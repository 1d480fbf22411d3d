import * as l10n from '@vscode/l10n';
import type { ConfigValue } from '../../model/network.js';
import type { Fix } from '../fix.js';
import { layerAt } from '../networkStructure.js';
import { rightName } from '../rules/unknownArgument.js';

/** The right name for a misspelt argument, and a list for an `inputShape` that is a number. */
export const argumentName: Fix = {
  id: 'argument-name',
  rules: ['unknown-argument'],
  candidates: (network, finding) => {
    const [layer] = finding.layers;
    const { argument } = finding;
    const spec = layer && layerAt(network, layer);
    const value = argument === undefined ? undefined : spec?.config[argument];
    if (layer === undefined || argument === undefined || spec === undefined || value === undefined) return [];
    const where = `layer ${layer.map((index) => index + 1).join('.')}`;
    if (argument === 'inputShape' && typeof value === 'number') {
      const list: ConfigValue = [value];
      return [
        {
          id: `inputShape as a list`,
          action: l10n.t('Write inputShape as [{0}]', value),
          edits: [{ kind: 'setArgument', layer, argument, value: list }],
        },
      ];
    }
    const name = rightName(spec.className, argument);
    if (name === undefined || spec.config[name] !== undefined) return [];
    const listed = name === 'inputShape' && typeof value === 'number' ? { value: [value] } : {};
    return [
      {
        id: `${argument} to ${name} in ${where}`,
        action: l10n.t('Rename {0} to {1}', argument, name),
        edits: [{ kind: 'renameArgument', layer, argument, name, ...listed }],
      },
    ];
  },
};
