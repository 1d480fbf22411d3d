import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  commands,
  internalCommands,
  languageIds,
  partCommands,
  settings,
  viewTypes,
} from '../../../src/extension/contributions.js';
import { readers } from '../../../src/readers/index.js';

interface Manifest {
  readonly activationEvents: readonly string[];
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: string }[];
    readonly configuration: { readonly properties: Readonly<Record<string, unknown>> };
  };
}

const text = readFileSync('package.json', 'utf8');
const manifest = JSON.parse(text) as Manifest;
const words = JSON.parse(readFileSync('package.nls.json', 'utf8')) as Readonly<Record<string, string>>;

describe('package.json and contributions.ts', () => {
  it('declare the same commands, but for those that only lenses call', () => {
    const declared = manifest.contributes.commands.map(({ command }) => command);
    const inCode = Object.values(commands).filter((command) => !internalCommands.includes(command));
    expect(declared.toSorted()).toEqual(inCode.toSorted());
  });

  it('declare the same settings', () => {
    expect(Object.keys(manifest.contributes.configuration.properties).toSorted()).toEqual(
      Object.values(settings).toSorted(),
    );
  });

  it('know the languages that there are readers of', () => {
    expect(languageIds.toSorted()).toEqual(readers.flatMap((reader) => reader.languageIds).toSorted());
  });

  it('activate for every language that is read and every panel that is restored, and for nothing else', () => {
    expect(manifest.activationEvents.toSorted()).toEqual(
      [
        ...languageIds.map((language) => `onLanguage:${language}`),
        ...Object.values(viewTypes).map((viewType) => `onWebviewPanel:${viewType}`),
      ].toSorted(),
    );
  });

  it('use exactly the words that package.nls.json has', () => {
    const used = [...text.matchAll(/%([\w.]+)%/g)].map((match) => match[1]);
    expect([...new Set(used)].toSorted()).toEqual(Object.keys(words).toSorted());
  });

  it('open lesson parts with commands that exist', () => {
    const ids: readonly string[] = Object.values(commands);
    expect(partCommands.filter(({ command }) => !ids.includes(command))).toEqual([]);
  });
});
