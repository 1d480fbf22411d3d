import { blamedRange } from '../diagnosis/blamedRange.js';
import type { ModelCheck } from './checkModel.js';

/** A model's check as `check --json` prints it; `report` is the measurement as it is. */
export function checkJson({ source, definition, headline, findings, report, problem }: ModelCheck) {
  const { file, lines } = source;
  return {
    file,
    ...lines.positionAt(definition.range.start),
    name: definition.name,
    checked: report !== undefined,
    headline,
    findings: findings.map((finding) => ({
      ...finding,
      ...lines.positionAt(blamedRange(definition, finding).start),
    })),
    layerLines: definition.layers.map(({ range }) => lines.positionAt(range.start).line),
    assumptions: definition.assumptions ?? [],
    problem: problem === undefined ? null : { message: problem.message, ...lines.positionAt(problem.range.start) },
    report: report ?? null,
  };
}

/** JSON has no number for what is not finite: such figures are written as the texts `NaN`, `Infinity` and `-Infinity`. */
export function jsonText(value: unknown): string {
  return JSON.stringify(
    value,
    (_key, inner: unknown) => (typeof inner === 'number' && !Number.isFinite(inner) ? String(inner) : inner),
    2,
  );
}
