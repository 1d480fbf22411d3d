/**
 * What the workbench of the pinned VS Code itself writes to the console as errors, although nothing is wrong with the
 * extension: each entry names the message and why it is harmless. Everything that is not listed here is a complaint.
 * @type {readonly { message: RegExp, because: string }[]}
 */
const workbenchNoise = [
  {
    message: /^console error: .*TypeScript Server Error[^\n]*\nCould not find source file: /,
    because: 'the TypeScript service asks for the refactorings of a file that has just been moved',
  },
  {
    message: /\[lifecycle\] Long running operations during shutdown are unsupported in the web \(id: join\./,
    because: 'the workbench says so of its own parts whenever a window in a browser is reloaded',
  },
  {
    message:
      /^console error: .*Error: No extension gallery service configured\.[\s\S]*getBuiltInExtensionTranslationsUri/,
    because:
      'in another language the workbench looks for translations of its own extensions in the gallery, which is off',
  },
  {
    message: /^console error: Timed out getting tasks from {2}\w+ \(/,
    because: 'a built-in task provider misses its time limit on a busy machine; the extension provides no tasks',
  },
  {
    message: /\[lifecycle\] Long running operations during shutdown are unsupported in the web \(id: join\.\w+\)/,
    because: 'the workbench says so of its own services whenever its window is loaded again',
  },
  {
    message: /404 \(Not Found\) \(http:\/\/127\.0\.0\.1:\d+\/_static\/src\/browser\/media\/favicon/,
    because: "code-server's own start page, which serves these icons, is not part of the embedded VS Code",
  },
  {
    message: /404 \(Not Found\) \(http:\/\/127\.0\.0\.1:\d+\/[^)]*\/node_modules\/vsda\/rust\/web\/vsda/,
    because: 'the closed-source handshake module is in no open build; the connection token does without it',
  },
  {
    message:
      /^console error: (.*\/_static\/out\/browser\/serviceWorker\.js'\): )?A bad HTTP response code \(404\) was received when fetching the script\. \((.*\/workbench\.js)?\)$/,
    because:
      "code-server's service worker, which only makes it installable as an application, is not part of it either",
  },
];

/** Resources of a webview carry this host name and are answered inside the browser by a service worker. */
const webviewResource = /\.vscode-resource\.vscode-cdn\.net$/;

/** Browsers resolve these names to this machine without asking anyone. */
const thisMachine = /^(127\.0\.0\.1|(.+\.)?localhost)$/;

/**
 * Collects everything in a browser context that must not happen in a clean run: console errors (Content Security Policy
 * violations are among them), uncaught errors, and requests for another machine.
 * @param {import('playwright-core').BrowserContext} context
 */
export function watchContext(context) {
  /** @type {string[]} */
  const complaints = [];
  /** @param {string} text */
  const complain = (text) => {
    if (!workbenchNoise.some(({ message }) => message.test(text))) complaints.push(text);
  };
  context.on('console', (message) => {
    if (message.type() === 'error') complain(`console error: ${message.text()} (${message.location().url})`);
  });
  context.on('weberror', (error) => complain(`uncaught error: ${error.error().stack ?? error.error().message}`));
  context.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (!protocol.startsWith('http') && !protocol.startsWith('ws')) return;
    if (!thisMachine.test(hostname) && !webviewResource.test(hostname))
      complain(`request to another machine: ${request.url()}`);
  });
  context.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? '';
    // a webview resource that the service worker did not answer would have gone to the network
    if (/NAME_NOT_RESOLVED|INTERNET_DISCONNECTED/.test(reason))
      complain(`request to another machine: ${request.url()}`);
  });
  return {
    /** Every complaint so far, in order of time. */
    complaints: () => complaints.slice(),
    /** Forgets the complaints so far: for a test that provokes one on purpose. */
    forget: () => complaints.splice(0),
  };
}
