import * as l10n from '@vscode/l10n';
import type { Finding } from '../../model/finding.js';
import { argumentMeantBy, argumentsOf } from '../layerArguments.js';
import { nearestName } from '../../model/nearestName.js';
import { placedLayers, type PlacedLayer } from '../networkStructure.js';
import type { WrittenRule } from '../rule.js';

/** The right name of an argument that a class does not take; undefined if none is near. */
export function rightName(className: string, argument: string): string | undefined {
  const known = argumentsOf(className);
  if (known === undefined || known.includes(argument)) return undefined;
  return argumentMeantBy(argument, known) ?? nearestName(argument, known);
}

function unknownArguments({ path, spec }: PlacedLayer): readonly Finding[] {
  const known = argumentsOf(spec.className);
  if (known === undefined) return [];
  return Object.keys(spec.config)
    .filter((argument) => !known.includes(argument))
    .map((argument) => {
      const right = rightName(spec.className, argument);
      const isTaken = right !== undefined && spec.config[right] !== undefined;
      return {
        rule: unknownArgument.id,
        severity: 'warning',
        headline:
          right === undefined
            ? l10n.t('unknown argument: {0}', argument)
            : l10n.t('unknown argument: {0}, not {1}', argument, right),
        message: sentence(spec.className, argument, right, isTaken),
        layers: [path],
        argument,
        evidence: [],
      };
    });
}

function sentence(className: string, argument: string, right: string | undefined, isTaken: boolean): string {
  if (right === undefined) {
    return l10n.t(
      '{0} takes no argument called {1}, and TensorFlow.js ignores it without a word.',
      className,
      argument,
    );
  }
  return isTaken
    ? l10n.t(
        '{0} takes no argument called {1}, and TensorFlow.js ignores it without a word; {2} is already given.',
        className,
        argument,
        right,
      )
    : l10n.t(
        '{0} takes no argument called {1}, and TensorFlow.js ignores it without a word; probably {2} is meant.',
        className,
        argument,
        right,
      );
}

/** `inputShape: 2`: JavaScript happens to accept it, TypeScript and the documentation do not. */
function shapeWithoutList({ path, spec }: PlacedLayer): readonly Finding[] {
  const { inputShape } = spec.config;
  if (typeof inputShape !== 'number') return [];
  return [
    {
      rule: unknownArgument.id,
      severity: 'information',
      headline: l10n.t('inputShape: {0} should be a list', inputShape),
      message: l10n.t('inputShape is a list of sizes; write [{0}] for {0} inputs.', inputShape),
      layers: [path],
      argument: 'inputShape',
      evidence: [],
    },
  ];
}

/**
 * An argument that the layer's class does not take in TensorFlow.js 4.22 (its own type declarations are the table), misspelt or from an
 * older Keras. TensorFlow.js ignores such arguments silently, so `activacion: 'relu'` makes a linear layer. Layers whose class is
 * not in the table are left alone.
 */
export const unknownArgument: WrittenRule = {
  id: 'unknown-argument',
  reads: 'network',
  find: (network) => placedLayers(network).flatMap((layer) => [...unknownArguments(layer), ...shapeWithoutList(layer)]),
};
