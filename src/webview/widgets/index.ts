import type { ComponentType } from 'preact';
import type { WidgetName, WidgetOptions } from '../../lesson/widgets/index.js';
import { ActivationChooser } from './ActivationChooser.js';
import { ActivationExplorer } from './ActivationExplorer.js';
import { DecayComparison } from './DecayComparison.js';
import { DerivativeProduct } from './DerivativeProduct.js';
import { EditorActions } from './EditorActions.js';
import { GradientClipping } from './GradientClipping.js';
import { GradientComparison } from './GradientComparison.js';
import { TrainingComparison } from './TrainingComparison.js';
import type { WidgetProperties } from './widgetProperties.js';

/** Every widget by the name that a lesson's Markdown uses. */
export const widgets: { readonly [Name in WidgetName]: ComponentType<WidgetProperties<WidgetOptions<Name>>> } = {
  'gradient-comparison': GradientComparison,
  'decay-comparison': DecayComparison,
  'activation-explorer': ActivationExplorer,
  'derivative-product': DerivativeProduct,
  'editor-actions': EditorActions,
  'activation-chooser': ActivationChooser,
  'training-comparison': TrainingComparison,
  'gradient-clipping': GradientClipping,
};
