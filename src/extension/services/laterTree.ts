import * as vscode from 'vscode';

/** A view's tree that is made when the view is first looked at. */
export function laterTree<Node>(tree: () => Promise<vscode.TreeDataProvider<Node>>): vscode.TreeDataProvider<Node> {
  const changed = new vscode.EventEmitter<Node | Node[] | undefined>();
  let made: Promise<vscode.TreeDataProvider<Node>> | undefined;
  const get = () =>
    (made ??= tree().then(follow, (error: unknown) => {
      made = undefined;
      throw error;
    }));
  function follow(provider: vscode.TreeDataProvider<Node>): vscode.TreeDataProvider<Node> {
    provider.onDidChangeTreeData?.((nodes) => changed.fire(nodes ?? undefined));
    return provider;
  }
  return {
    onDidChangeTreeData: changed.event,
    getChildren: async (node) => (await get()).getChildren(node),
    getTreeItem: async (node) => (await get()).getTreeItem(node),
  };
}
