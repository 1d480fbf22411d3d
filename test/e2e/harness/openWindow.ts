import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { chromium } from 'playwright-core';
import { findBrowser } from '../../../scripts/browser/findBrowser.mjs';
import { watchContext } from '../../../scripts/browser/pageWatch.mjs';
import { guardedEnvironment } from '../../../scripts/embedded/hostWatch.mjs';
import { steadySettings } from '../../../scripts/embedded/settings.mjs';
import { startServer } from '../../../scripts/embedded/startServer.mjs';
import { inProject } from '../../../scripts/project/paths.mjs';
import { installedExtension } from '../../../scripts/testing/installedExtension.mjs';
import { EditorWindow } from './EditorWindow.js';
import { themes, type Theme } from './theme.js';

export interface WindowOptions {
  /** No folder is open at all. */
  readonly empty?: boolean;
  /** Files of the workspace by their relative names; without them the sample workspace is copied. */
  readonly files?: Readonly<Record<string, string>>;
  /** Opened at once. */
  readonly file?: string;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly theme?: Theme;
  /** The editor's language, by its name for it: `de`. The editor's own words stay English. */
  readonly language?: string;
  /** The workspace is not trusted: Restricted Mode. */
  readonly restricted?: boolean;
  /** Measures the extension host: the folder in which it says how to reach its probes. */
  readonly probeFolder?: string;
  /** In CSS pixels; 1400 x 900 if absent. */
  readonly size?: { readonly width: number; readonly height: number };
}

const RESTRICTED = {
  'security.workspace.trust.enabled': true,
  'security.workspace.trust.startupPrompt': 'never',
  'security.workspace.trust.banner': 'never',
};

/** Opens the embedded VS Code with the packaged extension installed, on a fresh copy of a workspace and with fresh user data. */
export async function openWindow(options: WindowOptions = {}): Promise<EditorWindow> {
  const { extensionsFolder } = await installedExtension();
  const folder = mkdtempSync(join(tmpdir(), 'gradient-lens-e2e-'));
  const workspace = join(folder, 'workspace');
  const dataFolder = join(folder, 'data');
  writeWorkspace(workspace, options.files);
  const theme = options.theme ?? 'dark';
  const restricted = options.restricted ?? false;
  const server = await startServer({
    dataFolder,
    extensionsFolder,
    restricted,
    settings: {
      ...steadySettings,
      ...(restricted && RESTRICTED),
      ...options.settings,
      'workbench.colorTheme': themes[theme].label,
    },
    env: guardedEnvironment(dataFolder, options.probeFolder),
  });
  const browser = await chromium.launch(await findBrowser());
  const context = await browser.newContext({
    viewport: options.size ?? { width: 1400, height: 900 },
    colorScheme: themes[theme].colorScheme,
    reducedMotion: 'reduce',
  });
  // A browser asks before it lets a page use the clipboard; the desktop does not.
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const watch = watchContext(context);
  // What a language pack would set; the server has none.
  if (options.language !== undefined)
    await context.addInitScript(`globalThis._VSCODE_NLS_LANGUAGE = ${JSON.stringify(options.language)};`);
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  await page.goto(
    server.address({
      ...(options.empty !== true && { folder: workspace }),
      ...(options.file !== undefined && { file: join(workspace, options.file) }),
    }),
  );
  const window = new EditorWindow({
    page,
    workspace,
    dataFolder,
    watch,
    close: async () => {
      await browser.close();
      await server.stop();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  });
  await window.ready(options.file);
  return window;
}

function writeWorkspace(workspace: string, files: WindowOptions['files']): void {
  if (!files) {
    cpSync(inProject('sample'), workspace, { recursive: true });
    return;
  }
  mkdirSync(workspace, { recursive: true });
  for (const [name, text] of Object.entries(files)) {
    const file = join(workspace, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}
