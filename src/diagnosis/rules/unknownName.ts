import * as l10n from '@vscode/l10n';
import type { Finding } from '../../model/finding.js';
import { INITIALIZER_NAMES } from '../../model/initializerNames.js';
import type { NetworkSpec } from '../../model/network.js';
import { KNOWN_ACTIVATIONS, KNOWN_LOSSES, nameMeantBy } from '../knownNames.js';
import { nearestName } from '../../model/nearestName.js';
import { placedLayers, type PlacedLayer } from '../networkStructure.js';
import type { WrittenRule } from '../rule.js';

/** The names that an argument takes; undefined for an argument that takes no name. */
function namesFor(argument: string): readonly string[] | undefined {
  if (argument === 'activation' || argument === 'recurrentActivation') return KNOWN_ACTIVATIONS;
  if (argument.endsWith('Initializer')) return INITIALIZER_NAMES;
  return argument === 'loss' ? KNOWN_LOSSES : undefined;
}

/** Initialisers may be written as their class is called, `'GlorotUniform'`. */
function isKnown(name: string, argument: string, known: readonly string[]): boolean {
  return known.includes(argument.endsWith('Initializer') ? name.charAt(0).toLowerCase() + name.slice(1) : name);
}

/** The name that was probably meant by one that TensorFlow.js does not know; undefined if it knows it or none is near. */
export function meantName(argument: string, name: string): string | undefined {
  const known = namesFor(argument);
  if (known === undefined || isKnown(name, argument, known)) return undefined;
  return nameMeantBy(name, known) ?? nearestName(name, known);
}

function findingOf(argument: string, name: string, layers: Finding['layers']): Finding | undefined {
  const known = namesFor(argument);
  if (known === undefined || isKnown(name, argument, known)) return undefined;
  const meant = meantName(argument, name);
  return {
    rule: unknownName.id,
    severity: 'error',
    headline:
      meant === undefined
        ? l10n.t('unknown {0}: {1}', argument, name)
        : l10n.t('unknown {0}: {1}, not {2}', argument, name, meant),
    message:
      meant === undefined
        ? l10n.t('TensorFlow.js knows no {0} called {1}, so the program stops here.', argument, name)
        : l10n.t(
            'TensorFlow.js knows no {0} called {1}, so the program stops here; probably {2} is meant.',
            argument,
            name,
            meant,
          ),
    layers,
    argument,
    evidence: [],
  };
}

function inLayer({ path, spec }: PlacedLayer): readonly Finding[] {
  return Object.entries(spec.config).flatMap(([argument, value]) => {
    const finding = typeof value === 'string' ? findingOf(argument, value, [path]) : undefined;
    return finding === undefined ? [] : [finding];
  });
}

/**
 * An activation, an initialiser or a loss by a name that TensorFlow.js 4.22 does not know (its own registries are the table): `rleu`, `mse`, `xavier`. Such a
 * program throws, and the network cannot be measured until the name is right.
 */
export const unknownName: WrittenRule = {
  id: 'unknown-name',
  reads: 'network',
  find: (network: NetworkSpec) => {
    const loss = network.loss === undefined ? undefined : findingOf('loss', network.loss, []);
    return [...placedLayers(network).flatMap(inLayer), ...(loss === undefined ? [] : [loss])];
  },
};
