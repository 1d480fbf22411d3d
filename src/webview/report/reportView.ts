import type { InputsDraft } from './inputsDraft.js';

/** Groups of columns of the table that can be shown or hidden. */
export const COLUMN_GROUPS = ['spread', 'marks', 'sizes', 'outputs'] as const;
export type ColumnGroup = (typeof COLUMN_GROUPS)[number];

/** How the person has set the page up: kept while the panel is hidden and over a reload. */
export interface ReportView {
  readonly columns: readonly ColumnGroup[];
  /** The candidate fix that is laid beside the network as it is, by its id. */
  readonly comparedFix: string | null;
  readonly showsOutputs: boolean;
  readonly showsInputs: boolean;
  /** What stands in the form while it cannot be used or has not been yet, for the model it belongs to. */
  readonly draft: { readonly model: string; readonly inputs: InputsDraft } | null;
}

const FIRST_VIEW: ReportView = {
  columns: ['spread', 'outputs'],
  comparedFix: null,
  showsOutputs: true,
  showsInputs: false,
  draft: null,
};

/** The view that an earlier life of the page left; what it does not tell is as at first. */
export function reportViewOf(memory: unknown): ReportView {
  if (typeof memory !== 'object' || memory === null || !('view' in memory)) return FIRST_VIEW;
  const { view } = memory;
  return typeof view === 'object' && view !== null ? { ...FIRST_VIEW, ...(view as Partial<ReportView>) } : FIRST_VIEW;
}
