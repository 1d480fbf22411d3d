import { executableOnPath } from '../process/executableOnPath.mjs';

/** The command-line starters of VS Code and of the editors made from it, the most likely one first. */
const starters = ['code', 'code-insiders', 'codium', 'vscodium', 'cursor', 'windsurf', 'code-oss', 'positron'];

/** Whether a window could be seen: not on a server, and not at the other end of a remote connection. */
export function hasDisplay() {
  if (process.platform === 'linux') return Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);
  return !process.env.SSH_CONNECTION;
}

/**
 * The starter of an installed desktop editor, or one sentence why there is none to use.
 * @returns {{ starter: string } | { reason: string }}
 */
export function findDesktop() {
  // In a remote or browser terminal and in WSL the starter on PATH belongs to a window on another system.
  if (process.env.VSCODE_IPC_HOOK_CLI || process.env.REMOTE_CONTAINERS || process.env.CODESPACES) {
    return { reason: 'This terminal belongs to a remote window, in which no desktop editor can be opened.' };
  }
  if (process.env.WSL_DISTRO_NAME)
    return { reason: 'This is the Windows Subsystem for Linux, whose desktop editor runs on the Windows side.' };
  if (!hasDisplay()) return { reason: 'There is no display to open a desktop editor on.' };
  const starter = executableOnPath(starters);
  return starter ? { starter } : { reason: `No desktop editor was found on PATH (looked for ${starters.join(', ')}).` };
}
