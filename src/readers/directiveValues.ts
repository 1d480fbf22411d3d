import * as l10n from '@vscode/l10n';
import type { ConfigValue } from '../model/network.js';

/** What a directive's text gives; `problem` is one sentence about the first thing that cannot be read. */
export interface DirectiveValues {
  readonly values: ReadonlyMap<string, ConfigValue>;
  readonly problem: string | undefined;
}

const MAXIMUM_DEPTH = 8;
const EXAMPLE = 'gradients: inputShape=[10], units=16';

class DirectiveProblem extends Error {}

/** Reads `name=value, name=value`; values are numbers, words, quoted texts, lists and `{name: value}`. */
class DirectiveParser {
  private position = 0;

  constructor(private readonly text: string) {}

  parse(): DirectiveValues {
    const values = new Map<string, ConfigValue>();
    try {
      while (this.peek() !== '') {
        const name = this.take(/[A-Za-z_$][\w$.]*/uy, l10n.t('a name'));
        this.expect('=');
        values.set(name, this.value(0));
        if (this.peek() !== ',' && this.peek() !== ';') break;
        this.position++;
      }
      if (this.peek() !== '') throw this.unexpected(l10n.t('a comma'));
      return { values, problem: undefined };
    } catch (error) {
      if (!(error instanceof DirectiveProblem)) throw error;
      return { values, problem: error.message };
    }
  }

  private unexpected(wanted: string): DirectiveProblem {
    const rest = this.text.slice(this.position, this.position + 20).trim();
    const found = rest === '' ? l10n.t('the end') : `"${rest}"`;
    return new DirectiveProblem(
      l10n.t('The comment has {0} where {1} is expected. Write it as {2}.', found, wanted, EXAMPLE),
    );
  }

  private skip(): void {
    while (/\s/u.test(this.text.charAt(this.position))) this.position++;
  }

  private peek(): string {
    this.skip();
    return this.text.charAt(this.position);
  }

  private take(pattern: RegExp, wanted: string): string {
    this.skip();
    pattern.lastIndex = this.position;
    const found = pattern.exec(this.text)?.[0];
    if (found === undefined) throw this.unexpected(wanted);
    this.position += found.length;
    return found;
  }

  private expect(character: string): void {
    if (this.peek() !== character) throw this.unexpected(character);
    this.position++;
  }

  private value(depth: number): ConfigValue {
    const next = this.peek();
    if (depth > MAXIMUM_DEPTH) throw this.unexpected(l10n.t('a value that is not nested so deeply'));
    if (next === '[') return this.list(depth);
    if (next === '{') return this.object(depth);
    if (next === '"' || next === "'") return this.take(/"[^"]*"|'[^']*'/uy, l10n.t('a closed quotation')).slice(1, -1);
    if (/[-+.\d]/u.test(next)) return this.number();
    const word = this.take(/[A-Za-z_$][\w$]*/uy, l10n.t('a value'));
    if (word === 'true' || word === 'false') return word === 'true';
    return word === 'null' ? null : word;
  }

  private number(): number {
    const digits = this.take(/[-+]?(?:\d[\d_]*\.?\d*|\.\d+)(?:[eE][-+]?\d+)?/uy, l10n.t('a number'));
    return Number(digits.replaceAll('_', ''));
  }

  private list(depth: number): ConfigValue[] {
    const items: ConfigValue[] = [];
    this.expect('[');
    while (this.peek() !== ']') {
      items.push(this.value(depth + 1));
      if (this.peek() !== ']') this.expect(',');
    }
    this.expect(']');
    return items;
  }

  private object(depth: number): ConfigValue {
    const entries: [string, ConfigValue][] = [];
    this.expect('{');
    while (this.peek() !== '}') {
      const name = this.take(/[A-Za-z_$][\w$]*/uy, l10n.t('a name'));
      this.expect(':');
      entries.push([name, this.value(depth + 1)]);
      if (this.peek() !== '}') this.expect(',');
    }
    this.expect('}');
    // fromEntries defines own properties, so that a key `__proto__` stays data.
    return Object.fromEntries(entries);
  }
}

export function parseDirectiveValues(text: string): DirectiveValues {
  return new DirectiveParser(text).parse();
}
