// npm start: see scripts/start/arguments.mjs for its options. This file and its imports are written for any Node with modules,
// so that an old one can be told that it is too old.
import fs from 'node:fs';
import { nodeVersionComplaint } from './project/nodeVersion.mjs';

const manifest = fs.readFileSync(new URL('../package.json', import.meta.url), 'utf8');
const complaint = nodeVersionComplaint(process.versions.node, JSON.parse(manifest).engines.node);
if (complaint) {
  console.error(complaint);
  process.exitCode = 1;
} else {
  void import('./start/start.mjs');
}
