/** The marks that a language writes its numbers with. */
interface NumberMarks {
  readonly tag: string;
  readonly decimal: string;
}

const ENGLISH: NumberMarks = { tag: 'en', decimal: '.' };

let spoken = ENGLISH;

/** Numbers are written as in this language from now on: a BCP 47 tag, such as that of the sentences around them. */
export function writeNumbersIn(tag: string): void {
  spoken = tag === ENGLISH.tag ? ENGLISH : marksOf(tag);
}

/** Its mark is looked up when it is first written: the first use of Intl loads its tables, 40 ms that activation must not wait for. */
function marksOf(tag: string): NumberMarks {
  let mark: string | undefined;
  return {
    tag,
    get decimal() {
      mark ??= decimalMarkOf(tag) ?? ENGLISH.decimal;
      return mark;
    },
  };
}

function decimalMarkOf(tag: string): string | undefined {
  return new Intl.NumberFormat(tag).formatToParts(0.5).find(({ type }) => type === 'decimal')?.value;
}

/** What `write` gives with numbers as programs read them, in every language: with a decimal point. */
export function withPlainNumbers<Value>(write: () => Value): Value {
  const before = spoken;
  spoken = ENGLISH;
  try {
    return write();
  } finally {
    spoken = before;
  }
}

/** A number, or how JavaScript writes it (`0.00016`, `1.7e-4`), with the decimal mark of the reader's language: `1,7e-4`. */
export function decimal(number: number | string): string {
  return String(number).replace('.', spoken.decimal);
}

/** A number with its thousands apart, such as `830,000`, to three decimals unless told otherwise. */
export function grouped(value: number, maximumFractionDigits = 3): string {
  return new Intl.NumberFormat(spoken.tag, { maximumFractionDigits }).format(value);
}

/** The number that a person typed, with a point or the decimal mark of their language; NaN if it is none. */
export function readDecimal(typed: string): number {
  const text = typed.trim();
  return text === '' ? NaN : Number(text.replace(spoken.decimal, '.'));
}

/** The decimal mark and what stands between thousands, for a library that formats numbers itself. */
export function numberMarks(): { readonly decimal: string; readonly thousands: string } {
  const thousands = new Intl.NumberFormat(spoken.tag).formatToParts(1e6).find(({ type }) => type === 'group')?.value;
  return { decimal: spoken.decimal, thousands: thousands ?? '' };
}
