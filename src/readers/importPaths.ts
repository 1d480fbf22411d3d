const ENDINGS = ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs'];
/** What TypeScript writes in a specifier for each ending that is on the disk. */
const WRITTEN_AS: Readonly<Record<string, readonly string[]>> = {
  '.js': ['.ts', '.tsx'],
  '.jsx': ['.tsx'],
  '.mjs': ['.mts'],
  '.cjs': ['.cts'],
};

/** A larger imported file holds data, not constants. */
export const MAXIMUM_IMPORTED_BYTES = 500_000;

/** Whether a specifier names a file relative to the one that it stands in: the only kind that is followed. */
export function isRelativeImport(specifier: string): boolean {
  return /^\.\.?(?:\/|$)/u.test(specifier);
}

/** The files that an import of this path may mean, likeliest first. */
export function importPaths(path: string): readonly string[] {
  const ending = ENDINGS.find((known) => path.endsWith(known));
  if (ending !== undefined) {
    const stem = path.slice(0, -ending.length);
    return [path, ...(WRITTEN_AS[ending] ?? []).map((other) => stem + other)];
  }
  return [...ENDINGS.map((known) => path + known), ...ENDINGS.map((known) => `${path}/index${known}`)];
}
