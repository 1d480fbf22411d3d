import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { FrameLocator } from 'playwright-core';

interface AxeViolation {
  readonly id: string;
  readonly help: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds wrong on a page as it is drawn now, one line for each rule and place; the editor's own frame is left out. */
export async function accessibilityViolations(page: FrameLocator): Promise<string[]> {
  const violations = await page.locator('body').evaluate(async (body, source) => {
    const scope = globalThis as unknown as {
      axe?: { run: (context: Element, options: object) => Promise<{ violations: AxeViolation[] }> };
    };
    // The page's policy forbids code from strings; the test's own evaluation is not bound by it.
    if (scope.axe === undefined) {
      const script = document.createElement('script');
      script.nonce = document.querySelector('script[nonce]')?.getAttribute('nonce') ?? '';
      script.nonce ||= document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce ?? '';
      script.textContent = source;
      document.head.append(script);
    }
    if (scope.axe === undefined) throw new Error('axe could not be loaded into the page');
    const { violations: found } = await scope.axe.run(body, { resultTypes: ['violations'] });
    return found;
  }, axeSource);
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${help}\n  ${html}\n  ${failureSummary ?? ''}`),
  );
}
