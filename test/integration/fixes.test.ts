import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { extension } from './extension.js';

const SICK = `import * as tf from '@tensorflow/tfjs';
const hidden = 'sigmoid';
const model = tf.sequential();
model.add(tf.layers.dense({ units: 8, activation: hidden, inputShape: [4] }));
model.add(tf.layers.dense({ units: 8, activation: hidden }));
model.add(tf.layers.dense({ units: 8, activation: hidden }));
model.add(tf.layers.dense({ units: 8, activation: hidden }));
model.add(tf.layers.dense({ units: 8, activation: hidden }));
model.add(tf.layers.dense({ units: 1, activation: 'sigmoid' }));
model.compile({ optimizer: 'adam', loss: 'binaryCrossentropy' });
`;

async function eventually<Value>(
  what: string,
  probe: () => Value | undefined | Promise<Value | undefined>,
): Promise<Value> {
  for (let attempt = 0; attempt < 200; attempt++) {
    const value = await probe();
    if (value !== undefined) return value;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${what} did not happen in 20 s`);
}

async function open(content: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument({ language: 'typescript', content });
  await vscode.window.showTextDocument(document);
  // The command checks the file of the active editor, which on a slow machine is the one before for a moment.
  await eventually('the editor', () => vscode.window.activeTextEditor?.document === document || undefined);
  return document;
}

const ours = (document: vscode.TextDocument) =>
  vscode.languages.getDiagnostics(document.uri).filter(({ source }) => source === 'Gradient Lens');

const fixesAt = async (document: vscode.TextDocument, range: vscode.Range, kind = vscode.CodeActionKind.QuickFix) => {
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    range,
    kind.value,
    20,
  );
  return actions.filter(({ title, kind: own }) => /measured|Change|gradientLens/.test(`${title} ${own?.value ?? ''}`));
};

describe('problems and quick fixes', () => {
  before(() => extension().activate());
  afterEach(() => vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor'));

  it('blames exactly the activation, names the other layers and links to the lesson', async () => {
    const document = await open(SICK);
    await vscode.commands.executeCommand('gradientLens.checkFile');
    const [problem] = await eventually('a problem', () => {
      const found = ours(document);
      return Promise.resolve(found.length > 0 ? found : undefined);
    });
    assert.ok(problem);
    assert.equal(document.getText(problem.range), 'hidden');
    assert.equal(problem.range.start.line, 3);
    assert.equal(problem.severity, vscode.DiagnosticSeverity.Warning);
    assert.equal(problem.relatedInformation?.length, 4);
    assert.ok(typeof problem.code === 'object');
    assert.equal(problem.code.value, 'vanishing');
    // the part measures this very model
    assert.match(
      decodeURIComponent(problem.code.target.toString()),
      /gradientLens\.openPart.*"part":"visual-comparison","model":"[0-9a-f]+"/,
    );
  });

  it('edits the one place where the value of all layers is written, and not the output layer', async () => {
    const document = await open(SICK);
    await vscode.commands.executeCommand('gradientLens.checkFile');
    const action = await eventually('a quick fix', async () => {
      const [problem] = ours(document);
      const found = problem === undefined ? [] : await fixesAt(document, problem.range);
      return found.find(({ title }) =>
        /^Use relu in 5 hidden layers \(first layer .*measured over 64 draws\)/.test(title),
      );
    });
    assert.ok(action.edit);
    assert.equal(action.edit.get(document.uri).length, 1);
    await vscode.workspace.applyEdit(action.edit);
    assert.equal(document.getText(), SICK.replace("const hidden = 'sigmoid'", "const hidden = 'relu'"));
  });

  it('offers all of the file for source.fixAll', async () => {
    const document = await open(SICK);
    await vscode.commands.executeCommand('gradientLens.checkFile');
    const all = await eventually('fix all', async () => {
      const whole = new vscode.Range(0, 0, document.lineCount, 0);
      const found = await fixesAt(document, whole, vscode.CodeActionKind.SourceFixAll);
      return found.find(({ kind }) => kind?.value === 'source.fixAll.gradientLens');
    });
    assert.ok(all.edit);
    await vscode.workspace.applyEdit(all.edit);
    assert.ok(!document.getText().includes("hidden = 'sigmoid'"));
    assert.ok(document.getText().includes("units: 1, activation: 'sigmoid'"));
  });

  it('corrects a misspelt activation, for which the model cannot be measured', async () => {
    const document = await open(SICK.replace("hidden = 'sigmoid'", "hidden = 'rleu'"));
    await vscode.commands.executeCommand('gradientLens.checkFile');
    const problem = await eventually('a problem', () => ours(document)[0]);
    const action = await eventually('a correction', async () =>
      (await fixesAt(document, problem.range)).find(({ title }) => title.startsWith('Change rleu to relu')),
    );
    assert.ok(action.edit);
    await vscode.workspace.applyEdit(action.edit);
    assert.ok(document.getText().includes("const hidden = 'relu'"));
  });
});
