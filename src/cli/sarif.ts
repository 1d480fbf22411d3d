import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { version } from '../../package.json';
import { blamedRange, rangeInLayer } from '../diagnosis/blamedRange.js';
import { rules } from '../diagnosis/rules/index.js';
import type { Severity } from '../model/finding.js';
import type { Rule } from '../diagnosis/rule.js';
import type { SourceRange } from '../model/sourceRange.js';
import type { ModelCheck } from './checkModel.js';
import { ruleDescriptions } from './ruleDescriptions.js';
import type { SourceFile } from './sourceFile.js';

const LEVELS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', information: 'note' };

/** A file's name as a URI reference: relative to the working directory where it was named so. */
function artifactUri(file: string): string {
  if (path.isAbsolute(file)) return pathToFileURL(file).href;
  return file.split(path.sep).map(encodeURIComponent).join('/');
}

function locationOf({ file, lines }: SourceFile, range: SourceRange) {
  const start = lines.positionAt(range.start);
  const end = lines.positionAt(range.end);
  return {
    physicalLocation: {
      artifactLocation: { uri: artifactUri(file) },
      region: { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column },
    },
  };
}

function resultsOf({ source, definition, findings }: ModelCheck) {
  return findings.map((finding) => {
    const others = finding.layers.slice(1);
    return {
      ruleId: finding.rule,
      ruleIndex: rules.findIndex(({ id }) => id === finding.rule),
      level: LEVELS[finding.severity],
      message: { text: `${definition.name}: ${finding.message}` },
      locations: [locationOf(source, blamedRange(definition, finding))],
      relatedLocations: others.map((layer, id) => ({
        id,
        message: { text: `layer ${layer.map((index) => index + 1).join('.')}` },
        ...locationOf(source, rangeInLayer(definition, layer, finding.argument)),
      })),
    };
  });
}

function ruleOf({ id }: Rule) {
  const text = ruleDescriptions()[id] ?? id;
  return { id, shortDescription: { text }, fullDescription: { text }, help: { text } };
}

/** The checks as a SARIF 2.1.0 log; `failures` are sentences about files that could not be read. */
export function sarifLog(checks: readonly ModelCheck[], failures: readonly string[]) {
  const notifications = [
    ...failures.map((text) => ({ level: 'error', message: { text } })),
    ...checks.flatMap(({ source, definition, problem }) =>
      problem === undefined
        ? []
        : [
            {
              level: 'error',
              message: { text: `${definition.name}: ${problem.message}` },
              locations: [locationOf(source, problem.range)],
            },
          ],
    ),
  ];
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: { name: 'Gradient Lens', version, rules: rules.map(ruleOf) },
        },
        columnKind: 'utf16CodeUnits',
        invocations: [{ executionSuccessful: notifications.length === 0, toolExecutionNotifications: notifications }],
        results: checks.flatMap(resultsOf),
      },
    ],
  };
}
