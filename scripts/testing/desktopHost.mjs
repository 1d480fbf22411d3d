import fs from 'node:fs';
import path from 'node:path';
import { downloadAndUnzipVSCode } from '@vscode/test-electron';
import { executableOnPath } from '../process/executableOnPath.mjs';
import { run } from '../process/run.mjs';
import { inProject, testFolder } from '../project/paths.mjs';

/**
 * Runs the suite in desktop VS Code: VSCODE_EXECUTABLE_PATH, or the stable one if it can be downloaded.
 * @param {import('./hostRun.mjs').HostRun} hostRun
 * @returns {Promise<string | undefined>} one sentence why it could not be had; undefined if it ran
 */
export async function runInDesktop(hostRun) {
  const needsDisplay = process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY;
  const virtualDisplay = needsDisplay ? executableOnPath(['xvfb-run']) : undefined;
  if (needsDisplay && !virtualDisplay) return 'Desktop VS Code needs a display or xvfb-run.';
  const executable = await desktopExecutable();
  if (!('path' in executable)) return executable.reason;
  const command = [process.execPath, inProject('scripts', 'testing', 'runDesktopSuite.mjs')];
  const [program, ...args] = virtualDisplay ? [virtualDisplay, '-a', ...command] : command;
  await run(/** @type {string} */ (program), args, {
    env: { ...process.env, GRADIENT_LENS_DESKTOP_RUN: JSON.stringify({ ...hostRun, executable: executable.path }) },
    show: Boolean(process.env.GRADIENT_LENS_DEBUG),
  });
  return undefined;
}

/** @returns {Promise<{ path: string } | { reason: string }>} */
async function desktopExecutable() {
  const asked = process.env.VSCODE_EXECUTABLE_PATH;
  if (asked)
    return fs.existsSync(asked)
      ? { path: asked }
      : { reason: `VSCODE_EXECUTABLE_PATH names ${asked}, which does not exist.` };
  try {
    const silent = { report: () => undefined, error: () => undefined };
    const cachePath = path.join(testFolder, 'desktop');
    return { path: await downloadAndUnzipVSCode({ version: 'stable', cachePath, timeout: 15_000, reporter: silent }) };
  } catch (error) {
    return {
      reason: `Desktop VS Code cannot be downloaded here (${error instanceof Error ? error.message.split('\n')[0] : error}).`,
    };
  }
}
