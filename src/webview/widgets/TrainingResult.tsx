import * as l10n from '@vscode/l10n';
import { useMemo } from 'preact/hooks';
import type { TrainingComparisonControls, TrainingComparisonOptions } from '../../lesson/widgets/trainingComparison.js';
import { ChartFigure } from '../charts/ChartFigure.js';
import { DataTable } from '../charts/DataTable.js';
import { gradientHeatMap } from '../charts/gradientHeatMap.js';
import { trainingChart } from '../charts/trainingChart.js';
import { usePage } from '../lesson/pageContext.js';
import { finalTable, seedsTable, trainingCurves, type Pair } from '../results/trainingComparison.js';
import { decimal } from '../../model/localNumber.js';

interface Properties {
  readonly all: readonly Pair[];
  /** The first seed's. */
  readonly pair: Pair;
  readonly labels: readonly [string, string];
  readonly over: boolean;
  /** Under which the networks were trained. */
  readonly controls: TrainingComparisonControls;
  readonly options: TrainingComparisonOptions;
  readonly features: number;
}

/** Curves, final figures and gradients of a training, while it runs and afterwards. */
export function TrainingResult({ all, pair, labels, over, controls, options, features }: Properties) {
  const page = usePage();
  const { epochs, seed } = controls;
  const seeds = all.length;
  const charts = useMemo(
    () => ({
      loss: trainingChart(trainingCurves(all, labels, 'loss'), { name: 'loss', quantity: 'loss', epochs }),
      accuracy: trainingChart(trainingCurves(all, labels, 'accuracy'), {
        name: 'accuracy',
        quantity: 'accuracy',
        epochs,
      }),
      gradients: gradientHeatMap(
        [
          { label: labels[0], history: pair[0] },
          { label: labels[1], history: pair[1] },
        ],
        'gradients-while-training',
      ),
    }),
    [all],
  );
  return (
    <>
      <div class="chart-grid">
        <ChartFigure
          chart={charts.loss}
          outlet={page.outlet}
          caption={
            seeds === 1 ? l10n.t('Loss by epoch') : l10n.t('Loss by epoch, {0} seeds: median and 5-95 % band', seeds)
          }
        />
        <ChartFigure
          chart={charts.accuracy}
          outlet={page.outlet}
          caption={
            seeds === 1
              ? l10n.t('Accuracy by epoch')
              : l10n.t('Accuracy by epoch, {0} seeds: median and 5-95 % band', seeds)
          }
        />
      </div>
      <DataTable
        table={finalTable(pair, labels)}
        caption={l10n.t('After the last epoch, seed {0}', seed)}
        showCaption
      />
      {over && seeds > 1 && (
        <DataTable
          table={seedsTable(all, labels)}
          caption={l10n.t('Which network was ahead, over {0} seeds', seeds)}
          showCaption
        />
      )}
      <ChartFigure
        chart={charts.gradients}
        outlet={page.outlet}
        caption={l10n.t('Mean |gradient| per layer while training, seed {0}', seed)}
      />
      <p class="quiet-line">
        {l10n.t(
          'make_classification: {0} rows, {1} features, random_state {2}; batch {3}; the last {4} % held out · seed {5}',
          options.data.samples,
          features,
          options.data.randomState,
          options.batchSize,
          decimal(options.validationSplit * 100),
          seed,
        )}
      </p>
    </>
  );
}
