import type { Spread } from '../../model/gradientCheck.js';
import type { ReportResult, ReportSubject } from '../../protocol/reportContract.js';
import { csv } from '../charts/csv.js';
import { measuredKernels } from '../results/measuredKernels.js';

/** Names of columns are for programs: they are the same in every language. */
const SPREADS = ['meanAbs', 'maxAbs', 'l2', 'zeroShare', 'gradientToWeight'] as const;
const PARTS = ['median', 'p05', 'p95'] as const satisfies readonly (keyof Spread)[];

/** Every measured number of every kernel in full precision, one row per kernel. */
export function reportCsv({ report, layerTexts }: ReportResult): string {
  const kernels = measuredKernels(report, layerTexts);
  return csv({
    columns: [
      'layer',
      'weight',
      'label',
      'source',
      ...SPREADS.flatMap((quantity) => PARTS.map((part) => `${quantity}_${part}`)),
      'below_share',
      'above_share',
      'nan_draws',
      'infinite_draws',
    ].map((name) => ({ name })),
    rows: kernels.map(({ path, label, source, kernel }) => [
      path.map((index) => index + 1).join('.'),
      kernel.weight,
      label,
      source,
      ...SPREADS.flatMap((quantity) => PARTS.map((part) => String(kernel[quantity][part]))),
      String(kernel.belowShare),
      String(kernel.aboveShare),
      String(kernel.nanDraws),
      String(kernel.infiniteDraws),
    ]),
  });
}

/** The whole result: what was asked, what was measured, what was found. What JSON has no number for is written as a word. */
export function reportJson(result: ReportResult, subject: ReportSubject | null): string {
  const { request, report, diagnosis, assumed, layerTexts } = result;
  const model = subject === null ? {} : { name: subject.name, file: subject.file, line: subject.line };
  const document = { model: { ...model, layers: layerTexts }, request, report, diagnosis, assumed };
  const text = JSON.stringify(
    document,
    (_key, value: unknown) => (typeof value === 'number' && !Number.isFinite(value) ? String(value) : value),
    2,
  );
  return `${text}\n`;
}
