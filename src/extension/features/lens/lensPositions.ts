import * as vscode from 'vscode';

/** Lenses appear, move to another line or go only when typing has paused this long. */
const PAUSE_MILLISECONDS = 1_000;

interface Settled {
  /** Offsets of the definitions for which there is a line of lenses, shifted along with the text. */
  offsets: readonly number[];
  timer: ReturnType<typeof setTimeout> | undefined;
}

/**
 * Where lenses stand in each document. While a person types, code is broken most of the time and definitions come and go; a line of
 * lenses that came and went with them would move the text under the person's hands.
 */
export class LensPositions implements vscode.Disposable {
  private readonly settled = new Map<string, Settled>();
  private readonly subscriptions: vscode.Disposable;

  constructor(onPause: () => void) {
    this.subscriptions = vscode.Disposable.from(
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        const state = this.settled.get(document.uri.toString());
        if (state === undefined || contentChanges.length === 0) return;
        state.offsets = state.offsets.map((offset) => shifted(offset, contentChanges));
        clearTimeout(state.timer);
        state.timer = setTimeout(() => {
          state.timer = undefined;
          onPause();
        }, PAUSE_MILLISECONDS);
      }),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => {
        clearTimeout(this.settled.get(uri.toString())?.timer);
        this.settled.delete(uri.toString());
      }),
    );
  }

  dispose(): void {
    for (const { timer } of this.settled.values()) clearTimeout(timer);
    this.subscriptions.dispose();
  }

  /** Whether somebody is typing in a document for which there are lenses. */
  isTyping(document: vscode.TextDocument): boolean {
    return this.settled.get(document.uri.toString())?.timer !== undefined;
  }

  /** The offsets at which to show lenses now: the definitions' own, or while the person types those that were there before. */
  at(document: vscode.TextDocument, definitions: readonly number[]): readonly number[] {
    const key = document.uri.toString();
    const state = this.settled.get(key);
    if (state?.timer !== undefined) return state.offsets;
    this.settled.set(key, { offsets: definitions, timer: undefined });
    return definitions;
  }
}

function shifted(offset: number, changes: readonly vscode.TextDocumentContentChangeEvent[]): number {
  return changes.reduce((current, { rangeOffset, rangeLength, text }) => {
    if (rangeOffset >= offset) return current;
    // Where the text around a definition's start is replaced, its lens stays at the start of the new text.
    const removed = Math.min(rangeLength, offset - rangeOffset);
    return rangeOffset + rangeLength > offset ? rangeOffset : current + text.length - removed;
  }, offset);
}
