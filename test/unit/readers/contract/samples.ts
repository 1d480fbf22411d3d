import type { LayerConfig } from '../../../../src/model/network.js';

/** One and the same model, written in a language in the ways that every reader must follow. */
export interface LanguageSamples {
  /** A file name with the language's ending. */
  readonly file: string;
  /** What a dense layer has besides what is written, where the language's own library has other defaults than TensorFlow.js. */
  readonly denseDefaults?: LayerConfig;
  /** Dense 8 relu on 3 inputs, then dense 1 sigmoid, held by `model`: as a list, and by adding. */
  readonly listed: string;
  readonly added: string;
  /** The same with the units of the first layer out of a parameter `units` of a function that nothing calls. */
  readonly withGap: string;
  /** `withGap` under a comment directive that gives `units=8`. */
  readonly withDirective: string;
  /** A function that makes the model, called with 8 and with 16 units. */
  readonly calledTwice: string;
  /** The model, compiled with Adam at a rate of 0.01 and binary cross-entropy. */
  readonly compiled: string;
  /** The model with the units of its first layer out of a constant of the file `path`, as seen from this one. */
  readonly withImport: { readonly text: string; readonly path: string; readonly imported: string };
  /** A model that is no Sequential one. */
  readonly otherModel: string;
  /** A definition with a hole in its middle, brackets closed as editors close them. */
  readonly halfTyped: string;
  /** A comment of one line around a text. */
  comment(text: string): string;
  /** Code without an end. */
  readonly endless: readonly string[];
}
