import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { ReadonlySignal, Signal } from '@preact/signals';
import type { LessonCommand } from '../../lesson/lessonCommands.js';
import type { EngineDescription } from '../../protocol/computeContract.js';
import type { ModelChoice, OfferedModel } from '../../protocol/lessonContract.js';
import type { NetworkSpec } from '../../model/network.js';
import type { Result } from '../../model/result.js';
import type { ChartOutlet } from '../charts/ChartFigure.js';
import type { ComputeSession } from '../compute/computeSession.js';
import type { Trainer } from '../compute/trainingRun.js';

/** What a widget may use of the page around it. */
export interface PageContext {
  readonly compute: ComputeSession;
  readonly trainer: Trainer;
  /** Null until the worker has answered. */
  readonly engine: ReadonlySignal<EngineDescription | 'failed' | null>;
  /** Of the experiment that was set last; null in a part where nothing is random. */
  readonly seed: Signal<number | null>;
  readonly outlet: ChartOutlet;
  /** What the Reset button of every experiment says. */
  readonly resetLabel: string;
  /** Answers given in this part, by prediction id. */
  readonly predictions: ReadonlySignal<Readonly<Record<string, string>>>;
  predict(id: string, answer: string): void;
  /** What the widget with this key kept before; to be checked by the widget. */
  recall(key: string): unknown;
  remember(key: string, memory: unknown): void;
  /** The widget has shown a result: what follows it may be read. */
  finished(key: string): void;
  runCommand(command: LessonCommand): void;
  /** A model that a link brought along, for the part's experiments to measure. */
  readonly offered: ReadonlySignal<OfferedModel | null>;
  listModels(): Promise<readonly ModelChoice[]>;
  readModel(id: string): Promise<Result<NetworkSpec>>;
}

export const PageContextValue = createContext<PageContext | null>(null);

export function usePage(): PageContext {
  const page = useContext(PageContextValue);
  if (page === null) throw new Error('a widget stands outside a lesson page');
  return page;
}
