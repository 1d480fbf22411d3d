import * as l10n from '@vscode/l10n';
import type { ReportInputs, ReportPageState } from '../../protocol/reportContract.js';
import { assumptionSentences } from './assumptionSentences.js';
import { InputsForm } from './InputsForm.js';
import type { ReportActions } from './reportActions.js';
import type { ReportView } from './reportView.js';

interface Properties {
  readonly state: ReportPageState;
  readonly view: ReportView;
  readonly actions: ReportActions;
}

/** What the check took for granted, and the form that changes it. */
export function AssumptionsSection({ state, view, actions }: Properties) {
  const { result, inputs } = state;
  if (inputs === null && result === null) return null;
  const open = view.showsInputs;
  return (
    <section aria-labelledby="assumed">
      <h2 id="assumed">{l10n.t('What was assumed')}</h2>
      {result !== null && (
        <ul>
          {[...result.assumed, ...assumptionSentences(result.report)].map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
      {inputs !== null && (
        <>
          <div class="button-row">
            <button
              type="button"
              class="secondary"
              aria-expanded={open}
              onClick={() => actions.changeView({ showsInputs: !open })}
            >
              {open ? l10n.t('Close the inputs') : l10n.t('Change the inputs')}
            </button>
            <AnotherSeed inputs={inputs} actions={actions} />
          </div>
          {open && <InputsForm inputs={inputs} state={state} view={view} actions={actions} />}
        </>
      )}
    </section>
  );
}

/** The quickest question to a result: is it the same with other random numbers? */
function AnotherSeed({ inputs, actions }: { readonly inputs: ReportInputs; readonly actions: ReportActions }) {
  const { choices, otherwise } = inputs;
  const seed = choices.seed ?? otherwise.seed;
  return (
    <button
      type="button"
      class="secondary"
      onClick={() => {
        actions.changeView({ draft: null });
        actions.choose({ ...choices, seed: seed + 1 });
      }}
    >
      {l10n.t('Check with another seed')}
    </button>
  );
}
