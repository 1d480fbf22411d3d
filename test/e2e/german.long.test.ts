import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FrameLocator } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useWindow } from './harness/useWindow.js';

describe('in an editor that speaks German', () => {
  const window = useWindow({ language: 'de', file: 'sick.ts' });

  it('lens, report and the worker’s findings are German', async () => {
    await window().lens('Gradienten prüfen').first().click();
    await window()
      .lens(/verschwindend: Schicht 1 bekommt/)
      .waitFor();
    const report = await window().webview('Gradientenbericht');
    await report
      .getByText(/^Die Gradienten verschwinden: Schicht 1 bekommt/)
      .first()
      .waitFor();
    await expect(report.locator('html').getAttribute('lang')).resolves.toBe('de');
  });

  it('the challenge is German, its steps and its check', async () => {
    await window().command('Gradient Lens: Challenge beginnen');
    const panel = await window().webview('Gradient Challenge');
    await panel.getByRole('heading', { level: 1, name: 'Drei Sigmoide' }).waitFor();
    const thread = window().page.locator('.review-widget');
    await thread.filter({ hasText: 'Miss das kaputte Netz' }).waitFor();
    await panel.getByRole('button', { name: 'Prüfen', exact: true }).click();
    await thread.filter({ hasText: 'Welche Schicht hungert?' }).waitFor();
    await panel.getByText(/Der Satz dazu kommt nach deiner Antwort/).waitFor();
    await panel.getByRole('button', { name: 'Schicht 4, die Ausgabe' }).click();
    await panel.getByText(/Nicht ganz/).waitFor();
    await panel.getByText(/Es fehlt noch: Die Gradienten schrumpfen/).waitFor();
  });

  it('the lesson is German, its prose and its controls', async () => {
    await window().command('Gradient Lens: Teil 1 öffnen - Das Problem');
    const lesson = await window().webview('Teil 1 - Das Problem');
    await lesson.getByRole('button', { name: 'Ausführen' }).waitFor();
    await lesson.getByText('Zuerst deine Vermutung.').waitFor();
    await lesson.getByText('Verdeckte Aktivierung').first().waitFor();
  });
});

describe('numbers in an editor that speaks German', () => {
  const source = `import * as tf from '@tensorflow/tfjs';
export function build(rate) {
  const model = tf.sequential();
  for (let layer = 0; layer < 6; layer++) {
    model.add(tf.layers.dense({ units: 16, activation: 'sigmoid', inputShape: [10] }));
  }
  model.add(tf.layers.dropout({ rate }));
  model.add(tf.layers.dense({ units: 1, activation: 'sigmoid' }));
  model.compile({ loss: 'binaryCrossentropy', optimizer: tf.train.sgd(0.01) });
  return model;
}
`;
  const window = useWindow({ language: 'de', files: { 'modell.js': source } });
  const patience = { timeout: 20_000 };

  /** What a person reads of a page outside code: every number that has a decimal point. */
  const withPoint = async (page: FrameLocator): Promise<string[]> =>
    page.locator('main').evaluate((main) => {
      const read = main.cloneNode(true) as HTMLElement;
      for (const code of read.querySelectorAll('code, pre, button.link')) code.remove();
      // Piece by piece: a sentence that ends in a number is not one with the number that the next begins with.
      const pieces = document.createNodeIterator(read, NodeFilter.SHOW_TEXT);
      const texts: string[] = [];
      for (let piece = pieces.nextNode(); piece !== null; piece = pieces.nextNode())
        texts.push(piece.textContent ?? '');
      const numbers = texts.flatMap((text) => text.match(/(?<![\d.])\d+\.\d+(?![\d.])[^.]{0,20}/g) ?? []);
      return numbers.filter((number) => !/^[1-9]\d{0,2}(\.\d{3})+(?!\d)/.test(number));
    });

  it('have a comma in lens, hover and report, and may be typed with either mark', { timeout: 200_000 }, async () => {
    await window().open('modell.js');
    await window().lens('Gradienten prüfen').click();
    const input = window().page.locator('.quick-input-widget input.input');
    await input.fill('0,25');
    await window().page.keyboard.press('Enter');
    await window()
      .lens(/verschwindend: Schicht 1 bekommt [\d.]+x weniger/)
      .waitFor();
    const report = await window().webview('Gradientenbericht');
    await report.getByText('rate ist 0,25, wie du geantwortet hast.').waitFor();
    await report
      .getByRole('button', { name: /^Anwenden: / })
      .first()
      .waitFor({ timeout: 60_000 });
    await report.getByText('Marken: Unter 0,0001 ist zu klein', { exact: false }).waitFor();
    await report.getByRole('button', { name: 'Diese Gradienten nachprüfen' }).click();
    await report.getByText(/^Nachgeprüft auf \d,\de-\d/).waitFor();
    await report.getByRole('button', { name: 'Eingaben ändern' }).click();
    const mark = report.getByLabel('Darunter ist zu klein');
    await expect(mark.inputValue()).resolves.toBe('0,0001');
    for (const [typed, shown] of [
      ['0,002', '0,002'],
      ['0.003', '0,003'],
    ] as const) {
      await mark.fill(typed);
      await report.getByText(`Marken: Unter ${shown} ist zu klein`, { exact: false }).waitFor();
    }
    expect(await withPoint(report)).toEqual([]);
    await window().place('modell.js', 'inputShape', 'units');
    await window().command('Show or Focus Hover');
    const hover = window().page.locator('.monaco-hover', { hasText: 'Schicht 1' });
    await hover.waitFor();
    expect(await hover.textContent()).toMatch(/\d,\de-\d/);
    await window().page.keyboard.press('Escape');
  });

  it.each([
    ['Teil 1 - Das Problem', 'Ausführen'],
    ['Teil 2 - Vergleich im Bild', 'Ausführen'],
    ['Teil 3 - Warum', 'Ausführen'],
    ['Teil 5 - Training im Vergleich', 'Beide trainieren'],
    ['Teil 3 - Begrenze ihn', 'Ausführen'],
  ])('have a comma in %s, in its prose, formulas, charts and tables', { timeout: 200_000 }, async (title, run) => {
    await window().command('Gradient Lens: Teil einer Lektion öffnen...');
    // The list has more parts than it shows at once.
    await window().page.locator('.quick-input-widget input.input').fill(title);
    await window().page.locator('.quick-input-list .monaco-list-row', { hasText: title }).click();
    const part = await window().webview(title);
    await part.getByRole('heading', { level: 1, name: title }).waitFor();
    const curves = part.getByRole('button', { name: 'Kurven zeigen' });
    if (await curves.isVisible()) await curves.click();
    await part.getByRole('button', { name: run, exact: true }).click();
    await part.locator('.result .quiet-line').last().waitFor();
    await part.locator('.result[aria-busy="true"]').waitFor({ state: 'detached' });
    const tables = part.getByRole('button', { name: 'Tabelle', exact: true, pressed: false });
    while ((await tables.count()) > 0) await tables.first().click();
    await part.locator('.chart svg').first().waitFor();
    expect(await part.locator('main').textContent()).toMatch(/\d,\d/);
    expect(await withPoint(part)).toEqual([]);
  });

  it('have a point in a file for programs', async () => {
    const part = await window().webview('Teil 1 - Das Problem');
    await part.getByRole('button', { name: /CSV/ }).click();
    const input = window().page.locator('.quick-input-widget input.input');
    await expect.poll(() => input.inputValue(), patience).toContain('gradients-per-layer.csv');
    await window().page.keyboard.press('Enter');
    const file = join(window().workspace, 'gradients-per-layer.csv');
    await expect.poll(() => existsSync(file) && readFileSync(file, 'utf8'), patience).toMatch(/^1,0\.\d{8},/m);
  });
});
