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
    await panel.getByText(/Es fehlt noch: Die Gradienten schrumpfen/).waitFor();
    await panel.getByRole('button', { name: 'Schicht 4, die Ausgabe' }).click();
    await panel.getByText(/Nicht ganz/).waitFor();
  });

  it('the lesson is German, its prose and its controls', async () => {
    await window().command('Gradient Lens: Teil 1 öffnen - Das Problem');
    const lesson = await window().webview('Teil 1 - Das Problem');
    await lesson.getByRole('button', { name: 'Ausführen' }).waitFor();
    await lesson.getByText('Zuerst deine Vermutung.').waitFor();
    await lesson.getByText('Verdeckte Aktivierung').first().waitFor();
  });
});
