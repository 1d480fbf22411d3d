import type { Diagnosis, RuleId } from './finding.js';
import type { GradientReport } from './gradientCheck.js';
import type { ConfigValue, LayerSpec } from './network.js';

/** Where a layer stands in a network: its index, then the index inside a nested model or wrapper. */
export type LayerPath = readonly number[];

/** One change of a network, whatever its source looks like. Paths are those of the network before any change. */
export type NetworkEdit =
  /** Gives an argument this value, whether or not it was there. */
  | { readonly kind: 'setArgument'; readonly layer: LayerPath; readonly argument: string; readonly value: ConfigValue }
  /** Gives an argument its right name and, if the value must change with it, a new value. */
  | {
      readonly kind: 'renameArgument';
      readonly layer: LayerPath;
      readonly argument: string;
      readonly name: string;
      readonly value?: ConfigValue;
    }
  | { readonly kind: 'insertLayer'; readonly after: LayerPath; readonly layer: LayerSpec }
  | { readonly kind: 'setLoss'; readonly loss: string }
  | { readonly kind: 'setLearningRate'; readonly learningRate: number };

/** A change that might help; nothing is claimed of it before it has been measured. */
export interface FixCandidate {
  /** Unique among one network's candidates and stable between checks: `relu+heNormal`. */
  readonly id: string;
  /** The findings that it answers. */
  readonly rules: readonly RuleId[];
  /** What it does, as a command: `Use relu + heNormal in 4 hidden layers`. */
  readonly action: string;
  readonly edits: readonly NetworkEdit[];
}

/** The quantity by which a finding's fix is judged, as its rule chose it. */
export interface KeyFigure {
  /** A noun phrase for the person: `first layer`, `dead units`. */
  readonly label: string;
  readonly value: number;
  /** A `size` is compared as a factor, a `share` as percentages. */
  readonly unit: 'size' | 'share';
}

/** The key figure of one finding before and after a fix. */
export interface FixEffect {
  readonly rule: RuleId;
  readonly label: string;
  readonly unit: KeyFigure['unit'];
  readonly before: number;
  readonly after: number;
}

/** A candidate together with what it did to the same network on the same seeds. */
export interface MeasuredFix extends FixCandidate {
  /** Whether its findings are gone or clearly better and nothing else broke: only these are offered as quick fixes. */
  readonly helpful: boolean;
  /** `action` with the measured effect; for an unhelpful candidate with the reason why it does not help. */
  readonly title: string;
  readonly effects: readonly FixEffect[];
  /** The changed network's check; absent if it could not be measured, then `problem` says why. */
  readonly report?: GradientReport;
  readonly diagnosis?: Diagnosis;
  readonly problem?: string;
}

/** A network's findings together with every candidate fix, measured and best first. */
export interface FixesOutcome {
  /** The check of the network as it is; absent if it cannot be measured, then `problem` says why and fixes may cure that. */
  readonly report?: GradientReport;
  readonly problem?: string;
  readonly diagnosis: Diagnosis;
  /** All candidates: helpful ones first, best first; then those that did not help, with their figures. */
  readonly fixes: readonly MeasuredFix[];
}
