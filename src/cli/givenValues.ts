import * as l10n from '@vscode/l10n';
import { parseAnswer } from '../readers/answer.js';
import type { Answers, ModelDefinition, Reading, Unknown } from '../model/modelDefinition.js';
import type { ConfigValue } from '../model/network.js';
import { failure, success, type Result } from '../model/result.js';
import { readSource, type SourceFile } from './sourceFile.js';

/** One `--set name=value`, or `--set model.name=value` for a single model. */
interface GivenValue {
  readonly key: string;
  readonly text: string;
}

/** An answer may bring new gaps to light; more rounds than this lead nowhere. */
const MAXIMUM_ROUNDS = 8;

const refuse = (message: string) => failure({ code: 'invalid-argument', message });

/** The values of `--set` for gaps in models, which remember whether anything asked for them. */
export class GivenValues {
  private readonly used = new Set<GivenValue>();

  private constructor(private readonly values: readonly GivenValue[]) {}

  static parse(texts: readonly string[]): Result<GivenValues> {
    const values: GivenValue[] = [];
    for (const text of texts) {
      const [, key, value] = /^([^=]+)=(.*)$/su.exec(text) ?? [];
      if (key === undefined || value === undefined) {
        return refuse(l10n.t('--set takes name=value, such as --set units=16, not "{0}".', text));
      }
      values.push({ key: key.trim(), text: value });
    }
    return success(new GivenValues(values));
  }

  /** The names that no model asked for. */
  get unused(): readonly string[] {
    return this.values.filter((value) => !this.used.has(value)).map(({ key }) => key);
  }

  /** Reads a file with the given values in the place of its gaps; a problem's sentence says what is wrong with a value. */
  async read(source: SourceFile): Promise<Result<Reading>> {
    const answers = new Map<string, Record<string, ConfigValue>>();
    for (let round = 0; ; round++) {
      const reading = await readSource(source, Object.fromEntries<Answers>(answers));
      let isChanged = false;
      for (const definition of reading.definitions) {
        for (const unknown of definition.unknowns) {
          const given = this.valueFor(definition, unknown);
          if (given === undefined) continue;
          const parsed = parseAnswer(unknown, given.text);
          if (!parsed.ok) return refuse(l10n.t('--set {0}: {1}', given.key, parsed.problem.message));
          this.used.add(given);
          answers.set(definition.id, { ...answers.get(definition.id), [unknown.name]: parsed.value });
          isChanged = true;
        }
      }
      if (!isChanged || round === MAXIMUM_ROUNDS) return success(reading);
    }
  }

  private valueFor({ name }: ModelDefinition, unknown: Unknown): GivenValue | undefined {
    return (
      this.values.find(({ key }) => key === `${name}.${unknown.name}`) ??
      this.values.find(({ key }) => key === unknown.name)
    );
  }
}
