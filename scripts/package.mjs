import fs from 'node:fs';
import { packageFile, projectFolder } from './project/paths.mjs';
import { runPlainly } from './process/plainFailure.mjs';
import { ensurePackage } from './project/extensionPackage.mjs';
import path from 'node:path';

await runPlainly(async () => {
  await ensurePackage();
  const megabytes = (fs.statSync(packageFile).size / 1e6).toFixed(2);
  console.log(`${path.relative(projectFolder, packageFile)} is ready (${megabytes} MB).`);
});
