import { describe, expect, it } from 'vitest';
import { useWindow } from './harness/useWindow.js';

const SOURCE = `import * as tf from '@tensorflow/tfjs';

export function build(features, units = 12) {
  const model = tf.sequential();
  model.add(tf.layers.dense({ units, activation: 'relu', inputShape: [features] }));
  model.add(tf.layers.dense({ units: 1 }));
  return model;
}
`;

describe('A model that depends on values of the running program', () => {
  const window = useWindow({ files: { 'gaps.js': SOURCE } });
  const question = () => window().page.locator('.quick-input-widget');
  const input = () => question().locator('input.input');

  async function answer(title: string, proposal: string, typed: string): Promise<void> {
    await question().getByText(title).waitFor();
    await expect(input().inputValue()).resolves.toBe(proposal);
    await input().fill(typed);
    await window().page.keyboard.press('Enter');
  }

  it('asks once, with what the text suggests, and refuses what cannot be', async () => {
    await window().open('gaps.js');
    await window().lens('Check gradients (needs 2 values)').click();
    await answer('"model" needs a value for units', '12', 'many');
    await question().getByText('units must be a whole number of at least 1').waitFor();
    await input().fill('16');
    await window().page.keyboard.press('Enter');
    await answer('"model" needs a value for inputShape', '[10]', '7');
    const page = await window().webview('Gradient Report');
    await page.getByText('units is 16, as you answered.').waitFor();
    await page.getByText('inputShape is [7], as you answered.').waitFor();
    await window().lens('assumes units = 16, inputShape = [7]').waitFor();
  });

  it('does not ask again', async () => {
    await window()
      .lens(/^Check gradients$/)
      .click();
    await expect(question().isVisible()).resolves.toBe(false);
  });

  it('keeps the values if the person thinks better of changing them, and takes new ones', async () => {
    await window().lens('assumes units = 16').click();
    await question().getByText('"model" needs a value for units').waitFor();
    await window().page.keyboard.press('Escape');
    await window().lens('assumes units = 16').waitFor();
    await window().lens('assumes units = 16').click();
    await answer('"model" needs a value for units', '16', '5');
    await answer('"model" needs a value for inputShape', '[7]', '[7]');
    await window().lens('assumes units = 5, inputShape = [7]').waitFor();
  });
});
