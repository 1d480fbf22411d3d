import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { extension } from './extension.js';

const IMPORT = "import * as tf from '@tensorflow/tfjs';\n";

async function lensesOf(content: string, language = 'typescript') {
  const document = await vscode.workspace.openTextDocument({ language, content });
  await vscode.window.showTextDocument(document);
  const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
    'vscode.executeCodeLensProvider',
    document.uri,
    100,
  );
  return lenses
    .filter(({ command }) => command?.command.startsWith('gradientLens.'))
    .map(({ command, range }) => ({ title: command?.title ?? '', line: range.start.line }));
}

describe('the lens', () => {
  before(() => extension().activate());
  afterEach(() => vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor'));

  it('stands above a model made of an array', async () => {
    const text = `${IMPORT}
const model = tf.sequential({
  layers: [tf.layers.dense({ units: 4, inputShape: [3] }), tf.layers.dense({ units: 1 })],
});
`;
    assert.deepEqual(await lensesOf(text), [{ title: 'Check gradients', line: 2 }]);
  });

  it('stands above a model that layers are added to, also in JavaScript', async () => {
    const text = `${IMPORT}const units = 8;
const first = tf.sequential();
first.add(tf.layers.dense({ units, inputShape: [3] }));
const second = tf.sequential();
second.add(tf.layers.dense({ units: 2 * units, inputShape: [3] }));
`;
    assert.deepEqual(await lensesOf(text, 'javascript'), [
      { title: 'Check gradients', line: 2 },
      { title: 'Check gradients', line: 4 },
    ]);
  });

  it('says of a definition that cannot be read why', async () => {
    const [lens] = await lensesOf(`${IMPORT}const model = tf.sequential({ layers: makeLayers() });\n`);
    assert.match(lens?.title ?? '', /^Check gradients \((cannot read: .*makeLayers|needs)/);
  });

  it('is absent where there is no model, and in other languages', async () => {
    assert.deepEqual(await lensesOf('export const answer = 42;\n'), []);
    assert.deepEqual(
      await lensesOf(
        `${IMPORT}tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [1] })] });`,
        'markdown',
      ),
      [],
    );
  });
});
