import fs from 'node:fs';
import { inProject } from '../project/paths.mjs';

/** @typedef {Readonly<Record<string, string>>} Bundle from the English sentence, or the manifest's key, to the translated one */

/** The languages that Gradient Lens speaks beside English, by the editor's names for them. */
export const languages = ['de'];

/**
 * @param {string} file relative to the project
 * @returns {Bundle}
 */
export const readBundle = (file) => JSON.parse(fs.readFileSync(inProject(file), 'utf8'));

/**
 * What is wrong with a translation: sentences it lacks or no longer needs, and values it drops or invents.
 * @param {Bundle} english
 * @param {Bundle} translated
 * @returns {{ missing: string[], surplus: string[], changed: string[] }} keys
 */
export function compareBundles(english, translated) {
  return {
    missing: Object.keys(english).filter((key) => !Object.hasOwn(translated, key) || translated[key]?.trim() === ''),
    surplus: Object.keys(translated).filter((key) => !Object.hasOwn(english, key)),
    changed: Object.entries(english)
      .filter(([key, sentence]) => Object.hasOwn(translated, key) && parts(sentence) !== parts(translated[key] ?? ''))
      .map(([key]) => key),
  };
}

/**
 * Placeholders, commands, settings and code of a sentence, in no order: a translation may move them, never change them.
 * @param {string} sentence
 */
const parts = (sentence) =>
  [...new Set(sentence.match(/\{\w+\}|command:[\w.]+|\$\([\w-]+\)|`[^`]*`/g) ?? [])].sort().join(' ');
