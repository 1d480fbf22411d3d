import assert from 'node:assert/strict';
import type { GradientReport } from '../../src/model/gradientCheck.js';
import { COURSE_MARKS } from '../../src/model/marks.js';
import { noContract, type ComputeContract, type NoContract } from '../../src/protocol/computeContract.js';
import { connect } from '../../src/protocol/rpc.js';
import reference from '../reference/gradients.json';
import { startPackagedWorker } from './computeWorker.node.js';

/** Cases of the notebook's own networks, with weights and gradients from PyTorch in float64. */
interface OracleCase {
  readonly id: string;
  readonly tags: readonly string[];
  readonly x: number[][];
  readonly y: number[][];
  readonly lossValue: number;
  readonly float32: { readonly maxGradErrorRelativeToTensorMax: number };
  readonly layers: readonly {
    readonly units: number;
    readonly activation: string;
    readonly weights: { readonly kernel: number[][]; readonly bias: number[] };
    readonly grads: { readonly kernel: { readonly meanAbs: number; readonly maxAbs: number } };
  }[];
}
const cases = (reference.cases as unknown as readonly OracleCase[]).filter(({ tags }) => tags.includes('notebook'));

describe('the packaged compute worker', () => {
  const worker = startPackagedWorker();
  const connection = connect<NoContract, ComputeContract>({ channel: worker, contract: noContract, handlers: {} });
  after(() => {
    connection.close();
    worker.terminate();
  });

  it('knows which engine it is', async () => {
    const { tensorflow, backend } = await connection.call('describe', null);
    assert.match(tensorflow, /^\d+\.\d+\.\d+$/);
    assert.ok(['wasm', 'cpu'].includes(backend), backend);
  });

  for (const { id, x, y, layers, lossValue, float32 } of cases) {
    it(`gives the oracle's gradients for ${id}`, async () => {
      const outcome = await connection.call('check', {
        network: {
          layers: layers.map(({ units, activation }, index) => ({
            className: 'Dense',
            config: { units, activation, ...(index === 0 && { inputShape: [x[0]!.length] }) },
          })),
        },
        data: { kind: 'rows', x, y },
        loss: 'squaredErrorSum',
        weights: layers.map(({ weights }) => [weights.kernel, weights.bias]),
        seed: 42,
        draws: 1,
        marks: COURSE_MARKS,
      });
      assert.ok(outcome.ok, outcome.ok ? '' : outcome.problem.message);
      const report: GradientReport = outcome.value;
      const tolerance = Math.max(1e-5, 20 * float32.maxGradErrorRelativeToTensorMax);
      near(report.loss.median, lossValue, 1e-5);
      layers.forEach(({ grads }, index) => {
        const kernel = report.layers[index]?.kernels[0];
        const oracle = grads.kernel;
        assert.ok(kernel);
        const scale = oracle.maxAbs;
        assert.ok(Math.abs(kernel.meanAbs.median - oracle.meanAbs) <= tolerance * scale);
        assert.ok(Math.abs(kernel.maxAbs.median - scale) <= tolerance * scale);
      });
    });
  }
});

function near(value: number, expected: number, relative: number): void {
  assert.ok(Math.abs(value - expected) <= relative * Math.abs(expected), `${value} is not ${expected}`);
}
