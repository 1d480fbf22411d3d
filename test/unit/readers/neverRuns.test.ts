import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const folder = fileURLToPath(new URL('../../../src/readers/', import.meta.url));
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));

/** Names by which JavaScript can turn a text into code, or reach what can. */
const NAMES: ReadonlySet<string> = new Set([
  'eval',
  'Function',
  'require',
  'Reflect',
  'globalThis',
  'process',
  'setTimeout',
]);

/** All places in a source where code could be run, or anything but the parser and the project's own files be reached. */
function suspicions(text: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && NAMES.has(node.text)) found.push(node.text);
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) found.push('import()');
    if (ts.isPropertyAccessExpression(node) && node.name.text === 'constructor') found.push('.constructor');
    if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier !== undefined) {
      const specifier = (node.moduleSpecifier as ts.StringLiteral).text;
      if (!/^\.\.?\/|^@lezer\/|^@vscode\/l10n$/u.test(specifier)) found.push(specifier);
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('source.ts', text, ts.ScriptTarget.Latest, true));
  return found;
}

describe('the readers never run what they read', () => {
  it.each(files)('%s has no way to', (file) => {
    expect(suspicions(readFileSync(path.join(folder, file), 'utf8'))).toEqual([]);
  });

  it.each([
    ['eval(text);', 'eval'],
    ['new Function(text)();', 'Function'],
    ["import vm from 'node:vm';", 'node:vm'],
    ['void import(file);', 'import()'],
    ["require('vm').runInThisContext(text);", 'require'],
    ['(() => 1).constructor(text)();', '.constructor'],
  ])('this test would see %s', (text, suspicion) => {
    expect(suspicions(text)).toContain(suspicion);
  });
});
