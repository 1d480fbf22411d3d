import type { ChallengeContent } from '../../../lesson/challenge/challengeContent.js';
import { approach, gains } from '../../../lesson/challenge/approach.js';
import { kernelLayers } from '../../../lesson/challenge/challengeNetwork.js';
import { stepOf } from '../../../lesson/challenge/challengeProgress.js';
import { challengeFigures } from '../../../lesson/challenge/challengeVerdict.js';
import { singleDrawView } from '../../../lesson/challenge/singleDraw.js';
import { answerChoices } from '../../../lesson/challenge/stepState.js';
import type { ChallengeMeasurement } from '../../../model/challenge.js';
import type {
  ChallengeCheckView,
  ChallengeNetworkView,
  ChallengePageState,
} from '../../../protocol/challengeContract.js';
import type { ChallengeMemory } from './challengeMemory.js';
import type { ChallengeSession } from './challengeSession.js';

/** What the page shows of a session. */
export async function challengePageState(
  session: ChallengeSession,
  levels: readonly ChallengeContent[],
  memory: ChallengeMemory,
): Promise<ChallengePageState> {
  const { level, step, stepIndex, progress, grading } = session;
  const { id, number, title, summary, file, learnt } = level;
  const { hints, answer } = stepOf(progress, step.id);
  const starter = await grading.starter();
  return {
    kind: 'open',
    level: { id, number, title, summary, file, learnt },
    levels: levels.map((one) => ({
      id: one.id,
      number: one.number,
      title: one.title,
      passed: memory.level(one.id)?.passed !== undefined,
    })),
    steps: level.steps.map((one) => ({ id: one.id, title: one.title, done: session.stepDone(one) })),
    current: {
      index: stepIndex,
      kind: step.kind,
      title: step.title,
      html: step.html,
      question: 'question' in step ? step.question : null,
      choices: answerChoices(step, kernelLayers(starter).length),
      answer: answer ?? null,
      feedback: session.feedback ?? null,
      hints: step.hints.slice(0, hints),
      hintsLeft: step.hints.length - hints,
      done: session.stepDone(step),
    },
    check: await checkView(session),
    certificate: session.isComplete ? { date: progress.passed ?? new Date().toISOString() } : null,
  };
}

async function checkView(session: ChallengeSession): Promise<ChallengeCheckView> {
  const { check, grading, level, document } = session;
  if (check.kind !== 'done') return check;
  const { verdict, measurement, network } = check.graded;
  const { beforeMeasurement } = grading;
  const found = await grading.find(document);
  const single = check.single ?? measurement?.single;
  return {
    kind: 'done',
    verdict,
    ...(measurement !== undefined && { now: networkView(measurement) }),
    ...(beforeMeasurement !== undefined && { before: networkView(beforeMeasurement) }),
    ...(single !== undefined && { single: singleDrawView(level.rule, single, verdict) }),
    approach: approach(await grading.starter(), network),
    gains:
      measurement === undefined || beforeMeasurement === undefined || measurement === beforeMeasurement
        ? []
        : gains(challengeFigures(beforeMeasurement), challengeFigures(measurement)),
    stale: session.isStale(found.definition),
  };
}

function networkView({ report, histories }: ChallengeMeasurement): ChallengeNetworkView {
  return { report, histories };
}
