import * as vscode from 'vscode';
import type { LessonContent, PartContent } from '../../../lesson/lessonContent.js';
import { nextPart, type LessonProgress } from '../../../lesson/lessonProgress.js';
import { commands } from '../../contributions.js';
import type { LessonLibrary } from './lessonLibrary.js';
import type { LessonMemory } from './lessonMemory.js';

interface PartNode {
  readonly lesson: LessonContent;
  readonly part: PartContent;
}
type Node = { readonly lesson: LessonContent; readonly part?: undefined } | PartNode;

/** The lessons and their parts in the activity bar, with a check mark on each part that is done. */
export class LessonTree implements vscode.TreeDataProvider<Node>, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChangeTreeData = this.changed.event;

  constructor(
    private readonly library: LessonLibrary,
    private readonly memory: LessonMemory,
  ) {}

  dispose(): void {
    this.changed.dispose();
  }

  refresh(): void {
    this.changed.fire();
  }

  async getChildren(node?: Node): Promise<Node[]> {
    if (node === undefined) return (await this.library.all()).map((lesson) => ({ lesson }));
    return node.part === undefined ? node.lesson.parts.map((part) => ({ lesson: node.lesson, part })) : [];
  }

  getTreeItem(node: Node): vscode.TreeItem {
    const progress = this.memory.progress(node.lesson.id);
    return node.part === undefined ? lessonItem(node.lesson, progress) : partItem(node, progress);
  }
}

function lessonItem(lesson: LessonContent, progress: LessonProgress): vscode.TreeItem {
  const done = lesson.parts.filter(({ id }) => progress.parts[id]?.completed === true).length;
  const item = new vscode.TreeItem(lesson.title, vscode.TreeItemCollapsibleState.Expanded);
  item.id = lesson.id;
  item.description = vscode.l10n.t('{0} of {1}', done, lesson.parts.length);
  item.tooltip = lesson.description;
  item.iconPath = new vscode.ThemeIcon('mortar-board');
  return item;
}

function partItem({ lesson, part }: PartNode, progress: LessonProgress): vscode.TreeItem {
  const done = progress.parts[part.id]?.completed === true;
  const next =
    nextPart(
      progress,
      lesson.parts.map(({ id }) => id),
    ) === part.id;
  const item = new vscode.TreeItem(part.heading);
  item.id = `${lesson.id}/${part.id}`;
  item.tooltip = part.summary;
  item.iconPath = new vscode.ThemeIcon(done ? 'pass-filled' : next ? 'arrow-circle-right' : 'circle-large-outline');
  const state = done ? vscode.l10n.t('done') : next ? vscode.l10n.t('next') : vscode.l10n.t('not done yet');
  item.accessibilityInformation = { label: `${part.heading}, ${state}` };
  item.command = {
    command: commands.openPart,
    title: vscode.l10n.t('Open'),
    arguments: [{ lesson: lesson.id, part: part.id }],
  };
  return item;
}
