import { spawn } from 'node:child_process';
import { hasDisplay } from '../desktop/findDesktop.mjs';

/**
 * Shows an address in the person's browser, if there is a display; whether one opens or not, nothing fails.
 * @param {string} address
 */
export function openInBrowser(address) {
  if (!hasDisplay()) return;
  const [program, args] =
    process.platform === 'darwin'
      ? ['open', [address]]
      : process.platform === 'win32'
        ? ['rundll32', ['url.dll,FileProtocolHandler', address]]
        : ['xdg-open', [address]];
  const child = spawn(program, args, { stdio: 'ignore', detached: true });
  child.on('error', () => undefined);
  child.unref();
}
