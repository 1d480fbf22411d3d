import * as v from 'valibot';

/** Translated sentences by their English ones, as the editor loads them from `l10n/`; empty for English. */
export const languageBundle = v.record(v.string(), v.string());
export type LanguageBundle = v.InferOutput<typeof languageBundle>;
