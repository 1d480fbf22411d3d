import { CheckStatus } from '@stryker-mutator/api/check';
import { commonTokens, declareClassPlugin, declareValuePlugin, PluginKind, tokens } from '@stryker-mutator/api/plugin';
import { asDrawn, describe, keyOf } from './mutants.mjs';
import { isMissed } from './score.mjs';

/** @typedef {import('@stryker-mutator/api/core').StrykerOptions & { drawn: string[] }} Options */

/** Lets only drawn mutants be tested: the range of one also holds all that are made of its parts. */
class OnlyDrawn {
  static inject = tokens(commonTokens.options);

  /** @param {import('@stryker-mutator/api/core').StrykerOptions} options with `drawn`, the keys of the mutants */
  constructor(options) {
    this.drawn = new Set(/** @type {Options} */ (options).drawn);
  }

  async init() {}

  /** @param {readonly import('@stryker-mutator/api/core').Mutant[]} mutants */
  async group(mutants) {
    return [mutants.map(({ id }) => id)];
  }

  /**
   * @param {readonly import('@stryker-mutator/api/core').Mutant[]} mutants
   * @returns {Promise<Record<string, import('@stryker-mutator/api/check').CheckResult>>}
   */
  async check(mutants) {
    return Object.fromEntries(
      mutants.map((mutant) => [
        mutant.id,
        this.drawn.has(keyOf(mutant))
          ? { status: CheckStatus.Passed }
          : { status: CheckStatus.CompileError, reason: 'not drawn' },
      ]),
    );
  }
}

/** Shows each missed mutant as soon as it is known: a run is long. */
const missed = {
  /** @param {import('@stryker-mutator/api/report').DryRunCompletedEvent} event */
  onDryRunCompleted({ result: { tests } }) {
    console.log(`${tests.length} tests in ${new Set(tests.map(({ fileName }) => fileName)).size} files`);
  },
  /** @param {Readonly<import('@stryker-mutator/api/core').MutantResult>} mutant */
  onMutantTested(mutant) {
    if (isMissed(mutant.status)) console.log(`${mutant.status}: ${describe(asDrawn(mutant))}`);
  },
};

export const strykerPlugins = [
  declareClassPlugin(PluginKind.Checker, 'only-drawn', OnlyDrawn),
  declareValuePlugin(PluginKind.Reporter, 'missed', missed),
];

export const strykerValidationSchema = {
  properties: { drawn: { type: 'array', items: { type: 'string' } } },
};
