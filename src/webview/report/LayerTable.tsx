import * as l10n from '@vscode/l10n';
import type { LayerReport } from '../../model/gradientCheck.js';
import type { ReportResult, ReportSource } from '../../protocol/reportContract.js';
import { eightDecimals } from '../charts/numberText.js';
import { measuredKernels, nonFiniteWords, placeOf, type MeasuredKernel } from '../results/measuredKernels.js';
import { verdictWords } from '../results/networkFigures.js';
import { columnGroupWords, columnsOf, type LayerColumn } from './layerColumns.js';
import type { ReportActions } from './reportActions.js';
import { COLUMN_GROUPS, type ColumnGroup } from './reportView.js';

interface Properties {
  readonly result: ReportResult;
  readonly source: ReportSource;
  /** Indices of the outermost layers at the cursor. */
  readonly cursor: readonly number[];
  readonly columns: readonly ColumnGroup[];
  readonly actions: ReportActions;
}

/** The report's numbers layer by layer; each layer's name leads to its place in the source. */
export function LayerTable({ result, source, cursor, columns, actions }: Properties) {
  const { report, layerTexts } = result;
  const kernels = measuredKernels(report, layerTexts);
  const several = report.assumptions.draws > 1;
  const sizeLabel = several ? l10n.t('median of mean |gradient|') : l10n.t('mean |gradient|');
  const chosen = COLUMN_GROUPS.filter((group) => columns.includes(group)).flatMap((group) => columnsOf(group, report));
  return (
    <section aria-labelledby="layers">
      <h2 id="layers">{l10n.t('Layer by layer')}</h2>
      <fieldset class="column-choice">
        <legend>{l10n.t('Columns')}</legend>
        {COLUMN_GROUPS.map((group) => (
          <label key={group}>
            <input
              type="checkbox"
              checked={columns.includes(group)}
              onChange={() =>
                actions.changeView({
                  columns: columns.includes(group) ? columns.filter((one) => one !== group) : [...columns, group],
                })
              }
            />{' '}
            {columnGroupWords(group)}
          </label>
        ))}
      </fieldset>
      <div class="table-scroll" tabIndex={0} role="region" aria-label={l10n.t('Gradients layer by layer')}>
        <table class="stacking">
          <thead>
            <tr>
              <th scope="col">{l10n.t('Layer')}</th>
              <th scope="col">{sizeLabel}</th>
              <th scope="col">{l10n.t('Verdict')}</th>
              {chosen.map(({ name }) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {report.layers.flatMap((layer) => {
              const own = kernels.filter(({ path }) => path === layer.path);
              const rows: readonly (MeasuredKernel | undefined)[] = own.length > 0 ? own : [undefined];
              return rows.map((measured) => (
                <Row
                  key={measured?.place ?? placeOf(layer.path)}
                  layer={layer}
                  measured={measured}
                  draws={report.assumptions.draws}
                  sizeLabel={sizeLabel}
                  columns={chosen}
                  place={{ text: layerTexts[layer.path[0] ?? 0], line: source.lines[layer.path[0] ?? 0] }}
                  isAtCursor={cursor.includes(layer.path[0] ?? -1)}
                  onReveal={() => actions.reveal(layer.path)}
                />
              ));
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}

interface RowProperties {
  readonly layer: LayerReport;
  readonly measured: MeasuredKernel | undefined;
  readonly draws: number;
  /** Names the column of the gradient's size. */
  readonly sizeLabel: string;
  readonly columns: readonly LayerColumn[];
  readonly place: { readonly text: string | undefined; readonly line: number | undefined };
  readonly isAtCursor: boolean;
  readonly onReveal: () => void;
}

function Row({ layer, measured, draws, sizeLabel, columns, place, isAtCursor, onReveal }: RowProperties) {
  return (
    <tr aria-current={isAtCursor ? 'true' : undefined}>
      <th scope="row">
        {isAtCursor && (
          <>
            <span class="codicon codicon-arrow-small-right" aria-hidden="true" />
            <span class="visually-hidden">{l10n.t('At the cursor')}: </span>
          </>
        )}
        <button type="button" class="link" title={titleOf(place)} onClick={onReveal}>
          {measured?.place ?? placeOf(layer.path)}: {measured?.label ?? layer.label}
        </button>
        {place.text !== undefined && layer.path.length === 1 && (
          <code class="layer-source">{place.text.replace(/\s+/g, ' ')}</code>
        )}
      </th>
      <td data-label={sizeLabel}>{measured === undefined ? '' : eightDecimals(measured.kernel.meanAbs.median)}</td>
      <td data-label={l10n.t('Verdict')}>
        {measured === undefined ? l10n.t('no weights') : <VerdictWords measured={measured} draws={draws} />}
      </td>
      {columns.map(({ name, cell }) => (
        <td key={name} data-label={name}>
          {cell(measured, layer)}
        </td>
      ))}
    </tr>
  );
}

function VerdictWords({ measured, draws }: { readonly measured: MeasuredKernel; readonly draws: number }) {
  const { verdict, kernel } = measured;
  const good = verdict === 'good';
  return (
    <span class={good ? 'tone-good' : 'tone-bad'}>
      <span class={`codicon ${good ? 'codicon-pass' : 'codicon-warning'}`} aria-hidden="true" />{' '}
      {nonFiniteWords(kernel, draws) || verdictWords(verdict)}
    </span>
  );
}

function titleOf({ text, line }: RowProperties['place']): string {
  return text === undefined || line === undefined ? l10n.t('Show in the editor') : l10n.t('Line {0}: {1}', line, text);
}
