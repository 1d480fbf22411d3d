import * as vscode from 'vscode';
import type { Channel } from '../../protocol/channel.js';
import { messageFromText, messageToText } from '../../protocol/messageText.js';

export type PageName = 'lesson' | 'report' | 'challenge';

/** What a page's webview may do and load: scripts, and files of this extension's own folders only. */
export function webviewOptions(extensionUri: vscode.Uri): vscode.WebviewOptions {
  return {
    enableScripts: true,
    enableCommandUris: false,
    localResourceRoots: [
      vscode.Uri.joinPath(extensionUri, 'dist', 'webview'),
      vscode.Uri.joinPath(extensionUri, 'media'),
    ],
  };
}

/**
 * The page's document. Its policy lets nothing in but our own scripts by nonce, our style sheets, fonts and pictures, and a
 * worker from a blob; there is no connect-src, so the page cannot fetch at all.
 */
export function webviewDocument(webview: vscode.Webview, extensionUri: vscode.Uri, page: PageName): string {
  const nonce = freshNonce();
  const resource = (...path: string[]) => webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, ...path)).toString();
  const source = webview.cspSource;
  // A page without a translation is in English, whatever the editor's language is; a screen reader goes by this.
  const language = vscode.l10n.bundle === undefined ? 'en' : vscode.env.language;
  const bundle = JSON.stringify(vscode.l10n.bundle ?? {}).replaceAll('<', '\\u003c');
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'wasm-unsafe-eval'`,
    'worker-src blob:',
    `style-src ${source}`,
    `font-src ${source}`,
    `img-src ${source} data: blob:`,
  ].join('; ');
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Gradient Lens</title>
<link rel="stylesheet" href="${resource('dist', 'webview', 'codicon.css')}">
<link rel="stylesheet" href="${resource('media', 'page.css')}">
</head>
<body>
<div id="page"></div>
<script type="application/json" id="language-bundle">${bundle}</script>
<script type="module" nonce="${nonce}" src="${resource('dist', 'webview', `${page}.js`)}"></script>
</body>
</html>`;
}

/** The webview's messages as a channel. */
export function webviewChannel(webview: vscode.Webview): Channel {
  return {
    post: (message) => void webview.postMessage(messageToText(message)),
    listen: (listener) => {
      const subscription = webview.onDidReceiveMessage((text) => listener(messageFromText(text)));
      return () => {
        subscription.dispose();
      };
    },
  };
}

function freshNonce(): string {
  return crypto.randomUUID().replaceAll('-', '');
}
