import { CancelledError } from '../../model/cancellation.js';
import type { CheckRequest } from '../../model/gradientCheck.js';
import type { FixesStatus } from './check.js';
import type { ComputeService } from './compute.js';
import type { Later } from './later.js';

/** One check whose candidate fixes are to be measured. */
export interface FixMeasurement {
  readonly request: CheckRequest;
  readonly signal: AbortSignal;
  readonly onStatus: (status: FixesStatus) => void;
}

/**
 * Measures candidate fixes one check after the other, whenever no diagnosis is under way: a person waits for a verdict, not for
 * the fixes of another model. A measurement that must make room starts again later.
 */
export class FixMeasurements {
  private readonly waiting: FixMeasurement[] = [];
  private current: AbortController | undefined;
  private holds = 0;

  constructor(private readonly compute: Later<ComputeService>) {}

  add(measurement: FixMeasurement): void {
    this.waiting.push(measurement);
    void this.next();
  }

  /** Stands aside until the returned function is called. */
  hold(): () => void {
    this.holds += 1;
    this.current?.abort();
    return () => {
      this.holds -= 1;
      void this.next();
    };
  }

  private async next(): Promise<void> {
    if (this.holds > 0 || this.current !== undefined) return;
    const measurement = this.waiting.shift();
    if (measurement === undefined) return;
    const controller = new AbortController();
    const abort = () => controller.abort();
    this.current = controller;
    measurement.signal.addEventListener('abort', abort);
    if (measurement.signal.aborted) abort();
    try {
      const compute = await this.compute.get();
      const outcome = await compute.measureFixes(measurement.request, {
        signal: controller.signal,
        onProgress: (progress) => measurement.onStatus({ kind: 'measuring', ...progress }),
      });
      measurement.onStatus(outcome.ok ? { kind: 'measured', fixes: outcome.value.fixes } : { kind: 'unavailable' });
    } catch (error) {
      if (!(error instanceof CancelledError)) throw error;
      if (measurement.signal.aborted) measurement.onStatus({ kind: 'unavailable' });
      else {
        measurement.onStatus({ kind: 'waiting' });
        this.waiting.unshift(measurement);
      }
    } finally {
      measurement.signal.removeEventListener('abort', abort);
      this.current = undefined;
      void this.next();
    }
  }
}
