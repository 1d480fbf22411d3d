import * as l10n from '@vscode/l10n';
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { LOSS_NAMES } from '../../model/lossNames.js';
import type { Criteria } from '../../model/marks.js';
import type { ReportInputs, ReportPageState } from '../../protocol/reportContract.js';
import { choicesOf, draftOf, LARGEST_BATCH, MOST_DRAWS, type DraftProblems, type InputsDraft } from './inputsDraft.js';
import type { ReportActions } from './reportActions.js';
import type { ReportView } from './reportView.js';

interface Properties {
  readonly inputs: ReportInputs;
  readonly state: ReportPageState;
  readonly view: ReportView;
  readonly actions: ReportActions;
}

/** A check follows a change when no other has come for this long. */
const TYPING_PAUSE_MILLISECONDS = 500;

/** The inputs of the check: every valid change is measured at once, what is not valid is said beside its field. */
export function InputsForm({ inputs, state, view, actions }: Properties) {
  const { subject, status } = state;
  const model = `${subject?.uri ?? ''}\n${subject?.definitionId ?? ''}`;
  const draft = view.draft?.model === model ? view.draft.inputs : draftOf(inputs);
  const outcome = choicesOf(draft, inputs);
  const problems: DraftProblems = outcome.ok ? {} : outcome.problems;
  const refused = status.kind === 'failed' && status.rows && draft.ownRows ? status.message : undefined;
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  const change = (part: Partial<InputsDraft>) => {
    const next = { ...draft, ...part };
    actions.changeView({ draft: { model, inputs: next } });
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      const chosen = choicesOf(next, inputs);
      if (chosen.ok && JSON.stringify(chosen.choices) !== JSON.stringify(inputs.choices))
        actions.choose(chosen.choices);
    }, TYPING_PAUSE_MILLISECONDS);
  };
  return (
    <form class="inputs" aria-label={l10n.t('Inputs of the check')} onSubmit={(event) => event.preventDefault()}>
      <RowsFields draft={draft} inputs={inputs} problems={problems} refused={refused} onChange={change} />
      <div class="controls">
        <LossField draft={draft} inputs={inputs} onChange={change} />
        <NumberField
          label={l10n.t('Seed')}
          value={draft.seed}
          problem={problems.seed}
          onInput={(seed) => change({ seed })}
        />
        <NumberField
          label={l10n.t('Draws (1 to {0})', MOST_DRAWS)}
          value={draft.draws}
          problem={problems.draws}
          onInput={(draws) => change({ draws, drawsAsked: true })}
        />
        <CriteriaField draft={draft} onChange={change} />
        {draft.criteria !== 'course' && (
          <>
            <NumberField
              label={l10n.t('Below is too small')}
              value={draft.small}
              problem={problems.small}
              onInput={(small) => change({ small })}
            />
            <NumberField
              label={l10n.t('Above is too large')}
              value={draft.large}
              problem={problems.large}
              onInput={(large) => change({ large })}
            />
          </>
        )}
      </div>
      <div class="button-row">
        <button
          type="button"
          class="secondary"
          onClick={() => {
            clearTimeout(timer.current);
            actions.changeView({ draft: null });
            actions.choose({});
          }}
        >
          {l10n.t('Back to the file and the settings')}
        </button>
        <span class="quiet-line">{l10n.t('Every change is measured at once and kept for this model.')}</span>
      </div>
    </form>
  );
}

interface FieldsProperties {
  readonly draft: InputsDraft;
  readonly onChange: (part: Partial<InputsDraft>) => void;
}

interface RowsProperties extends FieldsProperties {
  readonly inputs: ReportInputs;
  readonly problems: DraftProblems;
  /** Why the check refused rows that are well written. */
  readonly refused: string | undefined;
}

function RowsFields({ draft, inputs, problems, refused, onChange }: RowsProperties) {
  const name = useId();
  const fromComment = inputs.otherwise.rows !== undefined;
  return (
    <fieldset>
      <legend>{l10n.t('Rows')}</legend>
      <label>
        <input type="radio" name={name} checked={!draft.ownRows} onChange={() => onChange({ ownRows: false })} />{' '}
        {fromComment
          ? l10n.t('Random rows, in the place of those that the comment above the model gives')
          : l10n.t('Random rows, with targets that fit the loss')}
      </label>
      <label>
        <input type="radio" name={name} checked={draft.ownRows} onChange={() => onChange({ ownRows: true })} />{' '}
        {l10n.t('My own rows')}
      </label>
      {draft.ownRows ? (
        <div class="controls">
          <RowsField label={l10n.t('Inputs x')} value={draft.x} problem={problems.x} onInput={(x) => onChange({ x })} />
          <RowsField
            label={l10n.t('Targets y')}
            value={draft.y}
            problem={problems.y ?? (problems.x === undefined ? refused : undefined)}
            onInput={(y) => onChange({ y })}
          />
        </div>
      ) : (
        <NumberField
          label={l10n.t('Number of rows (1 to {0})', LARGEST_BATCH)}
          value={draft.batchSize}
          problem={problems.batchSize}
          onInput={(batchSize) => onChange({ batchSize })}
        />
      )}
    </fieldset>
  );
}

function LossField({ draft, inputs, onChange }: FieldsProperties & { readonly inputs: ReportInputs }) {
  const id = useId();
  const { loss } = inputs.otherwise;
  return (
    <div class="control">
      <label for={id}>{l10n.t('Loss')}</label>
      <select id={id} value={draft.loss} onChange={(event) => onChange({ loss: event.currentTarget.value })}>
        <option value="">
          {loss === undefined
            ? l10n.t('the one that fits the output layer')
            : l10n.t('as the file compiles it ({0})', loss)}
        </option>
        {LOSS_NAMES.map((each) => (
          <option key={each} value={each}>
            {each}
          </option>
        ))}
      </select>
    </div>
  );
}

function CriteriaField({ draft, onChange }: FieldsProperties) {
  const id = useId();
  return (
    <div class="control">
      <label for={id}>{l10n.t('The verdict goes by')}</label>
      <select
        id={id}
        value={draft.criteria}
        onChange={(event) => onChange({ criteria: event.currentTarget.value as Criteria })}
      >
        <option value="robust">{l10n.t('the evidence over the draws')}</option>
        <option value="course">{l10n.t('the marks of the course')}</option>
        <option value="custom">{l10n.t('these marks')}</option>
      </select>
    </div>
  );
}

interface TextProperties {
  readonly label: string;
  readonly value: string;
  readonly problem: string | undefined;
  readonly onInput: (text: string) => void;
}

function NumberField({ label, value, problem, onInput }: TextProperties) {
  return (
    <Field label={label} problem={problem}>
      {(attributes) => (
        <input
          {...attributes}
          type="text"
          inputMode="decimal"
          value={value}
          onInput={(event) => onInput(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

function RowsField({ label, value, problem, onInput }: TextProperties) {
  return (
    <Field label={label} problem={problem}>
      {(attributes) => (
        <textarea
          {...attributes}
          rows={5}
          spellcheck={false}
          placeholder="[[1, 2], [3, 4]]"
          value={value}
          onInput={(event) => onInput(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

interface FieldProperties {
  readonly label: string;
  readonly problem: string | undefined;
  readonly children: (attributes: {
    readonly id: string;
    readonly 'aria-invalid': boolean;
    readonly 'aria-describedby'?: string;
  }) => ComponentChildren;
}

/** A label, its field and what is wrong with what it holds. */
function Field({ label, problem, children }: FieldProperties) {
  const id = useId();
  return (
    <div class="control">
      <label for={id}>{label}</label>
      {children({
        id,
        'aria-invalid': problem !== undefined,
        ...(problem !== undefined && { 'aria-describedby': `${id}-problem` }),
      })}
      {problem !== undefined && (
        <span id={`${id}-problem`} class="problem" role="alert">
          {problem}
        </span>
      )}
    </div>
  );
}
