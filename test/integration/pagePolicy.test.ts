import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { webviewDocument, webviewOptions } from '../../src/extension/services/webviewPage.js';
import { extension } from './extension.js';

/** The directives of a policy with their sources. */
function parsePolicy(text: string): Map<string, string[]> {
  const directives = text.split(';').map((directive) => directive.trim().split(/\s+/));
  return new Map(directives.map(([name = '', ...sources]) => [name, sources]));
}

describe('the policy of a page', () => {
  let panel: vscode.WebviewPanel;
  before(() => {
    panel = vscode.window.createWebviewPanel('test', 'Test', vscode.ViewColumn.One, {});
  });
  after(async () => {
    // The editor reports an error of its own when a panel is closed while it is still being opened.
    await new Promise((resolve) => setTimeout(resolve, 1500));
    panel.dispose();
  });
  for (const page of ['lesson', 'report'] as const) {
    it(`lets nothing into the ${page} page but our own`, () => {
      const { webview } = panel;
      const document = webviewDocument(webview, extension().extensionUri, page);
      const [, policyText = ''] = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(document) ?? [];
      const policy = parsePolicy(policyText);

      assert.deepEqual(policy.get('default-src'), ["'none'"]);
      const known = ['default-src', 'script-src', 'worker-src', 'style-src', 'font-src', 'img-src'];
      assert.deepEqual([...policy.keys()].sort(), known.sort(), 'no connect-src, frame-src or form-action among them');
      const [nonce = '', ...otherScripts] = policy.get('script-src') ?? [];
      assert.match(nonce, /^'nonce-[0-9a-f]{32}'$/);
      assert.deepEqual(otherScripts, ["'wasm-unsafe-eval'"]);
      assert.deepEqual(policy.get('worker-src'), ['blob:']);
      const own = webview.cspSource.split(/\s+/);
      for (const directive of ['style-src', 'font-src']) assert.deepEqual(policy.get(directive), own);
      assert.deepEqual(policy.get('img-src'), [...own, 'data:', 'blob:']);
      for (const sources of policy.values()) {
        for (const source of sources) assert.ok(!/^(\*|https?:|http:)$|'unsafe-(inline|eval)'/.test(source), source);
      }

      const scripts = [...document.matchAll(/<script\b[^>]*>/g)].map(([tag]) => tag);
      const running = scripts.filter((tag) => !tag.includes('type="application/json"'));
      assert.equal(running.length, 1);
      assert.ok(running[0]?.includes(`nonce="${nonce.slice("'nonce-".length, -1)}"`));
      assert.ok(!/\son\w+=|javascript:|style=/i.test(document));
      assert.notEqual(webviewDocument(webview, extension().extensionUri, page), document, 'a nonce serves once');
    });
  }

  it('opens no command and no file outside the pages’ own folders', () => {
    const { enableCommandUris, localResourceRoots } = webviewOptions(extension().extensionUri);
    assert.equal(enableCommandUris, false);
    const folders = (localResourceRoots ?? []).map(({ path }) => path.slice(extension().extensionUri.path.length));
    assert.deepEqual(folders, ['/dist/webview', '/media']);
  });
});
