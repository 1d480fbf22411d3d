import { useId } from 'preact/hooks';
import { decimal } from '../../model/localNumber.js';

interface Properties {
  readonly label: string;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly step?: number;
  /** How the value is said; the number itself if not given. */
  readonly text?: string;
  readonly onChange: (value: number) => void;
}

/** A range input with its name and value; changes are told while it is dragged. */
export function SliderControl({ label, value, low, high, step = 1, text, onChange }: Properties) {
  const id = useId();
  const said = text ?? decimal(value);
  return (
    <div class="control">
      <label for={id}>{label}</label>
      <span class="control-row">
        <input
          id={id}
          type="range"
          min={low}
          max={high}
          step={step}
          value={value}
          aria-valuetext={said}
          onInput={(event) => onChange(event.currentTarget.valueAsNumber)}
        />
        <output for={id}>{said}</output>
      </span>
    </div>
  );
}
