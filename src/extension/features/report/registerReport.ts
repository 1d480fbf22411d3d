import * as vscode from 'vscode';
import { commands, viewTypes } from '../../contributions.js';
import { registerCommand } from '../../services/commands.js';
import type { ComputeService } from '../../services/compute.js';
import type { Fixes } from '../../services/fixes.js';
import { Later } from '../../services/later.js';
import type { ReportPanel, ReportServices } from './reportPanel.js';

export interface ReportRegistration extends Omit<ReportServices, 'compute' | 'fixes'> {
  readonly compute: Later<ComputeService>;
  readonly fixes: Later<Fixes>;
}

/** The report, which is loaded when the first model is checked. */
export type LaterReport = Later<ReportPanel>;

/** What leads to the report: its command and its panel after a reload. */
export function registerReport({ compute, fixes, ...services }: ReportRegistration): {
  readonly report: LaterReport;
  readonly registration: vscode.Disposable;
} {
  const report: LaterReport = new Later(async () => {
    const { ReportPanel } = await import('./reportPanel.js');
    return new ReportPanel({ ...services, compute: await compute.get(), fixes: await fixes.get() });
  });
  const registration = vscode.Disposable.from(
    report,
    vscode.window.registerWebviewPanelSerializer(viewTypes.report, {
      deserializeWebviewPanel: async (panel, state: unknown) => (await report.get()).restore(panel, state),
    }),
    registerCommand(services.log, commands.showReport, async (uri: unknown, definitionId: unknown) => {
      const panel = await report.get();
      if (typeof uri === 'string' && typeof definitionId === 'string')
        panel.follow(vscode.Uri.parse(uri), definitionId);
      else panel.show();
    }),
  );
  return { report, registration };
}
