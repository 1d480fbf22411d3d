import * as l10n from '@vscode/l10n';
import { DEPTH_LIMITS, WIDTH_LIMITS } from '../../lesson/widgets/gradientComparison.js';
import { SliderControl } from './SliderControl.js';

interface Shape {
  /** Layers, output included. */
  readonly depth: number;
  /** Units per hidden layer. */
  readonly width: number;
}

interface Properties {
  readonly shape: Shape;
  readonly onChange: (part: Partial<Shape>) => void;
}

/** How many layers a network has, and of how many units. */
export function ShapeControls({ shape, onChange }: Properties) {
  return (
    <>
      <SliderControl
        label={l10n.t('Depth (layers, output included)')}
        value={shape.depth}
        low={DEPTH_LIMITS.low}
        high={DEPTH_LIMITS.high}
        onChange={(depth) => onChange({ depth })}
      />
      <SliderControl
        label={l10n.t('Width (units per hidden layer)')}
        value={shape.width}
        low={WIDTH_LIMITS.low}
        high={WIDTH_LIMITS.high}
        onChange={(width) => onChange({ width })}
      />
    </>
  );
}
