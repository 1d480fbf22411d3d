import type { EditorWindow } from '../harness/EditorWindow.js';

/** The editor's own figures of the extension's activation, in milliseconds. */
export interface Activation {
  readonly loadCode: number;
  readonly callActivate: number;
  readonly finishActivate: number;
}

/** Reads them from "Developer: Startup Performance". */
export async function activationFigures(window: EditorWindow): Promise<Activation> {
  await window.command('Developer: Startup Performance');
  const row = /^\|\s*[\w-]+\.gradient-lens\s*\|\s*\w+\s*\|\s*(\d+)\s*\|\s*(\d+)\s*\|\s*(\d+)\s*\|/m;
  for (let attempt = 0; attempt < 20; attempt++) {
    await window.page.waitForTimeout(500);
    // An output that is shown has the keyboard.
    await window.page.locator('.editor-instance .view-lines').first().click();
    await window.page.keyboard.press('ControlOrMeta+A');
    await window.page.keyboard.press('ControlOrMeta+C');
    const text = await window.page.evaluate(() => navigator.clipboard.readText());
    const found = row.exec(text);
    if (!found) continue;
    const [loadCode, callActivate, finishActivate] = found.slice(1).map(Number) as [number, number, number];
    return { loadCode, callActivate, finishActivate };
  }
  throw new Error('the editor shows no figures of the activation');
}
