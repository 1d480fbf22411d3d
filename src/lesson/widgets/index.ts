import type * as v from 'valibot';
import { activationChooserOptions } from './activationChooser.js';
import { activationExplorerOptions } from './activationExplorer.js';
import { decayComparisonOptions } from './decayComparison.js';
import { derivativeProductOptions } from './derivativeProduct.js';
import { editorActionsOptions } from './editorActions.js';
import { gradientClippingOptions } from './gradientClipping.js';
import { gradientComparisonOptions } from './gradientComparison.js';
import { trainingComparisonOptions } from './trainingComparison.js';

/** Every widget that a lesson's Markdown may name, with the schema of its options. */
export const widgetOptions = {
  'gradient-comparison': gradientComparisonOptions,
  'decay-comparison': decayComparisonOptions,
  'activation-explorer': activationExplorerOptions,
  'derivative-product': derivativeProductOptions,
  'editor-actions': editorActionsOptions,
  'activation-chooser': activationChooserOptions,
  'training-comparison': trainingComparisonOptions,
  'gradient-clipping': gradientClippingOptions,
} as const satisfies Record<string, v.GenericSchema>;

export type WidgetName = keyof typeof widgetOptions;
export type WidgetOptions<Name extends WidgetName> = v.InferOutput<(typeof widgetOptions)[Name]>;

export function isWidgetName(name: string): name is WidgetName {
  return Object.hasOwn(widgetOptions, name);
}
