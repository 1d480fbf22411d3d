import { hiddenLayerNames, withHiddenActivations } from '../../lesson/ownNetwork.js';
import type { OwnPair } from '../../lesson/widgets/ownModel.js';
import type { GradientComparisonControls } from '../../lesson/widgets/gradientComparison.js';
import type { CheckRequest } from '../../model/gradientCheck.js';
import { COURSE_MARKS } from '../../model/marks.js';
import type { NetworkSpec } from '../../model/network.js';
import { success, type Result } from '../../model/result.js';
import { checkAll } from '../compute/checkAll.js';
import type { RunContext } from '../compute/latestRun.js';
import type { PageContext } from '../lesson/pageContext.js';
import { networkLabels } from '../results/gradientComparison.js';
import { networkFigures, type NetworkFigures } from '../results/networkFigures.js';
import { ownRequest } from '../results/ownNetwork.js';

export interface MeasuredPair {
  readonly networks: readonly [NetworkFigures, NetworkFigures];
  readonly milliseconds: number;
}

/** The person's network in both versions. */
function ownNetworks(network: NetworkSpec, { changes }: OwnPair): readonly NetworkSpec[] {
  const places = hiddenLayerNames(network);
  return changes.map(({ activation, initializer }) =>
    withHiddenActivations(
      network,
      places.map(() => activation),
      initializer,
    ),
  );
}

/** Measures the two networks that the controls describe: the lesson's, as `lessonRequest` has them, or the person's. */
export async function measurePair(
  page: PageContext,
  controls: GradientComparisonControls,
  lessonRequest: (which: 0 | 1) => CheckRequest,
  context: RunContext,
): Promise<Result<MeasuredPair>> {
  let requests: readonly CheckRequest[] = [lessonRequest(0), lessonRequest(1)];
  if (controls.own !== undefined) {
    const read = await page.readModel(controls.own.model.id);
    if (!read.ok) return read;
    requests = ownNetworks(read.value, controls.own).map((network) => ownRequest(network, controls, COURSE_MARKS));
  }
  const reports = await checkAll(page.compute, requests, context);
  if (!reports.ok) return reports;
  const labels = networkLabels(controls);
  const [first, second] = reports.value.map((report, which) => networkFigures(labels[which === 0 ? 0 : 1], report));
  if (first === undefined || second === undefined) throw new Error('two checks gave fewer than two reports');
  return success({
    networks: [first, second],
    milliseconds: reports.value.reduce((sum, { computation }) => sum + computation.milliseconds, 0),
  });
}
