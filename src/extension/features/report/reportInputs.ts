import type * as vscode from 'vscode';
import type { CheckChoices } from '../../../model/checkChoices.js';
import type { ModelDefinition } from '../../../model/modelDefinition.js';
import type { ReportInputs } from '../../../protocol/reportContract.js';
import { checkSettings } from '../../services/configuration.js';

/** The person's choices for a definition beside what holds without them. */
export function reportInputs(uri: vscode.Uri, { loss, data }: ModelDefinition, choices: CheckChoices): ReportInputs {
  const { seed, draws, batchSize, marks, criteria } = checkSettings(uri);
  return {
    choices,
    otherwise: {
      seed,
      draws,
      batchSize,
      marks,
      criteria,
      ...(loss !== undefined && { loss }),
      ...(data !== undefined && { rows: data }),
    },
  };
}
