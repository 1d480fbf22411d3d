import * as l10n from '@vscode/l10n';
import { checkJson, jsonText } from '../checkJson.js';
import type { CheckSettings, ModelCheck } from '../checkModel.js';
import { checkLines } from '../checkTable.js';
import type { Command, ExitStatus, GivenArguments } from '../command.js';
import { GivenValues } from '../givenValues.js';
import { wholeNumber } from '../parseArguments.js';
import { sarifLog } from '../sarif.js';
import { loadSource } from '../sourceFile.js';
import type { Terminal } from '../terminal.js';

/** Milliseconds that the draws of one model may take where nobody named their number. */
const TIME_LIMIT = 30_000;

/** Measures the gradients of the models in files. */
export const check: Command = {
  name: 'check',
  summary: () => l10n.t('measure the gradient of every layer of the models in files'),
  help: () =>
    l10n.t(`Usage: gradient-lens check FILE... [--set name=value] [--seed 42] [--draws 64] [--json | --sarif]
       gradient-lens check --challenge LEVEL FILE... [--json]

Builds each Sequential model of the files as it is read from the text, measures the gradient of every layer over many random
initialisations and says what is wrong. The files are never run.

  --set name=value        a value that the text does not tell, such as --set inputShape=[10]; may be given again and again,
                          and as --set model.name=value for a single model
  --seed NUMBER           seed of the random initialisations (42)
  --draws NUMBER          number of random initialisations, 1 to 1024 (64, or fewer where they would take over half a minute)
  --json                  print figures and findings as JSON
  --sarif                 print the findings as SARIF 2.1.0, for code scanning
  --challenge LEVEL       grade each file for a level of the challenge, by its number or its name, with the level's own seed and
                          draws; prints a line for each file, with --json a JSON object on each line

The exit status is 0 if every model is healthy, 1 if there are findings, 2 if something could not be read or checked;
with --challenge 0 if every file passes, 1 if one does not, 2 if one could not be graded.

Examples:
  gradient-lens check src/model.ts
  gradient-lens check submissions/*.js --set inputShape=[4] --set units=16
  gradient-lens check src/model.ts --draws 256 --sarif > gradients.sarif
  gradient-lens check --challenge three-sigmoids submissions/*.ts --json`),
  options: { set: 'texts', seed: 'text', draws: 'text', json: 'flag', sarif: 'flag', challenge: 'text' },
  run: async (given, terminal) => {
    const { files, flags, texts } = given;
    const refuse = (sentence: string): ExitStatus => {
      terminal.remark(sentence);
      return 2;
    };
    if (files.length === 0) return refuse(l10n.t('Name the files to check, such as gradient-lens check src/model.ts.'));
    if (flags.has('json') && flags.has('sarif')) return refuse(l10n.t('Choose one of --json and --sarif.'));
    const level = texts.get('challenge')?.[0];
    if (level !== undefined) {
      const other = ['sarif', 'set', 'seed', 'draws'].find((name) => flags.has(name) || texts.has(name));
      if (other !== undefined) {
        return refuse(l10n.t("--challenge grades with the level's own settings: leave --{0} away.", other));
      }
      const { gradeFiles } = await import('../gradeFiles.js');
      return gradeFiles({ level, files, json: flags.has('json') }, terminal);
    }
    const seed = wholeNumber(given, 'seed', { fallback: 42, lowest: 0, highest: 0xffffffff });
    if (!seed.ok) return refuse(seed.problem.message);
    const draws = wholeNumber(given, 'draws', { fallback: 64, lowest: 1, highest: 1024 });
    if (!draws.ok) return refuse(draws.problem.message);
    const settings = { seed: seed.value, draws: draws.value, ...(!texts.has('draws') && { timeLimit: TIME_LIMIT }) };
    return checkFiles(given, settings, terminal);
  },
};

async function checkFiles(
  { files, flags, texts }: GivenArguments,
  settings: CheckSettings,
  terminal: Terminal,
): Promise<ExitStatus> {
  const isTable = !flags.has('json') && !flags.has('sarif');
  const failures: string[] = [];
  const fail = (sentence: string): void => {
    failures.push(sentence);
    terminal.remark(sentence);
  };
  const values = GivenValues.parse(texts.get('set') ?? []);
  if (!values.ok) {
    terminal.remark(values.problem.message);
    return 2;
  }
  // TensorFlow.js is evaluated only by the command that needs it.
  const { checkModel } = await import('../checkModel.js');
  const checks: ModelCheck[] = [];
  for (const file of files) {
    const source = await loadSource(file);
    if (!source.ok) {
      fail(source.problem.message);
      continue;
    }
    const reading = await values.value.read(source.value);
    if (!reading.ok) {
      terminal.remark(reading.problem.message);
      return 2;
    }
    const { definitions, otherModels = [] } = reading.value;
    for (const { reason, range } of otherModels) {
      const { line, column } = source.value.lines.positionAt(range.start);
      terminal.remark(l10n.t('{0}: this model {1}.', `${file}:${line}:${column}`, reason));
    }
    if (definitions.length === 0) fail(l10n.t('There is no Sequential model in {0}.', file));
    for (const definition of definitions) {
      const progress = (completed: number): void =>
        terminal.progress(
          l10n.t('Checking {0} in {1}: {2} of {3} draws', definition.name, file, completed, settings.draws),
        );
      progress(0);
      const checked = await checkModel(source.value, definition, settings, progress);
      terminal.progress('');
      checks.push(checked);
      if (isTable) terminal.print(checkLines(checked, terminal).join('\n'));
    }
  }
  const { unused } = values.value;
  if (unused.length > 0) fail(l10n.t('No model asks for {0}, which --set gives.', unused.join(', ')));
  if (flags.has('json')) terminal.print(jsonText(checks.map(checkJson)));
  if (flags.has('sarif')) terminal.print(jsonText(sarifLog(checks, failures)));
  if (failures.length > 0 || checks.some(({ problem }) => problem !== undefined)) return 2;
  return checks.some(({ findings }) => findings.length > 0) ? 1 : 0;
}
