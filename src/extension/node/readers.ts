import * as vscode from 'vscode';
import { speak } from '../../protocol/speak.js';

// A bundle of its own, so that activation does not have to load a parser: it has its own copy of the words and numbers, too.
speak(vscode.l10n.bundle ?? {});

export * from '../../readers/index.js';
