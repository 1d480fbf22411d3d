// A web extension of its own: serves the workspace of a browser-only editor from memory, as vscode.dev does from a repository.
const vscode = require('vscode');

exports.activate = async (context) => {
  const address = vscode.Uri.joinPath(context.extensionUri, '..', 'workspace.json');
  const files = new Map(Object.entries(await (await fetch(address.toString(true))).json()));
  const contents = new Map([...files].map(([name, text]) => [name, new TextEncoder().encode(text)]));
  const changed = new vscode.EventEmitter();
  const nameOf = (uri) => uri.path.replace(/^\//, '');
  const missing = (uri) => vscode.FileSystemError.FileNotFound(uri);
  const children = (folder) => {
    const prefix = folder === '' ? '' : `${folder}/`;
    const found = new Map();
    for (const name of contents.keys()) {
      if (!name.startsWith(prefix)) continue;
      const [first, ...rest] = name.slice(prefix.length).split('/');
      found.set(first, rest.length > 0 ? vscode.FileType.Directory : vscode.FileType.File);
    }
    return [...found];
  };
  const write = (uri, content) => {
    contents.set(nameOf(uri), content);
    changed.fire([{ type: vscode.FileChangeType.Changed, uri }]);
  };
  const remove = (uri) => {
    if (!contents.delete(nameOf(uri))) throw missing(uri);
    changed.fire([{ type: vscode.FileChangeType.Deleted, uri }]);
  };
  context.subscriptions.push(
    vscode.workspace.registerFileSystemProvider(
      'workspace',
      {
        onDidChangeFile: changed.event,
        watch: () => new vscode.Disposable(() => undefined),
        stat: (uri) => {
          const content = contents.get(nameOf(uri));
          if (content !== undefined) return { type: vscode.FileType.File, ctime: 0, mtime: 0, size: content.length };
          if (children(nameOf(uri)).length === 0) throw missing(uri);
          return { type: vscode.FileType.Directory, ctime: 0, mtime: 0, size: 0 };
        },
        readDirectory: (uri) => children(nameOf(uri)),
        readFile: (uri) => {
          const content = contents.get(nameOf(uri));
          if (content === undefined) throw missing(uri);
          return content;
        },
        writeFile: write,
        createDirectory: () => undefined,
        delete: remove,
        rename: (from, to) => {
          const content = contents.get(nameOf(from));
          if (content === undefined) throw missing(from);
          write(to, content);
          remove(from);
        },
      },
      { isCaseSensitive: true },
    ),
  );
};
