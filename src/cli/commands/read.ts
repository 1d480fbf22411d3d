import * as l10n from '@vscode/l10n';
import type { ModelDefinition } from '../../model/modelDefinition.js';
import type { OptimizerSpec } from '../../model/network.js';
import type { SourceRange } from '../../model/sourceRange.js';
import type { Command } from '../command.js';
import { definitionJson } from '../definitionJson.js';
import { loadSource, readSource, type SourceFile } from '../sourceFile.js';

/** Prints the models in files as they are read. */
export const read: Command = {
  name: 'read',
  summary: () => l10n.t('show the models in files as they are read'),
  help: () =>
    l10n.t(`Usage: gradient-lens read FILE... [--json]

Shows the Sequential models in TypeScript and JavaScript files as they are read from the text. Nothing is run.

  --json   print the models as JSON, for other programs

The exit status is 0, or 2 if a file could not be read.

Examples:
  gradient-lens read src/model.ts
  gradient-lens read src/*.js --json | jq '.[] | select(.complete | not) | .file'`),
  options: { json: 'flag' },
  run: async ({ files, flags }, terminal) => {
    if (files.length === 0) {
      terminal.remark(l10n.t('Name the files to read, such as gradient-lens read src/model.ts.'));
      return 2;
    }
    const found: { readonly source: SourceFile; readonly definition: ModelDefinition }[] = [];
    let allRead = true;
    for (const [index, file] of files.entries()) {
      terminal.progress(l10n.t('Reading {0} ({1} of {2})', file, index + 1, files.length));
      const source = await loadSource(file);
      if (!source.ok) {
        allRead = false;
        terminal.remark(source.problem.message);
        continue;
      }
      const reading = await readSource(source.value);
      for (const { reason, range } of reading.otherModels ?? []) {
        const { line, column } = source.value.lines.positionAt(range.start);
        terminal.remark(l10n.t('{0}: this model {1}.', `${file}:${line}:${column}`, reason));
      }
      if (reading.definitions.length === 0) terminal.remark(l10n.t('There is no Sequential model in {0}.', file));
      found.push(...reading.definitions.map((definition) => ({ source: source.value, definition })));
    }
    terminal.progress('');
    if (flags.has('json')) {
      const definitions = found.map(({ source, definition }) => definitionJson(source, definition));
      terminal.print(JSON.stringify(definitions, null, 2));
    } else {
      for (const { source, definition } of found) terminal.print(definitionLines(source, definition).join('\n'));
    }
    return allRead ? 0 : 2;
  },
};

/** One definition for a person: its place and name, a line per layer, then what is missing. */
function definitionLines(source: SourceFile, definition: ModelDefinition): string[] {
  const { complete, layers, loss, optimizer, line, column } = definitionJson(source, definition);
  const { name, unknowns, unreadable } = definition;
  const place = `${source.file}:${line}:${column}`;
  const width = String(layers.length).length;
  const placeOf = ({ start }: SourceRange) => {
    const position = source.lines.positionAt(start);
    return `${position.line}:${position.column}`;
  };
  return [
    complete ? l10n.t('{0}  {1}', place, name) : l10n.t('{0}  {1} (incomplete)', place, name),
    ...layers.map(
      ({ className, config }, index) =>
        `  ${String(index + 1).padStart(width)}  ${className} ${JSON.stringify(config)}`,
    ),
    ...(loss === null ? [] : [l10n.t('  loss {0}', loss)]),
    ...(optimizer === null ? [] : [l10n.t('  optimizer {0}', optimizerText(optimizer))]),
    ...(unreadable === undefined
      ? []
      : [l10n.t('  cannot be read ({0}): {1}', placeOf(unreadable.range), unreadable.reason)]),
    ...unknowns.map(({ name: unknown, reason, range, optional }) =>
      optional === true
        ? l10n.t('  {0} ({1}) {2}; a check does without it', unknown, placeOf(range), reason)
        : l10n.t('  {0} ({1}) {2}', unknown, placeOf(range), reason),
    ),
    '',
  ];
}

function optimizerText({ name, learningRate }: OptimizerSpec): string {
  return learningRate === undefined ? name : `${name}(${learningRate})`;
}
