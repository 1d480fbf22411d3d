import * as l10n from '@vscode/l10n';
import { useSignal } from '@preact/signals';
import { useEffect, useId } from 'preact/hooks';
import type { OwnModel } from '../../lesson/widgets/ownModel.js';
import { usePage } from '../lesson/pageContext.js';

interface Properties {
  /** The model chosen, or undefined for the lesson's own networks. */
  readonly value: OwnModel | undefined;
  readonly onChange: (model: OwnModel | undefined) => void;
  /** Whether the network is trained on the part's data, not only measured. */
  readonly trained?: boolean;
}

/** The lesson's network, or a model that the reader finds in the person's open files. */
export function ModelControl({ value, onChange, trained = false }: Properties) {
  const page = usePage();
  const id = useId();
  const models = useSignal<readonly OwnModel[]>([]);
  const refresh = () => {
    page.listModels().then(
      (found) => (models.value = found.map(({ id: model, name, file }) => ({ id: model, name, file }))),
      (error: unknown) => page.outlet.fault(`the list of models: ${String(error)}`),
    );
  };
  useEffect(refresh, []);
  // A chosen model stays in the list when its file is closed, so that the page does not silently measure another network.
  const listed = value === undefined || models.value.some((model) => model.id === value.id);
  const shown = listed ? models.value : [value, ...models.value];
  return (
    <div class="whose-network">
      <label for={id}>{l10n.t('Network')}</label>
      <select
        id={id}
        value={value?.id ?? ''}
        aria-describedby={`${id}-hint`}
        onFocus={refresh}
        onPointerDown={refresh}
        onChange={(event) => {
          const chosen = event.currentTarget.value;
          onChange(shown.find((model) => model.id === chosen));
        }}
      >
        <option value="">{l10n.t("the lesson's")}</option>
        {shown.map((model) => (
          <option key={model.id} value={model.id}>
            {l10n.t('my model: {0} in {1}', model.name, model.file)}
          </option>
        ))}
      </select>
      <span id={`${id}-hint`} class="hint">
        {shown.length === 0
          ? l10n.t('Open a file with a tf.sequential model, and it can be chosen here.')
          : value === undefined
            ? l10n.t('A model in your open files can take its place.')
            : trained
              ? l10n.t("Trained on this part's data, as its file has it now.")
              : l10n.t('Measured on random inputs, as its file has it now.')}
      </span>
    </div>
  );
}
