import * as l10n from '@vscode/l10n';

/** Why a value is not known, as data: it is put into words only where it is told, in the language of the person. */
export type Reason =
  | { readonly kind: 'at-run-time'; readonly text: string }
  | { readonly kind: 'parameter'; readonly text: string; readonly owner: string | undefined }
  | { readonly kind: 'elements'; readonly text: string }
  | { readonly kind: 'changes'; readonly text: string }
  | { readonly kind: 'undefined-name'; readonly text: string }
  | { readonly kind: 'unread-file'; readonly text: string }
  | { readonly kind: 'endless-calls'; readonly text: string }
  | { readonly kind: PlainReason }
  | { readonly kind: 'library-function'; readonly text: string };

/** Reasons that need no word of the text. */
type PlainReason =
  | 'this'
  | 'unfinished'
  | 'too-long'
  | 'endless-loop'
  | 'long-list'
  | 'error'
  | 'functional-model'
  | 'loaded-model'
  | 'deep'
  | 'function'
  | 'class'
  | 'class-instance'
  | 'wrapped-layer'
  | 'no-plain-value'
  | 'unknown-name'
  | 'own-loss'
  | 'no-value'
  | 'order';

/** A clause that completes "units ...": `comes from data.shape[1], known only when the program runs`. */
export function reasonClause(reason: Reason): string {
  switch (reason.kind) {
    case 'at-run-time':
      return l10n.t('comes from {0}, known only when the program runs', reason.text);
    case 'parameter':
      return reason.owner === undefined
        ? l10n.t('comes from the parameter {0}, known only when the program runs', reason.text)
        : l10n.t('comes from the parameter {0} of {1}, known only when the program runs', reason.text, reason.owner);
    case 'elements':
      return l10n.t('comes from the elements of {0}, known only when the program runs', reason.text);
    case 'changes':
      return l10n.t('comes from {0}, which changes while the program runs', reason.text);
    case 'undefined-name':
      return l10n.t('comes from {0}, which is not defined in this file', reason.text);
    case 'unread-file':
      return l10n.t('comes from {0}, which was not read', reason.text);
    case 'endless-calls':
      return l10n.t('comes from {0}, which calls itself too often to be followed', reason.text);
    case 'this':
      return l10n.t('comes from `this`, known only when the program runs');
    case 'too-long':
      return l10n.t('comes from code that takes too many steps to be followed');
    case 'endless-loop':
      return l10n.t('comes from a loop with too many rounds to be followed');
    case 'long-list':
      return l10n.t('comes from a list with too many elements to be followed');
    default:
      return plainClause(reason);
  }
}

/** The clauses that are the same behind "units" and on their own. */
function plainClause(reason: Reason): string {
  switch (reason.kind) {
    case 'unfinished':
      return l10n.t('is not written to the end: the code does not parse here');
    case 'error':
      return l10n.t('depends on whether an error is thrown when the program runs');
    case 'functional-model':
      return l10n.t('is built with the functional API (tf.model), not as a Sequential model');
    case 'loaded-model':
      return l10n.t('is loaded from a file or URL when the program runs');
    case 'deep':
      return l10n.t('is nested too deeply');
    case 'library-function':
      return l10n.t('is the function tf.{0}, not a name', reason.text);
    case 'function':
      return l10n.t('is a function, not a plain value');
    case 'class':
      return l10n.t('is a class, not a plain value');
    case 'class-instance':
      return l10n.t('is an object of a class');
    case 'wrapped-layer':
      return l10n.t('is a wrapped layer');
    case 'order':
      return l10n.t('depends on the order in which code runs that waits for something');
    case 'no-value':
      return l10n.t('has no value yet where it is used');
    case 'unknown-name':
      return l10n.t('is not a name that TensorFlow.js knows');
    case 'own-loss':
      return l10n.t('is a function of its own, for which a check takes the loss that fits the output layer');
    default:
      return l10n.t('is not a plain value');
  }
}

/** The same on its own: `data.shape[1] is known only when the program runs`; `text` is what is not known. */
export function standaloneClause(text: string, reason: Reason): string {
  switch (reason.kind) {
    case 'at-run-time':
      return l10n.t('{0} is known only when the program runs', reason.text);
    case 'parameter':
      return reason.owner === undefined
        ? l10n.t('the parameter {0} is known only when the program runs', reason.text)
        : l10n.t('the parameter {0} of {1} is known only when the program runs', reason.text, reason.owner);
    case 'elements':
      return l10n.t('the elements of {0} are known only when the program runs', reason.text);
    case 'changes':
      return l10n.t('{0} changes while the program runs', reason.text);
    case 'undefined-name':
      return l10n.t('{0} is not defined in this file', reason.text);
    case 'unread-file':
      return l10n.t('{0} was not read', reason.text);
    case 'endless-calls':
      return l10n.t('{0} calls itself too often to be followed', reason.text);
    case 'this':
      return l10n.t('`this` is known only when the program runs');
    case 'too-long':
      return l10n.t('the code takes too many steps to be followed');
    case 'endless-loop':
      return l10n.t('a loop has too many rounds to be followed');
    case 'long-list':
      return l10n.t('a list has too many elements to be followed');
    case 'order':
      return l10n.t('it depends on the order in which code runs that waits for something');
    case 'error':
      return l10n.t('it depends on whether an error is thrown when the program runs');
    default:
      return `${text} ${plainClause(reason)}`;
  }
}
