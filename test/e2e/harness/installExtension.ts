import { installedExtension } from '../../../scripts/testing/installedExtension.mjs';

/** Once before all end-to-end tests: the packaged extension, installed as a person installs it. */
export default async function installExtension(): Promise<void> {
  await installedExtension();
}
