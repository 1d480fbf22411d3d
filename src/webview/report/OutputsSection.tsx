import * as l10n from '@vscode/l10n';
import { useMemo } from 'preact/hooks';
import type { ReportResult } from '../../protocol/reportContract.js';
import { activationHistograms } from '../charts/activationHistograms.js';
import { ChartFigure } from '../charts/ChartFigure.js';
import type { ReportActions } from './reportActions.js';
import { useWidth } from './useWidth.js';

interface Properties {
  readonly result: ReportResult;
  readonly open: boolean;
  readonly actions: ReportActions;
}

const WIDTH_STEP = 40;
const NARROWEST_CELL = 170;
const GAP = 14;

/** How the outputs of every layer are distributed. */
export function OutputsSection({ result, open, actions }: Properties) {
  const [element, width] = useWidth(WIDTH_STEP);
  const columns = Math.max(1, Math.floor((width.value + GAP) / (NARROWEST_CELL + GAP)));
  const cellWidth = Math.max(120, Math.floor((width.value - (columns - 1) * GAP) / columns) - GAP);
  const { report, layerTexts } = result;
  const chart = useMemo(
    () => activationHistograms(report, layerTexts, { name: 'outputs-of-layers', columns, cellWidth }),
    [report, layerTexts, columns, cellWidth],
  );
  return (
    <section aria-labelledby="outputs">
      <h2 id="outputs">{l10n.t('Outputs of every layer')}</h2>
      <button
        type="button"
        class="quiet"
        aria-expanded={open}
        onClick={() => actions.changeView({ showsOutputs: !open })}
      >
        <span class={`codicon codicon-chevron-${open ? 'down' : 'right'}`} aria-hidden="true" />{' '}
        {open ? l10n.t('Hide the histograms') : l10n.t('Show the histograms')}
      </button>
      <div class="layer-chart" ref={element}>
        {open && width.value > 0 && (
          <ChartFigure
            chart={chart}
            outlet={actions.outlet}
            caption={l10n.t('What each layer puts out, over all samples and draws; each on its own scale')}
          />
        )}
      </div>
    </section>
  );
}
