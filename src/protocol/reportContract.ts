import * as v from 'valibot';
import type { CheckChoices } from '../model/checkChoices.js';
import type { Diagnosis, Finding } from '../model/finding.js';
import type { MeasuredFix } from '../model/fix.js';
import type { CheckRequest, GradientReport, NestedNumbers, Verification } from '../model/gradientCheck.js';
import type { Criteria, Marks } from '../model/marks.js';
import type { FixProgress } from './computeContract.js';
import { method, parameterless } from './contract.js';
import type { ModelChoice } from './lessonContract.js';
import { logEntry, savedFile } from './savedFile.js';

/** Which model the report is about. */
export interface ReportSubject {
  /** The document and the definition as the host knows them; the page hands them back after a reload. */
  readonly uri: string;
  readonly definitionId: string;
  /** The definition's name: `model`. */
  readonly name: string;
  /** File name as the person knows it, and the 1-based line of the definition. */
  readonly file: string;
  readonly line: number;
  /** The file's name before it was renamed. */
  readonly formerFile?: string;
}

/** How far the latest check is. */
export type ReportStatus =
  /** Nothing was asked for since the panel opened: what is shown comes from before a reload. */
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly completedDraws: number; readonly draws: number }
  | {
      readonly kind: 'failed';
      /** One sentence: what, where, what to do. */
      readonly message: string;
      /** Where the problem stands, if it belongs to a layer: `reveal` takes it. */
      readonly layer?: readonly number[];
      /** Whether the rows that the person gave are to blame. */
      readonly rows: boolean;
      /** What the text alone tells. */
      readonly findings: readonly Finding[];
    }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'done' };

/** The last check that came to a diagnosis; it stays on the page while a newer one runs. */
export interface ReportResult {
  readonly request: CheckRequest;
  readonly report: GradientReport;
  readonly diagnosis: Diagnosis;
  /** What the reader or the person filled in: one sentence each. */
  readonly assumed: readonly string[];
  /** The source text of the network's layers, by index. */
  readonly layerTexts: readonly string[];
}

/** How the result stands to the source as it is now. */
export interface ReportSource {
  /** `other-inputs`: the network is the same, but the next check would use other rows, another seed or other settings. */
  readonly state: 'current' | 'edited' | 'other-inputs' | 'model-gone' | 'file-gone';
  /** 1-based lines of the result's layers, by index; none where they cannot be told. */
  readonly lines: readonly number[];
}

/** What the next check will use. */
export interface ReportInputs {
  readonly choices: CheckChoices;
  /** What holds where nothing was chosen: the file's own loss and rows if it has them, else the settings. */
  readonly otherwise: {
    readonly seed: number;
    readonly draws: number;
    readonly batchSize: number;
    readonly marks: Marks;
    readonly criteria: Criteria;
    readonly loss?: string;
    readonly rows?: { readonly x: NestedNumbers; readonly y: NestedNumbers };
  };
}

/** A candidate fix; its report lacks what only a full report shows. */
export interface ReportFix extends MeasuredFix {
  /** Why the source cannot be edited so, as a clause; absent if it can. */
  readonly refused?: string;
}

export type ReportFixes =
  | { readonly kind: 'waiting' }
  | ({ readonly kind: 'measuring' } & FixProgress)
  | { readonly kind: 'measured'; readonly fixes: readonly ReportFix[] }
  | { readonly kind: 'unavailable' };

/** The same model before it was changed, measured on the same data and seeds. */
export interface ReportBefore {
  /** What was done to it since, if it was one of the measured fixes. */
  readonly action: string | null;
  readonly report: GradientReport;
  readonly diagnosis: Diagnosis;
}

/** The comparison of the result's gradients with finite differences. */
export type ReportVerification =
  | { readonly kind: 'none' }
  | { readonly kind: 'running' }
  | { readonly kind: 'done'; readonly verification: Verification }
  | { readonly kind: 'failed'; readonly message: string };

/** All that a report page needs to draw itself. */
export interface ReportPageState {
  readonly subject: ReportSubject | null;
  readonly status: ReportStatus;
  readonly result: ReportResult | null;
  readonly source: ReportSource;
  /** Indices of the layers at the cursor. */
  readonly cursor: readonly number[];
  readonly inputs: ReportInputs | null;
  readonly fixes: ReportFixes;
  readonly before: ReportBefore | null;
  readonly verification: ReportVerification;
  /** The models in the open files: what could be checked next. */
  readonly models: readonly ModelChoice[];
}

export const EMPTY_REPORT: ReportPageState = {
  subject: null,
  status: { kind: 'idle' },
  result: null,
  source: { state: 'current', lines: [] },
  cursor: [],
  inputs: null,
  fixes: { kind: 'unavailable' },
  before: null,
  verification: { kind: 'none' },
  models: [],
};

const isRecord = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** Some parts of a page's state; a part that is absent has not changed. */
const reportUpdate = v.custom<Partial<ReportPageState>>(
  (update) => isRecord(update) && Object.keys(update).every((key) => Object.hasOwn(EMPTY_REPORT, key)),
  'an update of a report page has parts of its state only',
);

const anyNumber = v.union([v.number(), v.nan()]);
const nestedNumbers: v.GenericSchema<unknown, NestedNumbers> = v.lazy(() =>
  v.union([anyNumber, v.array(nestedNumbers)]),
);

const checkChoices: v.GenericSchema<unknown, CheckChoices> = v.object({
  seed: v.exactOptional(v.number()),
  draws: v.exactOptional(v.number()),
  batchSize: v.exactOptional(v.number()),
  loss: v.exactOptional(v.string()),
  rows: v.exactOptional(v.union([v.literal('random'), v.object({ x: nestedNumbers, y: nestedNumbers })])),
  marks: v.exactOptional(v.object({ small: v.number(), large: v.number() })),
  criteria: v.exactOptional(v.picklist(['robust', 'course', 'custom'])),
});

/** What a report page asks of the host. */
export const reportHostContract = {
  ready: parameterless<ReportPageState>(),
  /** Shows the layer at this index path in the editor. */
  reveal: method<null>()(v.object({ layer: v.array(v.number()) })),
  /** Stops the check, the measurement of its fixes and the verification. */
  cancel: parameterless<null>(),
  /** Checks the definition as it stands now. */
  recheck: parameterless<null>(),
  /** Keeps these choices instead of all earlier ones and checks again. */
  choose: method<null>()(checkChoices),
  applyFix: method<null>()(v.object({ fix: v.string() })),
  /** Shows the fix's edits for the person to accept one by one. */
  previewFix: method<null>()(v.object({ fix: v.string() })),
  /** Compares the result's gradients with finite differences. */
  verify: parameterless<null>(),
  /** Forgets what the model was before. */
  forgetBefore: parameterless<null>(),
  /** Checks one of the models of the state. */
  checkModel: method<null>()(v.object({ id: v.string() })),
  /** Opens the lesson part that explains a finding of this rule; the first one without. */
  openLesson: method<null>()(v.object({ rule: v.exactOptional(v.string()) })),
  /** Answers false if the person chose no place. */
  saveFile: method<boolean>()(savedFile),
  copyText: method<null>()(v.object({ text: v.string() })),
  log: method<null>()(logEntry),
};
export type ReportHostContract = typeof reportHostContract;

/** What the host tells a report page. */
export const reportPageContract = {
  update: method<null>()(reportUpdate),
  /** Brings a part of the page into view. */
  show: method<null>()(v.object({ section: v.literal('fixes') })),
};
export type ReportPageContract = typeof reportPageContract;

/** What a page leaves with the editor, for the host that restores it after a reload. */
export interface ReportMemory {
  readonly format: typeof REPORT_FORMAT;
  readonly state: ReportPageState;
}
/** Raised whenever the state's shape changes: what an older version left is then not shown. */
export const REPORT_FORMAT = 1;

/** What a page left, if it is of this version and of a model. */
export function reportMemoryOf(value: unknown): ReportMemory | undefined {
  if (!isRecord(value) || !('format' in value) || value.format !== REPORT_FORMAT || !('state' in value))
    return undefined;
  const { state } = value;
  if (!isRecord(state) || !Object.keys(EMPTY_REPORT).every((key) => key in state)) return undefined;
  return 'subject' in state && isRecord(state.subject) ? (value as ReportMemory) : undefined;
}
