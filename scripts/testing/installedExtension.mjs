import fs from 'node:fs';
import path from 'node:path';
import { installExtension } from '../embedded/startServer.mjs';
import { contentStamp, readIfPresent } from '../project/contentStamp.mjs';
import { ensurePackage } from '../project/extensionPackage.mjs';
import { inProject, testFolder } from '../project/paths.mjs';

/**
 * The extension as a person has it: packaged, and unpacked by the editor's own installer.
 * @returns {Promise<{ extensionsFolder: string, extensionFolder: string }>}
 */
export async function installedExtension() {
  const file = await ensurePackage();
  const extensionsFolder = path.join(testFolder, 'extensions');
  const stampFile = path.join(testFolder, 'extensions.stamp');
  const stamp = contentStamp([file]);
  if (readIfPresent(stampFile) !== stamp || !fs.existsSync(extensionsFolder)) {
    fs.rmSync(extensionsFolder, { recursive: true, force: true });
    const dataFolder = fs.mkdtempSync(path.join(fs.realpathSync(testFolderReady()), 'install-'));
    try {
      await installExtension(file, { dataFolder, extensionsFolder });
    } finally {
      fs.rmSync(dataFolder, { recursive: true, force: true });
    }
    fs.writeFileSync(stampFile, stamp);
  }
  return { extensionsFolder, extensionFolder: path.join(extensionsFolder, folderName()) };
}

function testFolderReady() {
  fs.mkdirSync(testFolder, { recursive: true });
  return testFolder;
}

/** `publisher.name-version`, as the installer names it. */
function folderName() {
  const manifest = /** @type {{ publisher: string, name: string, version: string }} */ (
    JSON.parse(fs.readFileSync(inProject('package.json'), 'utf8'))
  );
  return `${manifest.publisher}.${manifest.name}-${manifest.version}`;
}
