import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { findBrowser } from '../../scripts/browser/findBrowser.mjs';
import { inProject } from '../../scripts/project/paths.mjs';

interface Started {
  readonly child: ChildProcessWithoutNullStreams;
  readonly output: () => string;
  readonly complaint: () => string;
  readonly code: Promise<number | null>;
}

describe('npm start', () => {
  const folder = mkdtempSync(join(tmpdir(), 'gradient-lens-start-'));
  const running: Started[] = [];
  let browser: Browser;

  function start(args: readonly string[], env: NodeJS.ProcessEnv = {}): Started {
    const child = spawn(process.execPath, [inProject('scripts', 'start.mjs'), ...args], {
      env: { ...process.env, DISPLAY: '', WAYLAND_DISPLAY: '', GRADIENT_LENS_START_FOLDER: folder, ...env },
    });
    child.stdin.end();
    let [output, complaint] = ['', ''];
    child.stdout.on('data', (chunk) => (output += String(chunk)));
    child.stderr.on('data', (chunk) => (complaint += String(chunk)));
    const code = new Promise<number | null>((resolve) => child.once('close', resolve));
    const started = { child, output: () => output, complaint: () => complaint, code };
    running.push(started);
    return started;
  }

  const address = (started: Started): Promise<string> =>
    expect
      .poll(() => /http:\/\/\S+/.exec(started.output())?.[0], { timeout: 60_000 })
      .toBeDefined()
      .then(() => /http:\/\/\S+/.exec(started.output())?.[0] ?? '');

  const answers = (url: string): Promise<boolean> =>
    fetch(url).then(
      () => true,
      () => false,
    );

  beforeAll(async () => {
    browser = await chromium.launch(await findBrowser());
  });
  afterEach(async () => {
    for (const { child, code } of running.splice(0)) {
      child.kill('SIGINT');
      await code;
    }
  });
  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  });

  it('opens the sample workspace with its README, and Ctrl-C ends everything', async () => {
    const started = start(['--no-open']);
    const url = await address(started);
    const page = await browser.newPage();
    await page.goto(url);
    await page.locator('.tab', { hasText: 'README.md' }).waitFor({ timeout: 30_000 });
    await page.locator('.explorer-folders-view .monaco-list-row', { hasText: 'sick.ts' }).dblclick();
    await page.locator('.codelens-decoration a', { hasText: 'Check gradients' }).waitFor({ timeout: 30_000 });
    await page.close();

    started.child.kill('SIGINT');
    expect(await started.code).toBe(0);
    expect(await answers(url)).toBe(false);
  });

  it('names the address again when it is running already', async () => {
    const first = start(['--no-open']);
    const url = await address(first);
    const second = start(['--no-open']);
    expect(await second.code).toBe(0);
    expect(second.output()).toContain('running already');
    expect(second.output()).toContain(url);
    expect(await answers(url)).toBe(true);
  });

  it('takes the next port when the usual one is not free', async () => {
    const blocker = createServer().listen(3210, '127.0.0.1');
    try {
      expect(Number(new URL(await address(start(['--no-open']))).port)).toBeGreaterThan(3210);
    } finally {
      blocker.close();
    }
  });

  it.each([
    [['--colour'], '"--colour" is not understood: npm start -- --help lists the options.\n'],
    [['--desktop'], 'There is no display to open a desktop editor on. npm start -- --browser does without it.\n'],
  ])('ends with one sentence for %j', async (args, sentence) => {
    const started = start(args);
    expect(await started.code).toBe(1);
    if (process.platform === 'linux') expect(started.complaint()).toBe(sentence);
  });

  it.runIf(process.platform === 'linux')(
    'opens an installed editor with folders of its own, and closes it',
    async () => {
      const stub = writeEditorStub(folder);
      const started = start(['--desktop'], { DISPLAY: ':0', PATH: [stub.folder, process.env.PATH].join(delimiter) });
      await expect.poll(started.output, { timeout: 60_000 }).toContain('It is open');
      const calls = readFileSync(stub.log, 'utf8').trim().split('\n');
      expect(calls).toHaveLength(2);
      for (const call of calls) {
        expect(call).toContain(`--user-data-dir ${join(folder, 'desktop', 'user')} `);
        expect(call).toContain(`--extensions-dir ${join(folder, 'desktop', 'extensions')}`);
      }
      expect(calls[0]).toContain(`--install-extension ${inProject('gradient-lens.vsix')}`);
      expect(calls[1]).toContain(join(folder, 'gradient-lens-sample', 'README.md'));

      const editor = Number(readFileSync(join(folder, 'desktop', 'user', 'code.lock'), 'utf8'));
      expect(existsSync(`/proc/${editor}`)).toBe(true);
      started.child.kill('SIGINT');
      expect(await started.code).toBe(0);
      expect(existsSync(`/proc/${editor}`)).toBe(false);
    },
  );
});

/** Stands in for a desktop editor, which is not to be had on a test machine: notes its arguments and lives until it is ended. */
function writeEditorStub(parent: string): { folder: string; log: string } {
  const folder = join(parent, 'bin');
  const log = join(parent, 'calls.txt');
  mkdirSync(folder, { recursive: true });
  const script = `#!/bin/sh
echo "$*" >> "${log}"
case "$*" in *--install-extension*) exit 0 ;; esac
sleep 60 >/dev/null 2>&1 &
echo $! > "$2/code.lock"
`;
  writeFileSync(join(folder, 'code'), script);
  chmodSync(join(folder, 'code'), 0o755);
  return { folder, log };
}
