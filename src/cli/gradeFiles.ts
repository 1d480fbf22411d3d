import challenges from 'bundle:challenges';
import { styleText } from 'node:util';
import * as l10n from '@vscode/l10n';
import * as v from 'valibot';
import { challengeContent, type ChallengeContent } from '../lesson/challenge/challengeContent.js';
import type { ExitStatus } from './command.js';
import type { Grade } from './gradeSource.js';
import { loadSource } from './sourceFile.js';
import type { Terminal } from './terminal.js';

export interface GradeFilesOptions {
  /** A level's id or its number. */
  readonly level: string;
  readonly files: readonly string[];
  readonly json: boolean;
}

/** Grades files for one level: a line for each, and 0 if all passed, 1 if one did not, 2 if one could not be graded. */
export async function gradeFiles({ level, files, json }: GradeFilesOptions, terminal: Terminal): Promise<ExitStatus> {
  const levels = v.parse(v.array(challengeContent), challenges);
  const challenge = levels.find(({ id, number }) => id === level || String(number) === level);
  if (challenge === undefined) {
    const known = levels.map(({ id, number }) => `${number} (${id})`).join(', ');
    terminal.remark(l10n.t('"{0}" is no level of the challenge: there are {1}.', level, known));
    return 2;
  }
  const { gradeSource } = await import('./gradeSource.js');
  let status: ExitStatus = 0;
  for (const file of files) {
    const source = await loadSource(file);
    const progress = (completed: number, steps: number): void =>
      terminal.progress(l10n.t('Grading {0}: {1} of {2}', file, completed, steps));
    const grade: Grade = source.ok
      ? await gradeSource(challenge, source.value, progress)
      : { problem: source.problem.message };
    terminal.progress('');
    terminal.print(json ? jsonLine(challenge, file, grade) : textLine(file, grade, terminal.colours));
    if (grade.verdict === undefined) status = 2;
    else if (!grade.verdict.passed && status === 0) status = 1;
  }
  return status;
}

function textLine(file: string, grade: Grade, colours: boolean): string {
  const paint = (colour: 'green' | 'yellow' | 'red', text: string) => (colours ? styleText(colour, text) : text);
  if (grade.verdict === undefined) return `${file}: ${paint('red', l10n.t('not graded'))}: ${grade.problem}`;
  const { passed, shortfalls } = grade.verdict;
  const said = passed ? grade.approach.join('; ') : (shortfalls[0]?.message ?? '');
  const word = passed ? paint('green', l10n.t('passed')) : paint('yellow', l10n.t('not passed'));
  return `${file}: ${word}${said === '' ? '' : `: ${said}`}`;
}

function jsonLine({ id, number }: ChallengeContent, file: string, grade: Grade): string {
  const common = { file, challenge: id, level: number };
  const line =
    grade.verdict === undefined
      ? { ...common, passed: false, problem: grade.problem, missing: [], approach: [], figures: null }
      : {
          ...common,
          passed: grade.verdict.passed,
          problem: null,
          missing: grade.verdict.shortfalls.map(({ code, message }) => ({ code, message })),
          approach: grade.approach,
          figures: grade.verdict.figures ?? null,
          tensorflow: grade.tensorflow ?? null,
        };
  return JSON.stringify(line, (_key, inner: unknown) =>
    typeof inner === 'number' && !Number.isFinite(inner) ? String(inner) : inner,
  );
}
