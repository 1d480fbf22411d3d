import { parseArgs } from 'node:util';
import * as l10n from '@vscode/l10n';
import { failure, success, type Result } from '../model/result.js';
import type { GivenArguments, OptionKind } from './command.js';

const refuse = (message: string) => failure({ code: 'invalid-argument', message });

/** Sorts a command's arguments into files and options; a problem's sentence says which one is wrong. */
export function parseArguments(
  command: string,
  options: Readonly<Record<string, OptionKind>>,
  given: readonly string[],
): Result<GivenArguments> {
  const { tokens } = parseArgs({
    args: [...given],
    options: Object.fromEntries(
      Object.entries(options).map(([name, kind]) => [name, { type: kind === 'flag' ? 'boolean' : 'string' } as const]),
    ),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const files: string[] = [];
  const flags = new Set<string>();
  const texts = new Map<string, string[]>();
  for (const token of tokens) {
    if (token.kind === 'positional') files.push(token.value);
    if (token.kind !== 'option') continue;
    const { name, rawName, value } = token;
    const kind = Object.hasOwn(options, name) ? options[name] : undefined;
    if (kind === undefined) {
      return refuse(
        l10n.t('{0} is no option of "{1}"; gradient-lens {1} --help lists those that are.', rawName, command),
      );
    }
    if (kind === 'flag') {
      if (value !== undefined) return refuse(l10n.t('{0} takes no value: leave "={1}" away.', rawName, value));
      flags.add(name);
      continue;
    }
    if (value === undefined || value === '' || (value.startsWith('--') && !token.inlineValue)) {
      return refuse(l10n.t('{0} needs a value after it.', rawName));
    }
    const earlier = texts.get(name) ?? [];
    if (kind === 'text' && earlier.length > 0) return refuse(l10n.t('{0} can be given only once.', rawName));
    texts.set(name, [...earlier, value]);
  }
  return success({ files, flags, texts });
}

/** The value of an option that takes a whole number. */
export function wholeNumber(
  { texts }: GivenArguments,
  name: string,
  range: { readonly fallback: number; readonly lowest: number; readonly highest: number },
): Result<number> {
  const text = texts.get(name)?.[0];
  if (text === undefined) return success(range.fallback);
  const value = Number(text);
  if (/^\d+$/u.test(text) && value >= range.lowest && value <= range.highest) return success(value);
  return refuse(
    l10n.t('--{0} takes a whole number from {1} to {2}, not "{3}".', name, range.lowest, range.highest, text),
  );
}
