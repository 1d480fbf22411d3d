import * as l10n from '@vscode/l10n';
import { useSignal } from '@preact/signals';
import { useId, useRef } from 'preact/hooks';
import { withPlainNumbers } from '../../model/localNumber.js';
import type { SavedFile } from '../../protocol/savedFile.js';
import type { Chart } from './chart.js';
import { csv } from './csv.js';
import { DataTable } from './DataTable.js';
import { VegaView, type DrawnChart } from './VegaView.js';

/** Where a chart's files and faults go. */
export interface ChartOutlet {
  saveFile(file: SavedFile): void;
  fault(message: string): void;
}

interface Properties {
  readonly chart: Chart;
  readonly outlet: ChartOutlet;
  readonly caption: string;
  /** Whether the table is open at first. */
  readonly openTable?: boolean;
  /** Told where the pointer is over the drawing, as a value on the horizontal scale. */
  readonly onPointer?: (x: number) => void;
  /** Told of the row of data that belongs to what was clicked. */
  readonly onSelect?: (datum: object) => void;
}

/** A chart with its text equivalent: a summary, a switch to the table with the same data, and files to keep. */
export function ChartFigure({ chart, outlet, caption, openTable = false, onPointer, onSelect }: Properties) {
  const showsTable = useSignal(openTable);
  const drawn = useRef<DrawnChart | null>(null);
  const captionId = useId();
  const save = (write: () => Promise<SavedFile>) => {
    write().then(
      (file) => outlet.saveFile(file),
      (error: unknown) => outlet.fault(`saving ${chart.name}: ${String(error)}`),
    );
  };
  const saveDrawing = (ending: 'png' | 'svg') =>
    save(async () => {
      if (drawn.current === null) throw new Error('the chart is not drawn yet');
      if (ending === 'svg') {
        return { name: `${chart.name}.svg`, encoding: 'utf8', content: await drawn.current.svg() };
      }
      const address = await drawn.current.png();
      return { name: `${chart.name}.png`, encoding: 'base64', content: address.slice(address.indexOf(',') + 1) };
    });
  return (
    <figure class="chart" aria-labelledby={captionId}>
      <figcaption id={captionId}>{caption}</figcaption>
      <VegaView
        chart={chart}
        onDrawn={(drawing) => (drawn.current = drawing)}
        onFault={(message) => outlet.fault(message)}
        onPointer={onPointer}
        onSelect={onSelect}
      />
      <div class="chart-actions" role="group" aria-label={l10n.t('Chart: {0}', caption)}>
        <button
          type="button"
          class="quiet"
          aria-pressed={showsTable.value}
          onClick={() => (showsTable.value = !showsTable.value)}
        >
          <span class="codicon codicon-table" aria-hidden="true" /> {l10n.t('Table')}
        </button>
        <button type="button" class="quiet" onClick={() => saveDrawing('png')}>
          {l10n.t('Save as PNG')}
        </button>
        <button type="button" class="quiet" onClick={() => saveDrawing('svg')}>
          {l10n.t('Save as SVG')}
        </button>
        <button
          type="button"
          class="quiet"
          onClick={() =>
            save(() =>
              Promise.resolve({
                name: `${chart.name}.csv`,
                encoding: 'utf8',
                content: withPlainNumbers(() => csv(chart.table)),
              }),
            )
          }
        >
          {l10n.t('Save as CSV')}
        </button>
      </div>
      {showsTable.value && <DataTable table={chart.table} caption={l10n.t('Table: {0}', caption)} />}
    </figure>
  );
}
