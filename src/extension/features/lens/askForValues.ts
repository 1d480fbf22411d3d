import * as vscode from 'vscode';
import { answerText, parseAnswer } from '../../../readers/answer.js';
import type { Answers, ModelDefinition, Unknown } from '../../../model/modelDefinition.js';
import type { ConfigValue } from '../../../model/network.js';
import { neededValues } from '../../services/modelReadings.js';

/**
 * Asks for a definition's gaps one after the other, proposing the best suggestion. Undefined if the person gives up;
 * nothing is kept then.
 */
export async function askForValues(definition: ModelDefinition, earlier: Answers): Promise<Answers | undefined> {
  const { name } = definition;
  const needed = neededValues(definition);
  const answers: Record<string, ConfigValue> = {};
  for (const [index, unknown] of needed.entries()) {
    const answer = await ask(unknown, {
      title: vscode.l10n.t('"{0}" needs a value for {1}', name, unknown.name),
      step: index + 1,
      totalSteps: needed.length,
      proposal: earlier[unknown.name] ?? unknown.suggestions[0],
    });
    if (answer === undefined) return undefined;
    answers[unknown.name] = answer;
  }
  return answers;
}

interface Question {
  readonly title: string;
  readonly step: number;
  readonly totalSteps: number;
  readonly proposal: ConfigValue | undefined;
}

function ask(unknown: Unknown, { title, step, totalSteps, proposal }: Question): Promise<ConfigValue | undefined> {
  const input = vscode.window.createInputBox();
  input.title = title;
  input.step = step;
  input.totalSteps = totalSteps;
  input.prompt = promptOf(unknown);
  input.value = proposal === undefined ? '' : answerText(proposal);
  input.ignoreFocusOut = true;
  return new Promise((resolve) => {
    input.onDidChangeValue((value) => {
      const parsed = parseAnswer(unknown, value);
      input.validationMessage = parsed.ok ? '' : parsed.problem.message;
    });
    input.onDidAccept(() => {
      const parsed = parseAnswer(unknown, input.value);
      if (!parsed.ok) {
        input.validationMessage = parsed.problem.message;
        return;
      }
      resolve(parsed.value);
      input.dispose();
    });
    input.onDidHide(() => {
      resolve(undefined);
      input.dispose();
    });
    input.show();
  });
}

function promptOf({ name, reason, suggestions }: Unknown): string {
  const why = vscode.l10n.t('{0} {1}.', name, reason);
  const others = suggestions.slice(1).map(answerText);
  return others.length === 0 ? why : vscode.l10n.t('{0} Also likely: {1}.', why, others.join(', '));
}
