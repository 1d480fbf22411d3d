import * as vscode from 'vscode';
import { approach, gains } from '../../../lesson/challenge/approach.js';
import { resultAsJson, resultAsMarkdown, type ChallengeResult } from '../../../lesson/challenge/certificate.js';
import { challengeFigures } from '../../../lesson/challenge/challengeVerdict.js';
import type { ChallengeSession } from './challengeSession.js';

/** Asks where to save the result of the last check, as text for a person or as data. */
export async function saveResult(session: ChallengeSession, ending: 'md' | 'json', version: string): Promise<void> {
  const result = await resultOf(session, version);
  if (result === undefined) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('Press Check first: a result is made of what it measures.'),
    );
    return;
  }
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const name = `${session.level.id}-result.${ending}`;
  const target = await vscode.window.showSaveDialog({
    ...(folder !== undefined && { defaultUri: vscode.Uri.joinPath(folder, name) }),
    filters: ending === 'md' ? { Markdown: ['md'] } : { JSON: ['json'] },
  });
  if (target === undefined) return;
  const text = ending === 'md' ? resultAsMarkdown(result) : resultAsJson(result);
  await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(text));
}

async function resultOf(
  { check, grading, level }: ChallengeSession,
  version: string,
): Promise<ChallengeResult | undefined> {
  if (check.kind !== 'done') return undefined;
  const { verdict, network, text, measurement } = check.graded;
  const { beforeMeasurement } = grading;
  const before = beforeMeasurement && challengeFigures(beforeMeasurement);
  return {
    challenge: level.id,
    title: vscode.l10n.t('Challenge, level {0}: {1}', level.number, level.title),
    passed: verdict.passed,
    date: new Date().toISOString(),
    file: level.file,
    code: text,
    approach: approach(await grading.starter(), network),
    gains: before !== undefined && verdict.figures !== undefined ? gains(before, verdict.figures) : [],
    ...(before !== undefined && { before }),
    ...(verdict.figures !== undefined && { after: verdict.figures }),
    missing: verdict.shortfalls.map(({ message }) => message),
    versions: { gradientLens: version, tensorflow: measurement?.report.computation.tensorflow ?? '' },
  };
}
