import * as v from 'valibot';
import { partContent, type PartContent } from '../lesson/lessonContent.js';
import { LESSON_COMMANDS } from '../lesson/lessonCommands.js';
import { lessonProgress, type LessonProgress } from '../lesson/lessonProgress.js';
import type { NetworkSpec } from '../model/network.js';
import type { Result } from '../model/result.js';
import { method, parameterless } from './contract.js';
import { logEntry, savedFile } from './savedFile.js';

/** What every widget of a page wants back after a reload, by the widget's key: controls and results as plain JSON. */
const pageMemory = v.record(v.string(), v.unknown());
export type PageMemory = v.InferOutput<typeof pageMemory>;

/** A model that was checked, for a part to measure on the same seed and draws: what a link from its figures brings along. */
export interface OfferedModel {
  /** By its id, name and file, as in the list of models. */
  readonly model: ModelChoice;
  readonly seed: number;
  readonly draws: number;
}

/** All that a lesson page needs to draw itself. */
export interface LessonPageState {
  readonly lesson: string;
  readonly lessonTitle: string;
  /** Every part in order, for Previous, Next and links. */
  readonly outline: readonly { readonly id: string; readonly heading: string }[];
  readonly part: PartContent;
  /** The lesson after this one and its first part, where this part is the last of its lesson. */
  readonly following: { readonly lesson: string; readonly title: string; readonly part: string } | null;
  readonly memory: PageMemory;
  readonly progress: LessonProgress;
  /** What the link that opened the part brought along. */
  readonly offered?: OfferedModel;
}

const offeredModel: v.GenericSchema<unknown, OfferedModel> = v.object({
  model: v.object({ id: v.string(), name: v.string(), file: v.string() }),
  seed: v.number(),
  draws: v.number(),
});

const lessonPageState: v.GenericSchema<unknown, LessonPageState> = v.object({
  lesson: v.string(),
  lessonTitle: v.string(),
  outline: v.array(v.object({ id: v.string(), heading: v.string() })),
  part: partContent,
  following: v.nullable(v.object({ lesson: v.string(), title: v.string(), part: v.string() })),
  memory: pageMemory,
  progress: lessonProgress,
  offered: v.exactOptional(offeredModel),
});

/** A model that the reader found in one of the person's files. */
export interface ModelChoice {
  /** The definition's id with its document, as the host knows it. */
  readonly id: string;
  readonly name: string;
  /** File name with enough of its folder to tell it from others. */
  readonly file: string;
}

const place = { lesson: v.string(), part: v.string() };

/** What a lesson page asks of the host. */
export const lessonHostContract = {
  ready: parameterless<LessonPageState>(),
  /** Kept while the panel is hidden and across a window reload. */
  saveState: method<null>()(v.object({ ...place, memory: pageMemory })),
  /** The first answer counts; answers with the progress as it is then. */
  recordPrediction: method<LessonProgress>()(v.object({ ...place, prediction: v.string(), answer: v.string() })),
  /** The person has completed the part. */
  recordProgress: method<LessonProgress>()(v.object(place)),
  openPart: method<null>()(v.object(place)),
  /** Answers false if the person chose no place. */
  saveFile: method<boolean>()(savedFile),
  runCommand: method<null>()(v.object({ command: v.picklist(LESSON_COMMANDS) })),
  /** Models in the person's open files, the active editor's first. */
  listModels: parameterless<readonly ModelChoice[]>(),
  readModel: method<Result<NetworkSpec>>()(v.object({ id: v.string() })),
  log: method<null>()(logEntry),
};
export type LessonHostContract = typeof lessonHostContract;

/** What the host tells a lesson page. */
export const lessonPageContract = {
  show: method<null>()(lessonPageState),
  /** A link led to a part that is open already. */
  offer: method<null>()(offeredModel),
  /** Progress was made elsewhere or reset. */
  progressChanged: method<null>()(lessonProgress),
};
export type LessonPageContract = typeof lessonPageContract;
