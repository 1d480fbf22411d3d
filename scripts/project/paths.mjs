import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's own folder. */
export const projectFolder = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');

/** @param {...string} names relative to the project's folder */
export const inProject = (...names) => path.join(projectFolder, ...names);

/** Where the embedded VS Code and a bundled browser are kept. */
export const embeddedFolder = inProject('.vscode-embedded');

/** What `npm start` keeps between two starts; tests name a folder of their own. */
export const startFolder = process.env.GRADIENT_LENS_START_FOLDER ?? embeddedFolder;

/** Where test bundles and the package under test are put. */
export const testFolder = inProject('.vscode-test');

/** Reports and screenshots of failed tests. */
export const testResultsFolder = inProject('test-results');

/** The packaged extension. */
export const packageFile = inProject('gradient-lens.vsix');
