import * as vscode from 'vscode';

/** What can happen to a file that a report is about. */
export interface FileEvents {
  readonly onRenamed: (to: vscode.Uri) => void;
  readonly onDeleted: () => void;
  /** It was written or is there again. */
  readonly onWritten: () => void;
}

/** Tells what happens to one file, in the editor and outside of it. */
export function watchFile(uri: vscode.Uri, events: FileEvents): vscode.Disposable {
  const folder = vscode.Uri.joinPath(uri, '..');
  // The whole folder: a file's name may hold what a pattern takes for its own signs, such as "[id].ts".
  const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, '*'));
  const isIt = (other: vscode.Uri) => other.toString() === uri.toString();
  const whenIt = (act: () => void) => (other: vscode.Uri) => {
    if (isIt(other)) act();
  };
  return vscode.Disposable.from(
    watcher,
    watcher.onDidDelete(whenIt(events.onDeleted)),
    watcher.onDidCreate(whenIt(events.onWritten)),
    watcher.onDidChange(whenIt(events.onWritten)),
    vscode.workspace.onDidRenameFiles(({ files }) => {
      for (const { oldUri, newUri } of files) {
        const moved = movedTo(uri, oldUri, newUri);
        if (moved !== undefined) events.onRenamed(moved);
      }
    }),
    vscode.workspace.onDidDeleteFiles(({ files }) => {
      if (files.some((deleted) => isIt(deleted) || isInside(uri, deleted))) events.onDeleted();
    }),
  );
}

/** Where a file is after it, or a folder above it, was renamed. */
function movedTo(file: vscode.Uri, from: vscode.Uri, to: vscode.Uri): vscode.Uri | undefined {
  if (file.toString() === from.toString()) return to;
  return isInside(file, from) ? to.with({ path: to.path + file.path.slice(from.path.length) }) : undefined;
}

function isInside(file: vscode.Uri, folder: vscode.Uri): boolean {
  return (
    file.scheme === folder.scheme && file.authority === folder.authority && file.path.startsWith(`${folder.path}/`)
  );
}
