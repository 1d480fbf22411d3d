import { ChallengeWindow } from '../harness/ChallengeWindow.js';
import type { Scene } from './scenes.js';

const FILES = { 'README.md': '# A folder\n' };
const LEVEL_1 = '1-three-sigmoids';

/** Each step of the first level, what can go wrong on the way, the certificate, the lists of levels, and one scene of other levels. */
export const challengeScenes: readonly Scene[] = [
  challengeScene('challenge-1-measure', async (challenge) => {
    await challenge.start();
  }),
  challengeScene('challenge-2-predict', async (challenge) => {
    await challenge.start();
    await challenge.check();
    await challenge.step('Which layer is starved?');
  }),
  challengeScene('challenge-2-wrong-answer-and-hint', async (challenge) => {
    await challenge.start();
    await challenge.check();
    const panel = await challenge.panel();
    await panel.getByRole('button', { name: 'Layer 4, the output' }).click();
    await panel.getByText(/Not quite/).waitFor();
    await panel.getByRole('button', { name: /^Hint/ }).click();
    await challenge.thread('Hint 1 of 3').waitFor();
  }),
  challengeScene('challenge-3-change-one', async (challenge) => {
    await challenge.start();
    await challenge.check();
    await challenge.command('Next Step');
    await challenge.step('Change one activation');
  }),
  challengeScene('challenge-3-wrong-turn', async (challenge) => {
    await challenge.start();
    await challenge.check();
    await challenge.command('Next Step');
    await challenge.write('challenge.ts', starter().replace("'sigmoid', inputShape", "'linear', inputShape"));
    await challenge.command('Check');
    await (await challenge.panel()).getByText(/Without an activation/).waitFor();
  }),
  challengeScene('challenge-4-change-the-rest', async (challenge) => {
    await upToTheRest(challenge);
  }),
  challengeScene('challenge-5-explain', async (challenge) => {
    await upToTheExplanation(challenge);
    const panel = await challenge.panel();
    await panel.getByRole('button', { name: /larger weights/ }).click();
    await panel.getByText(/drawn from the same distribution/).waitFor();
  }),
  challengeScene('challenge-6-many-draws', async (challenge) => {
    await upToTheDraws(challenge);
  }),
  challengeScene('challenge-7-certificate', async (challenge) => {
    await upToTheDraws(challenge);
    await challenge.command('Check');
    await (await challenge.panel()).getByRole('heading', { name: /^Passed/ }).waitFor();
  }),
  challengeScene('challenge-8-refused', async (challenge) => {
    await challenge.start();
    await challenge.write('challenge.ts', ChallengeWindow.source(LEVEL_1, 'refused/layers-removed.ts'));
    await challenge.command('Check');
    await (await challenge.panel()).getByText(/The level has 3 hidden layers/).waitFor();
  }),
  challengeScene('challenge-9-unreadable', async (challenge) => {
    await challenge.start();
    await challenge.write('challenge.ts', starter().replace('units: 16', 'units: sizes[0]'));
    await challenge.command('Check');
    await (await challenge.panel()).getByRole('alert').waitFor();
  }),
  challengeScene('challenge-levels', async (challenge) => {
    await upToTheRest(challenge);
    await challenge.window.page.locator('.activitybar .action-item a[aria-label^="Gradient Lens"]').click();
    await challenge.window.page.locator('.pane-body .monaco-list-row', { hasText: 'Ninety per cent' }).waitFor();
    await challenge.window.command('Gradient Lens: Choose a Challenge Level...');
    await challenge.window.page.locator('.quick-input-list .monaco-list-row').first().waitFor();
  }),
  challengeScene('challenge-level-2', async (challenge) => {
    await challenge.choose('Stuck at chance');
    await challenge.check();
  }),
  challengeScene('challenge-level-3', async (challenge) => {
    await challenge.choose('Exploding gradients');
    await challenge.check();
  }),
  challengeScene('challenge-level-5', async (challenge) => {
    await challenge.choose('Ninety per cent');
    await challenge.write('challenge-5.ts', ChallengeWindow.source('5-ninety-percent', 'solution.ts'));
    await challenge.check();
  }),
];

const starter = (): string => ChallengeWindow.source(LEVEL_1, 'starter.ts');

async function upToTheRest(challenge: ChallengeWindow): Promise<void> {
  await challenge.start();
  await challenge.check();
  await challenge.command('Next Step');
  await challenge.write('challenge.ts', ChallengeWindow.source(LEVEL_1, 'solution-one.ts'));
  await challenge.command('Check');
  await challenge.step('Change the rest');
  await challenge.checked();
}

async function upToTheExplanation(challenge: ChallengeWindow): Promise<void> {
  await upToTheRest(challenge);
  await challenge.write('challenge.ts', ChallengeWindow.source(LEVEL_1, 'solution.ts'));
  await challenge.command('Check');
  await challenge.step('Explain what changed');
  await challenge.checked();
}

async function upToTheDraws(challenge: ChallengeWindow): Promise<void> {
  await upToTheExplanation(challenge);
  await (await challenge.panel()).getByRole('button', { name: /derivative near 1/ }).click();
  await challenge.command('Next Step');
  await challenge.step('Make it hold over many draws');
}

function challengeScene(name: string, bring: (challenge: ChallengeWindow) => Promise<void>): Scene {
  return {
    name,
    window: { files: FILES },
    height: 1700,
    show: (window) => bring(new ChallengeWindow(window)),
  };
}
