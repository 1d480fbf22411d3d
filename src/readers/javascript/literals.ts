const SIMPLE_ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  b: '\b',
  f: '\f',
  v: '\v',
  '0': '\0',
  '\n': '',
  '\r': '',
  '\u2028': '',
  '\u2029': '',
};

const ESCAPE = /\\(?:u\{([0-9a-fA-F]{1,6})\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|\r\n|([^]))/gu;

/** Resolves the escapes of a string's or template's inner text. */
export function unescapeText(source: string): string {
  if (!source.includes('\\')) return source;
  return source.replace(
    ESCAPE,
    (
      _match,
      braced: string | undefined,
      four: string | undefined,
      two: string | undefined,
      one: string | undefined,
    ) => {
      const hexadecimal = braced ?? four ?? two;
      if (hexadecimal !== undefined) {
        const code = Number.parseInt(hexadecimal, 16);
        return code <= 0x10ffff ? String.fromCodePoint(code) : '';
      }
      return one === undefined ? '' : (SIMPLE_ESCAPES[one] ?? one);
    },
  );
}

/** The value of a quoted string with its quotes, or undefined if it is not closed. */
export function parseStringLiteral(source: string): string | undefined {
  const quote = source[0];
  if (source.length < 2 || source.at(-1) !== quote) return undefined;
  return unescapeText(source.slice(1, -1));
}

/** The value of a number literal, or undefined for a bigint. */
export function parseNumberLiteral(source: string): number | undefined {
  const plain = source.replaceAll('_', '');
  if (/^\d+n$|^0[xXoObB].*n$/u.test(plain)) return undefined;
  const value = Number(plain);
  return Number.isNaN(value) ? undefined : value;
}
