import * as l10n from '@vscode/l10n';
import { useId } from 'preact/hooks';
import { useSignal } from '@preact/signals';

interface Properties {
  readonly value: number;
  readonly onChange: (seed: number) => void;
}

const HIGHEST = 2 ** 31 - 1;

/** A whole number from 0; what cannot be a seed is said and not taken. */
export function SeedControl({ value, onChange }: Properties) {
  const id = useId();
  const invalid = useSignal(false);
  return (
    <div class="control">
      <label for={id}>{l10n.t('Seed')}</label>
      <span class="control-row">
        <input
          id={id}
          type="number"
          min={0}
          max={HIGHEST}
          step={1}
          value={value}
          aria-invalid={invalid.value}
          aria-describedby={invalid.value ? `${id}-problem` : undefined}
          onInput={(event) => {
            const seed = event.currentTarget.valueAsNumber;
            invalid.value = !Number.isInteger(seed) || seed < 0 || seed > HIGHEST;
            if (!invalid.value) onChange(seed);
          }}
        />
        <button type="button" class="secondary" onClick={() => onChange(value >= HIGHEST ? 0 : value + 1)}>
          {l10n.t('Another seed')}
        </button>
      </span>
      {invalid.value && (
        <span id={`${id}-problem`} class="problem" role="alert">
          {l10n.t('A seed is a whole number from 0 to {0}.', HIGHEST)}
        </span>
      )}
    </div>
  );
}
