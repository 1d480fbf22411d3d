import type { CheckChoices } from '../../model/checkChoices.js';
import type { SavedFile } from '../../protocol/savedFile.js';
import type { ChartOutlet } from '../charts/ChartFigure.js';
import type { ReportView } from './reportView.js';

/** What a person can do on the page; everything but the view is done by the host. */
export interface ReportActions {
  readonly outlet: ChartOutlet;
  changeView(change: Partial<ReportView>): void;
  reveal(path: readonly number[]): void;
  cancel(): void;
  recheck(): void;
  choose(choices: CheckChoices): void;
  applyFix(id: string): void;
  previewFix(id: string): void;
  verify(): void;
  forgetBefore(): void;
  checkModel(id: string): void;
  openLesson(rule?: string): void;
  saveFile(file: SavedFile): void;
  /** Resolves when the text is on the clipboard. */
  copyText(text: string): Promise<void>;
}
