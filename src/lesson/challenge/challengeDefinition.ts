import * as l10n from '@vscode/l10n';
import type { ModelDefinition, Reading } from '../../model/modelDefinition.js';

/** The model of a person's file that a level is about, or a sentence that says why there is none to grade. */
export type ChallengeDefinition =
  | { readonly ok: true; readonly definition: ModelDefinition }
  | { readonly ok: false; readonly message: string; readonly definition?: ModelDefinition };

/** The model of the starter's name, else the only one. */
export function challengeDefinition({ definitions }: Reading, starterName: string): ChallengeDefinition {
  const named = definitions.find(({ name }) => name === starterName);
  const definition = named ?? (definitions.length === 1 ? definitions[0] : undefined);
  if (definition === undefined) {
    const message =
      definitions.length === 0
        ? l10n.t('There is no Sequential model in the file: the level asks for one, called {0}.', starterName)
        : l10n.t('There are several models in the file and none is called {0}: give yours that name.', starterName);
    return { ok: false, message };
  }
  if (isEmptied(definition)) return { ok: true, definition };
  if (definition.unreadable !== undefined) {
    return {
      ok: false,
      message: l10n.t('The model cannot be read: {0}', definition.unreadable.reason),
      definition,
    };
  }
  const gap = definition.unknowns.find(({ optional }) => optional !== true);
  if (gap !== undefined) {
    return {
      ok: false,
      message: l10n.t('The value of {0} cannot be read: it {1}. Write it out.', gap.name, gap.reason),
      definition,
    };
  }
  return { ok: true, definition };
}

/** A model without layers is no riddle to the reader: it blames the model itself, not a place inside it. */
function isEmptied({ layers, unreadable, range }: ModelDefinition): boolean {
  return layers.length === 0 && unreadable?.range.start === range.start && unreadable.range.end === range.end;
}
