import { describe, expect, it } from 'vitest';
import { layerEvidence, layerFigures, layerMeaning } from '../../../src/diagnosis/layerEvidence.js';
import { layerName, layerNumbers } from '../../../src/diagnosis/measuredLayers.js';
import { factor, figure, percentage } from '../../../src/diagnosis/wording.js';
import { kernel, outputs, reportOf, withKernels } from './reportOf.js';

const sized = (...sizes: readonly number[]) => withKernels(...sizes.map((meanAbs) => kernel({ meanAbs })));

describe("a layer's figure", () => {
  it('has a word of verdict by the marks', () => {
    const report = reportOf([9e-5, 1e-4, 1, 1.1, NaN, Infinity].map((size) => sized(size)));
    expect(layerFigures(report)).toEqual([
      { layer: 0, verdict: 'too small', text: 'grad 9.0e-5, small' },
      { layer: 1, verdict: 'good', text: 'grad 1.0e-4, good' },
      { layer: 2, verdict: 'good', text: 'grad 1, good' },
      { layer: 3, verdict: 'too large', text: 'grad 1.1, large' },
      { layer: 4, verdict: 'not a number', text: 'grad NaN' },
      { layer: 5, verdict: 'infinite', text: 'grad infinite' },
    ]);
  });

  it('is that of the kernel that is not good', () => {
    expect(layerFigures(reportOf([sized(0.1, 1e-6), sized(0.2, 0.1)]))).toMatchObject([
      { text: 'grad 1.0e-6, small' },
      { text: 'grad 0.2, good' },
    ]);
  });

  it('is missing where there is no kernel', () => {
    const report = reportOf([{ kernels: [] }, sized(0.1)]);
    expect(layerFigures(report).map(({ layer }) => layer)).toEqual([1]);
  });

  it('belongs to the outer layer of a nested one', () => {
    expect(layerFigures(reportOf([{ path: [3, 1] }]))).toMatchObject([{ layer: 3 }]);
  });
});

describe("a layer's evidence", () => {
  const evidence = (...given: Parameters<typeof layerEvidence>) =>
    layerEvidence(...given).map(({ label, value }) => [label, value]);

  it('lists what was measured of kernel and outputs', () => {
    const [layer] = reportOf([
      {
        kernels: [kernel({ meanAbs: 0.02, gradientToWeight: 0.5 })],
        activation: outputs({ standardDeviation: 0.3, saturatedShare: 0.25, deadShare: 0.125, slope: 0.4 }),
      },
    ]).layers;
    expect(evidence(layer!, { name: 'sgd', learningRate: 0.1 })).toEqual([
      ['mean |gradient|', '0.02'],
      ['gradient norm / weight norm', '0.5'],
      ['first step / kernel, sgd at rate 0.1', '0.05'],
      ['output standard deviation', '0.3'],
      ['saturated outputs', '25 %'],
      ['dead units', '13 %'],
      ["mean |f'(z)|", '0.4'],
    ]);
  });

  it('names the kernels where there are several', () => {
    const recurrent = kernel({ meanAbs: 0.04 }, { weight: 'recurrentKernel' });
    const [layer] = reportOf([{ kernels: [kernel(), recurrent], activation: null }]).layers;
    expect(evidence(layer!, { name: 'momentum', learningRate: 0.1 })).toEqual([
      ['mean |gradient| of kernel', '0.01'],
      ['gradient norm / weight norm of kernel', '0.1'],
      ['first step / kernel, momentum at rate 0.1', '0.01'],
      ['mean |gradient| of recurrentKernel', '0.04'],
      ['gradient norm / weight norm of recurrentKernel', '0.1'],
      ['first step / recurrentKernel, momentum at rate 0.1', '0.01'],
    ]);
  });

  it('gives the band of draws that differ', () => {
    const meanAbs = { median: 0.02, p05: 0.01, p95: 0.05 };
    const [layer] = reportOf([{ kernels: [kernel({}, { meanAbs })], activation: null }]).layers;
    expect(evidence(layer!)[0]).toEqual(['mean |gradient|', '0.02 (5-95 %: 0.01 to 0.05)']);
  });

  it('has no step without a rate, and no slope of softmax', () => {
    const [layer] = reportOf([{ activation: outputs({ slope: null }) }]).layers;
    const labels = (...given: Parameters<typeof layerEvidence>) => evidence(...given).map(([label]) => label);
    const plain = ['mean |gradient|', 'gradient norm / weight norm'];
    const shares = ['output standard deviation', 'saturated outputs', 'dead units'];
    expect(labels(layer!)).toEqual([...plain, ...shares]);
    expect(labels(layer!, { name: 'sgd' })).toEqual([...plain, ...shares]);
    expect(labels(layer!, { name: 'adagrad', learningRate: 1 })).toEqual([...plain, ...shares]);
  });
});

describe("a layer's meaning", () => {
  const meaning = (kernels: Parameters<typeof reportOf>[0][number]) => {
    const report = reportOf([kernels]);
    return layerMeaning(report.layers[0]!, report);
  };

  it('goes by the marks', () => {
    expect(meaning(sized(0.5))).toMatch(/0\.5, between the marks 1\.0e-4 and 1\./);
    expect(meaning(sized(3))).toMatch(/3, above the mark 1\./);
    expect(meaning(withKernels(kernel({ meanAbs: 1e-5 }, { belowShare: 0.28 })))).toMatch(
      /1\.0e-5, and it is below the mark 1\.0e-4 in 28 % of the draws/,
    );
    expect(meaning(sized(NaN))).toMatch(/not a finite number/);
    expect(meaning(sized(Infinity))).toMatch(/not a finite number/);
    expect(meaning({ kernels: [] })).toMatch(/no kernel/);
  });
});

describe('numbers in a sentence', () => {
  it.each([
    [0, '0'],
    [-0, '0'],
    [0.01, '0.01'],
    [0.0099, '9.9e-3'],
    [1.7e-4, '1.7e-4'],
    [-2.5e-7, '-2.5e-7'],
    [0.0423, '0.042'],
    [3.14, '3.1'],
    [99.4, '99'],
    [100, '100'],
    [390.4, '390'],
    [-390.4, '-390'],
    [99_999, '99999'],
    [100_000, '1.0e5'],
    [NaN, 'NaN'],
    [Infinity, 'Infinity'],
    [-Infinity, '-Infinity'],
  ])('figure %s', (value, text) => {
    expect(figure(value)).toBe(text);
  });

  it.each([
    [2.34, '2.3x'],
    [391, '390x'],
    [834_000, '830,000x'],
    [999_000_000, '1,000,000,000x'],
    [1e9, '1.0e9x'],
    [1.23e12, '1.2e12x'],
    [Infinity, 'infinitely many times'],
    [NaN, 'infinitely many times'],
  ])('factor %s', (value, text) => {
    expect(factor(value)).toBe(text);
  });

  it.each([
    [0, '0 %'],
    [0.004, 'less than 1 %'],
    [0.005, '1 %'],
    [0.284, '28 %'],
    [0.994, '99 %'],
    [0.995, 'more than 99 %'],
    [1, '100 %'],
  ])('percentage %s', (value, text) => {
    expect(percentage(value)).toBe(text);
  });

  it.each([
    [[], 'no layer'],
    [[2], 'layer 2'],
    [[2, 2], 'layer 2'],
    [[1, 2], 'layers 1 and 2'],
    [[1, 3], 'layers 1 and 3'],
    [[1, 2, 3], 'layers 1 to 3'],
    [[1, 1, 2, 3, 4], 'layers 1 to 4'],
    [[1, 3, 4], 'layers 1, 3 and 4'],
  ])('layers %j', (numbers, text) => {
    expect(layerNumbers(numbers)).toBe(text);
  });
});

describe("a layer's name", () => {
  const report = reportOf([
    { path: [0], label: 'flatten', kernels: [] },
    { path: [1], label: 'dense 8' },
    { path: [2, 0], label: 'reLU', kernels: [] },
    { path: [2, 1], label: 'dense 1' },
  ]);

  it.each([
    [[0], 'flatten'],
    [[1], 'layer 1 (dense 8)'],
    [[2, 0], 'reLU behind layer 1'],
    [[2, 1], 'layer 2 (dense 1)'],
    [[4, 1], 'layer 5.2'],
  ])('at %j', (path, name) => {
    expect(layerName(report, path)).toBe(name);
  });
});
