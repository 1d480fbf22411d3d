const ENDINGS = ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs'];
/** What TypeScript writes in a specifier for each ending that is on the disk. */
const WRITTEN_AS: Readonly<Record<string, readonly string[]>> = {
  '.js': ['.ts', '.tsx'],
  '.jsx': ['.tsx'],
  '.mjs': ['.mts'],
  '.cjs': ['.cts'],
};

/**
 * The files that a specifier may mean, likeliest first, seen from the file that it stands in. Only relative specifiers are followed:
 * others mean packages or what some tool is told to put in their place.
 */
export function importPaths(specifier: string): readonly string[] {
  if (!/^\.\.?(?:\/|$)/u.test(specifier)) return [];
  const inFolder = ENDINGS.map((known) => `${specifier.replace(/\/$/u, '')}/index${known}`);
  if (/(?:^|\/)\.{0,2}$/u.test(specifier)) return inFolder;
  const ending = ENDINGS.find((known) => specifier.endsWith(known));
  if (ending === undefined) return [...ENDINGS.map((known) => specifier + known), ...inFolder];
  const stem = specifier.slice(0, -ending.length);
  return [specifier, ...(WRITTEN_AS[ending] ?? []).map((other) => stem + other)];
}
