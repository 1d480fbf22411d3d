import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Locator } from 'playwright-core';
import { inProject } from '../../scripts/project/paths.mjs';
import { accessibilityViolations } from './harness/accessibility.js';
import { ChallengeWindow } from './harness/ChallengeWindow.js';
import { useWindow } from './harness/useWindow.js';

const MINE = '// mine\n';
const LEVEL_2 = '2-stuck-at-chance';
const LEVEL_5 = '5-ninety-percent';

describe('the ways through the challenge', () => {
  const window = useWindow({ files: { 'challenge-2.ts': MINE, 'challenge-4.ts': MINE } });
  const challenge = () => new ChallengeWindow(window());
  const dialog = (text: string): Locator => window().page.locator('.monaco-dialog-box', { hasText: text });
  const choose = async (text: string, button: string): Promise<void> => {
    await dialog(text).getByRole('button', { name: button }).click();
    await dialog(text).waitFor({ state: 'detached' });
  };
  const diff = (): Locator => window().tab('challenge.ts: yours and one solution');
  const closeDiff = async (): Promise<void> => {
    await diff().locator('.codicon-close').click();
    await diff().waitFor({ state: 'detached' });
  };

  it('goes back a step, and puts the file back to how it was when the step began', async () => {
    await challenge().start();
    await challenge().check();
    await challenge().step('Which layer is starved?');
    await challenge().command('Next Step');
    await challenge().step('Change one activation');
    await challenge().retype('challenge.ts', 'units: 16', 'sigmoid', 'relu');
    await challenge().command('Reset This Step');
    await choose('Put challenge.ts back to how it was when this step began?', 'Cancel');
    await expect(window().editorText('challenge.ts')).resolves.toContain("units: 16, activation: 'relu'");
    await challenge().command('Reset This Step');
    await choose('Put challenge.ts back', 'Reset');
    await expect.poll(() => window().editorText('challenge.ts')).toContain("units: 16, activation: 'sigmoid'");
    await challenge().command('Back');
    await challenge().step('Which layer is starved?');
    await challenge().command('Next Step');
    await challenge().step('Change one activation');
  });

  it('shows a solution as a difference: before a try only if that is confirmed', async () => {
    await challenge().command('Show Solution');
    await choose('Show the solution before trying?', 'Cancel');
    await expect(diff().count()).resolves.toBe(0);
    await challenge().command('Show Solution');
    await choose('Show the solution before trying?', 'Show It');
    await diff().waitFor();
    await window()
      .page.locator('.monaco-diff-editor .view-line', { hasText: "units: 16, activation: 'relu'" })
      .waitFor();
    await closeDiff();
    await challenge().command('Go to the File');
    await challenge().check();
    await challenge().command('Show Solution');
    await diff().waitFor();
    await closeDiff();
    expect(window().fileText('challenge.ts')).toBe(ChallengeWindow.source('1-three-sigmoids', 'starter.ts'));
  });

  it('never overwrites a file of the same name that is not its own', async () => {
    await window().command('Gradient Lens: Choose a Challenge Level...');
    await window().page.locator('.quick-input-list .monaco-list-row', { hasText: 'Stuck at chance' }).click();
    await choose('There is a challenge-2.ts in this folder already', 'Cancel');
    const panel = await challenge().panel();
    await panel.getByRole('heading', { level: 1, name: 'Three sigmoids' }).waitFor();
    await panel.getByRole('button', { name: /Dead ReLUs/ }).click();
    await choose('There is a challenge-4.ts in this folder already', 'Replace It by the Starter');
    await panel.getByRole('heading', { level: 1, name: 'Dead ReLUs' }).waitFor();
    await expect.poll(() => window().editorText('challenge-4.ts')).toContain('biasInitializer');
    // Nothing is lost: what was replaced is one undo away, and the disk has it until the person saves.
    expect(window().fileText('challenge-4.ts')).toBe(MINE);
    await window().page.keyboard.press('ControlOrMeta+Z');
    await expect.poll(() => window().editorText('challenge-4.ts')).not.toContain('biasInitializer');
    await window().tab('challenge-4.ts').and(window().page.locator('.dirty')).waitFor({ state: 'detached' });

    await panel.getByRole('button', { name: /Stuck at chance/ }).click();
    await choose('There is a challenge-2.ts in this folder already', 'Use It as It Is');
    await panel.getByRole('heading', { level: 1, name: 'Stuck at chance' }).waitFor();
    expect(window().fileText('challenge-2.ts')).toBe(MINE);
    await challenge().command('Check');
    await panel.getByText('There is no Sequential model in the file: the level asks for one, called').waitFor();
  });

  it('takes the shipped solution of level 2 through all its steps', async () => {
    const panel = await challenge().panel();
    await challenge().write('challenge-2.ts', ChallengeWindow.source(LEVEL_2, 'starter.ts'));
    await challenge().check();
    await challenge().step('Where does the gradient end?');
    await panel.getByRole('button', { name: 'Layer 1', exact: true }).click();
    await panel.getByText(/Right, layer 1\./).waitFor();
    await challenge().command('Next Step');
    await challenge().step('Let the gradient through');
    await challenge().write('challenge-2.ts', ChallengeWindow.source(LEVEL_2, 'solution.ts'));
    await challenge().command('Check');
    await challenge().step('Would a faster optimiser have helped?');
    await panel.getByRole('button', { name: 'It would have stayed at chance.' }).click();
    await challenge().command('Next Step');
    await challenge().step('Make it learn');
    await challenge().command('Check');
    await panel.getByRole('heading', { name: 'Passed: Stuck at chance' }).waitFor();
    await panel.getByText(/The training accuracy went from [45]\d\.\d % to [89]\d\.\d % \(medians\)/).waitFor();
    await expect(accessibilityViolations(panel)).resolves.toEqual([]);
  });

  it('trains level 5 with progress, and stops when told so', async () => {
    const panel = await challenge().panel();
    await challenge().choose('Ninety per cent');
    await panel.getByRole('button', { name: 'Check', exact: true }).click();
    await panel.getByRole('progressbar', { name: 'Progress' }).waitFor();
    await panel.getByRole('button', { name: 'Cancel' }).click();
    await panel.getByText('Measuring your network…').waitFor({ state: 'detached' });
    await expect(panel.getByRole('heading', { name: 'What the check saw' }).count()).resolves.toBe(0);
    await panel.locator('li[aria-current="step"]', { hasText: 'See where it stands' }).waitFor();
    await panel.getByRole('button', { name: 'Check', exact: true }).click();
    await challenge().step('First the gradient');
    await panel.getByText(/It does not learn enough yet|Gradients (vanish|shrink)/).waitFor();
  });

  it('takes the shipped solution of level 5 to its certificate', async () => {
    const panel = await challenge().panel();
    await challenge().write('challenge-5.ts', ChallengeWindow.source(LEVEL_5, 'solution.ts'));
    await challenge().command('Check');
    await challenge().step('What is a training accuracy worth?');
    await panel.getByRole('button', { name: /stays about where it was/ }).click();
    await challenge().command('Next Step');
    await challenge().step('Reach ninety per cent');
    await challenge().command('Check');
    await panel.getByRole('heading', { name: 'Passed: Ninety per cent' }).waitFor();
    await panel.locator('figure', { hasText: 'Accuracy per epoch, median of 3 random starts' }).waitFor();
  });

  it('saves a result that the command line reproduces figure by figure', async () => {
    const panel = await challenge().panel();
    const saved = async (button: string, name: string): Promise<string> => {
      await panel.getByRole('button', { name: button }).click();
      const box = window().page.locator('.quick-input-widget input.input');
      await expect.poll(() => box.inputValue()).toContain(name);
      await window().page.keyboard.press('Enter');
      await expect.poll(() => existsSync(join(window().workspace, name))).toBe(true);
      await expect.poll(() => window().fileText(name)).not.toBe('');
      return window().fileText(name);
    };
    const result = JSON.parse(await saved('Save the result as JSON', 'ninety-percent-result.json')) as SavedResult;
    expect(result).toMatchObject({ challenge: 'ninety-percent', passed: true, missing: [] });
    expect(result.code).toBe(ChallengeWindow.source(LEVEL_5, 'solution.ts'));
    expect(result.versions.tensorflow).toMatch(/^4\./);
    const line = execFileSync(
      process.execPath,
      [inProject('dist', 'cli.cjs'), 'check', '--challenge', '5', 'challenge-5.ts', '--json'],
      { cwd: window().workspace, encoding: 'utf8' },
    );
    const graded = JSON.parse(line) as { passed: boolean; figures: SavedResult['after']; approach: string[] };
    expect(graded.passed).toBe(true);
    expect(graded.approach).toEqual(result.approach);
    expect(graded.figures).toEqual(result.after);
    expect(result.after.accuracies).toHaveLength(3);

    const text = await saved('Save the result as Markdown', 'ninety-percent-result.md');
    expect(text).toMatch(/^# Challenge, level 5: Ninety per cent\n\nPassed on 20\d\d-\d\d-\d\d\./);
    expect(text).toContain(result.code.trimEnd());
    expect(text).toContain('`gradient-lens check --challenge ninety-percent challenge-5.ts`');
    for (const { label } of result.after.layers) expect(text).toContain(`| ${label} |`);
  });

  it('has its result again after a reload of the window', async () => {
    await window().reload();
    const panel = await challenge().panel();
    await panel.getByRole('heading', { name: 'Passed: Ninety per cent' }).waitFor();
    await panel.locator('figure', { hasText: 'Accuracy per epoch, median of 3 random starts' }).waitFor();
    await panel.getByRole('button', { name: 'Another draw' }).click();
    await panel.getByText('One draw, seed 43').waitFor();
  });

  it('lists its levels with how far each one is', async () => {
    const labels = await window().page.locator('.pane-body .monaco-list-row').count();
    if (labels === 0 || !(await window().page.locator('.pane-header', { hasText: 'Challenge' }).isVisible()))
      await window().page.locator('.activitybar .action-item a[aria-label^="Gradient Lens"]').click();
    const label = (title: string): Promise<string | null> =>
      window().page.locator('.pane-body .monaco-list-row', { hasText: title }).first().getAttribute('aria-label');
    await expect.poll(() => label('Ninety per cent')).toBe('Level 5: Ninety per cent, passed');
    await expect.poll(() => label('Three sigmoids')).toBe('Level 1: Three sigmoids, step 3 of 6');
    await expect.poll(() => label('Exploding gradients')).toMatch(/not started|Exploding/);
    await window().page.locator('.pane-body .monaco-list-row', { hasText: '1. Three sigmoids' }).click();
    await challenge().step('Change one activation');
    await window().command('Gradient Lens: Leave the Challenge');
    await window().tab('Gradient Challenge').waitFor({ state: 'detached' });
    await challenge().thread('Change one activation').waitFor({ state: 'detached' });
  });
});

interface SavedResult {
  readonly code: string;
  readonly approach: readonly string[];
  readonly after: { readonly layers: readonly { readonly label: string }[]; readonly accuracies: readonly number[] };
  readonly versions: { readonly tensorflow: string };
}
