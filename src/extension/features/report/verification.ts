import * as vscode from 'vscode';
import { CancelledError } from '../../../model/cancellation.js';
import type { ReportResult, ReportVerification } from '../../../protocol/reportContract.js';
import type { ComputeService } from '../../services/compute.js';

/** The finite-difference check of one result's gradients; another result begins without one. */
export class ResultVerification {
  private controller: AbortController | undefined;
  private of: ReportResult | null = null;
  private state: ReportVerification = { kind: 'none' };

  constructor(
    private readonly compute: ComputeService,
    private readonly onDidChange: () => void,
  ) {}

  /** How far the verification of this result is. */
  stateFor(result: ReportResult | null): ReportVerification {
    if (result === this.of) return this.state;
    const verification = result?.report.verification;
    return verification === undefined ? { kind: 'none' } : { kind: 'done', verification };
  }

  /** What a page kept of the verification of this result. */
  restore(result: ReportResult | null, state: ReportVerification): void {
    this.of = result;
    this.state = state.kind === 'running' ? { kind: 'none' } : state;
  }

  cancel(): void {
    this.controller?.abort();
  }

  async run(result: ReportResult): Promise<void> {
    this.cancel();
    const controller = new AbortController();
    this.controller = controller;
    this.of = result;
    const show = (state: ReportVerification): void => {
      if (this.controller !== controller) return;
      this.state = state;
      this.onDidChange();
    };
    show({ kind: 'running' });
    try {
      const outcome = await this.compute.diagnose(
        { ...result.request, verify: true },
        { signal: controller.signal, onProgress: () => undefined },
      );
      if (!outcome.ok) {
        show({ kind: 'failed', message: outcome.problem.message });
        return;
      }
      const { verification } = outcome.value.report;
      if (verification === undefined) throw new Error('a check with "verify" came without a verification');
      show({ kind: 'done', verification });
    } catch (error) {
      if (error instanceof CancelledError) {
        show({ kind: 'none' });
        return;
      }
      show({ kind: 'failed', message: vscode.l10n.t('The gradients could not be verified; the log says more.') });
      throw error;
    }
  }
}
