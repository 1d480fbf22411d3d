import type { ActivationReport } from '../model/gradientCheck.js';
import { Histogram } from './histogram.js';
import type { PlannedLayer } from './networkPlan.js';
import { lastSize, sizeOf } from './shape.js';
import { spreadOf } from './spread.js';

/** Gathers one layer's outputs over the draws. */
export class ActivationStatistics {
  private readonly mean: Float64Array;
  private readonly deviation: Float64Array;
  private readonly zeroShare: Float64Array;
  private readonly deadShare: Float64Array;
  private readonly saturatedShare: Float64Array;
  private readonly meanAbsDerivative: Float64Array;
  private readonly histogram: Histogram;
  private hasDerivative = true;

  constructor(
    private readonly layer: PlannedLayer,
    private readonly name: string,
    private readonly batch: number,
    draws: number,
  ) {
    this.mean = new Float64Array(draws);
    this.deviation = new Float64Array(draws);
    this.zeroShare = new Float64Array(draws);
    this.deadShare = new Float64Array(draws);
    this.saturatedShare = new Float64Array(draws);
    this.meanAbsDerivative = new Float64Array(draws);
    const zeroRegion = layer.activation?.zeroRegion ?? false;
    this.histogram = new Histogram(layer.activation?.range ?? null, zeroRegion);
  }

  /** Takes some consecutive draws' outputs [draws, batch, ...] and the activation's inputs, if they are known. */
  add(first: number, count: number, output: Float32Array, z: Float32Array | null): void {
    const size = this.batch * sizeOf(this.layer.outputShape);
    for (let draw = 0; draw < count; draw++) {
      const start = draw * size;
      this.addOutputs(first + draw, output, start, start + size);
      this.addSlopes(first + draw, output, z, start, start + size);
    }
    this.histogram.add(output, 0, count * size);
  }

  private addOutputs(draw: number, output: Float32Array, start: number, end: number): void {
    let sum = 0;
    let zeros = 0;
    for (let i = start; i < end; i++) {
      const value = output[i]!;
      sum += value;
      if (value === 0) zeros++;
    }
    const size = end - start;
    const mean = sum / size;
    let squares = 0;
    for (let i = start; i < end; i++) {
      const distance = output[i]! - mean;
      squares += distance * distance;
    }
    this.mean[draw] = mean;
    this.deviation[draw] = Math.sqrt(squares / size);
    this.zeroShare[draw] = zeros / size;
    this.deadShare[draw] = zeros > 0 && this.layer.activation?.zeroRegion === true ? this.dead(output, start, end) : 0;
  }

  /** Share of units (of the last axis) that are 0 at every place of every sample. */
  private dead(output: Float32Array, start: number, end: number): number {
    const units = lastSize(this.layer.outputShape);
    let dead = 0;
    for (let unit = 0; unit < units; unit++) {
      let i = start + unit;
      while (i < end && output[i] === 0) i += units;
      if (i >= end) dead++;
    }
    return dead / units;
  }

  private addSlopes(draw: number, output: Float32Array, z: Float32Array | null, start: number, end: number): void {
    const scalar = this.layer.activation?.scalar ?? null;
    if (scalar === null || z === null) {
      this.hasDerivative = false;
      return;
    }
    let sum = 0;
    let flat = 0;
    for (let i = start; i < end; i++) {
      const input = z[i]!;
      const value = output[i]!;
      sum += Math.abs(scalar.derivative(input, value));
      if (scalar.saturated?.(input, value) === true) flat++;
    }
    this.meanAbsDerivative[draw] = sum / (end - start);
    this.saturatedShare[draw] = flat / (end - start);
  }

  report(): ActivationReport {
    return {
      name: this.name,
      mean: spreadOf(this.mean),
      standardDeviation: spreadOf(this.deviation),
      zeroShare: spreadOf(this.zeroShare),
      deadShare: spreadOf(this.deadShare),
      saturatedShare: spreadOf(this.saturatedShare),
      meanAbsDerivative: this.hasDerivative ? spreadOf(this.meanAbsDerivative) : null,
      histogram: this.histogram.report(),
    };
  }
}
