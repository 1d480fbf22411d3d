import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { extension } from './extension.js';
import { hostBundles } from './computeWorker.node.js';

describe('activation', () => {
  it('registers every declared command', async () => {
    await extension().activate();
    const registered = new Set(await vscode.commands.getCommands(true));
    const manifest = extension().packageJSON as {
      readonly contributes: { readonly commands: readonly { readonly command: string }[] };
    };
    const missing = manifest.contributes.commands.map(({ command }) => command).filter((id) => !registered.has(id));
    assert.deepEqual(missing, []);
  });

  it('keeps TensorFlow.js out of the extension host’s own thread', async () => {
    const read = hostBundles().map(async (name) => {
      const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extension().extensionUri, name));
      return { name, text: new TextDecoder().decode(bytes) };
    });
    const guilty = (await Promise.all(read)).filter(({ text }) =>
      /registerBackend|KernelBackend|variableGrads/.test(text),
    );
    assert.deepEqual(
      guilty.map(({ name }) => name),
      [],
    );
  });
});
