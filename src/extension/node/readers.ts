import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';

// A bundle of its own, so that activation does not have to load a parser: it has its own copy of the words, too.
l10n.config({ contents: vscode.l10n.bundle ?? {} });

export * from '../../readers/index.js';
