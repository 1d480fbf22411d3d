import { readFileSync } from 'node:fs';
import { checkGradients, makeClassification, train } from '../../../../src/engine/index.js';
import type { LessonContent } from '../../../../src/lesson/lessonContent.js';
import type {
  ActivationChooserControls,
  ActivationChooserOptions,
} from '../../../../src/lesson/widgets/activationChooser.js';
import type {
  DerivativeProductControls,
  DerivativeProductOptions,
} from '../../../../src/lesson/widgets/derivativeProduct.js';
import type {
  GradientClippingControls,
  GradientClippingOptions,
} from '../../../../src/lesson/widgets/gradientClipping.js';
import type {
  GradientComparisonControls,
  GradientComparisonOptions,
} from '../../../../src/lesson/widgets/gradientComparison.js';
import type { WidgetName, WidgetOptions } from '../../../../src/lesson/widgets/index.js';
import type {
  TrainingComparisonControls,
  TrainingComparisonOptions,
} from '../../../../src/lesson/widgets/trainingComparison.js';
import type { CheckRequest, GradientReport } from '../../../../src/model/gradientCheck.js';
import { chosenRequest } from '../../../../src/webview/results/chosenNetwork.js';
import { clippingOf, clippingRequest, type Clipping } from '../../../../src/webview/results/clipping.js';
import { productRequest } from '../../../../src/webview/results/derivativeProduct.js';
import { comparisonRequest } from '../../../../src/webview/results/gradientComparison.js';
import {
  lessonNetworks,
  pairs,
  trainingRequests,
  type Pair,
} from '../../../../src/webview/results/trainingComparison.js';
import type { ChallengeMeasurement } from '../../../../src/model/challenge.js';
import type { NetworkSpec } from '../../../../src/model/network.js';
import { pause } from '../../engine/backendForTests.js';
import { definitionIn, measured, ruleOf, textOf } from '../challenge/levels.js';
import { readReference } from './reference.js';
import { clippedByHand, kernelDeviation } from './tensorflowFacts.js';

/** Draws by which a share of draws is measured: its standard error is at most 0.8 per cent. */
const DRAWS = 4096;

/** More draws than a panel offers, for sentences about all draws. */
interface Draws {
  readonly draws?: number;
}

/** Measures what a lesson's panel shows: the requests are those of the panel, made from the lesson's own widget options. */
export class LessonMeasurements {
  readonly reference = readReference();
  readonly rule = ruleOf;
  readonly clippedByHand = clippedByHand;
  readonly kernelDeviation = kernelDeviation;
  private readonly known = new Map<string, Promise<unknown>>();

  constructor(private readonly lessons: readonly LessonContent[]) {}

  /** The options of the part's widget of that name; the first if there are several. */
  options<Name extends WidgetName>(part: string, name: Name): WidgetOptions<Name> {
    const blocks = this.lessons.flatMap(({ parts }) => parts).find(({ id }) => id === part)?.blocks ?? [];
    for (const block of blocks) {
      if (block.kind === 'widget' && block.name === name) return block.options as WidgetOptions<Name>;
    }
    throw new Error(`part ${part} has no ${name}`);
  }

  /** The two networks that Part 1, 4 or a part of the second lesson compares. */
  comparison(
    part: string,
    change: Partial<Omit<GradientComparisonControls, 'draws'>> & Draws = {},
  ): Promise<readonly [GradientReport, GradientReport]> {
    const options: GradientComparisonOptions = this.options(part, 'gradient-comparison');
    return this.pairOf(
      (which) =>
        comparisonRequest(options, { ...options.setting, ...(change as Partial<GradientComparisonControls>) }, which),
      change.draws,
    );
  }

  decay(
    change: Partial<Omit<GradientComparisonControls, 'draws'>> & Draws = {},
  ): Promise<readonly [GradientReport, GradientReport]> {
    const { input, setting } = this.options('visual-comparison', 'decay-comparison');
    const options = { data: { kind: 'row', input }, outputActivation: 'sigmoid' } as const;
    return this.pairOf(
      (which) => comparisonRequest(options, { ...setting, ...(change as Partial<GradientComparisonControls>) }, which),
      change.draws,
    );
  }

  product(
    change: Partial<Omit<DerivativeProductControls, 'draws'>> & Draws = {},
  ): Promise<readonly [GradientReport, GradientReport]> {
    const options: DerivativeProductOptions = this.options('why', 'derivative-product');
    return this.pairOf(
      (which) =>
        productRequest(options, { ...options.setting, ...(change as Partial<DerivativeProductControls>) }, which),
      change.draws,
    );
  }

  /** Part 6's network; every seed has its own input row, as in the panel. */
  chosen(change: Partial<Omit<ActivationChooserControls, 'draws'>> & Draws = {}): Promise<GradientReport> {
    const options: ActivationChooserOptions = this.options('your-turn', 'activation-chooser');
    const request = chosenRequest(options, { ...options.setting, ...(change as Partial<ActivationChooserControls>) });
    return this.report({ ...request, draws: change.draws ?? DRAWS });
  }

  async clipping(change: Partial<GradientClippingControls> = {}): Promise<Clipping> {
    const options: GradientClippingOptions = this.options('clip-it', 'gradient-clipping');
    const controls = { ...options.setting, ...change };
    return clippingOf(await this.report(clippingRequest(options, controls)), controls);
  }

  /** Part 5: both networks for each of the seeds, as "Train 20 seeds" does. */
  training(change: Partial<TrainingComparisonControls> = {}, seeds = 20): Promise<readonly Pair[]> {
    const options: TrainingComparisonOptions = this.options('training-comparison', 'training-comparison');
    const controls = { ...options.setting, ...change };
    const requests = trainingRequests(options, controls, lessonNetworks(options, controls), seeds);
    return this.once(JSON.stringify(requests), async () => {
      const trained = await train(requests, { pause });
      if (!trained.ok) throw new Error(trained.problem.message);
      return pairs(trained.value.map(({ epochs }) => epochs));
    });
  }

  /** A file that a lesson's buttons open. */
  source(lesson: string, file: string): string {
    return readFileSync(new URL(`../../../../lessons/${lesson}/sources/${file}`, import.meta.url), 'utf8');
  }

  /** A file of a level of the challenge as the reader reads it, after a change of its text. */
  levelNetwork(level: string, file = 'starter.ts', change: (text: string) => string = (text) => text): NetworkSpec {
    return definitionIn(change(textOf(level, file)));
  }

  /** What "Check" measures of a file of a level, after a change of its text. */
  level(
    level: string,
    file = 'starter.ts',
    change: (text: string) => string = (text) => text,
  ): Promise<ChallengeMeasurement> {
    const text = change(textOf(level, file));
    return this.once(`${level}\n${text}`, () => measured(ruleOf(level), definitionIn(text)));
  }

  /** The data of Part 5, and in how many numbers they differ from what scikit-learn gave, both as 32-bit numbers. */
  classificationData({ samples, features, classes, randomState }: TrainingComparisonOptions['data']): {
    readonly samples: number;
    /** Rows of the second class. */
    readonly ones: number;
    readonly differences: number;
  } {
    const { x, y } = makeClassification({ samples, features, classes, randomState });
    const expected = JSON.parse(
      readFileSync(new URL('../../../reference/make_classification.json', import.meta.url), 'utf8'),
    ) as { readonly X: readonly (readonly number[])[]; readonly y: readonly number[] };
    const rows = expected.X.flat();
    const same = (one: number, other: number | undefined) => Math.fround(one) === Math.fround(other ?? NaN);
    const wrong = x.flatMap((row) => [...row]).filter((value, index) => !same(value, rows[index])).length;
    return {
      samples: y.length,
      ones: y.filter((label) => label === 1).length,
      differences: wrong + y.filter((value, index) => !same(value, expected.y[index])).length,
    };
  }

  private async pairOf(
    request: (which: 0 | 1) => CheckRequest,
    draws = DRAWS,
  ): Promise<readonly [GradientReport, GradientReport]> {
    return [await this.report({ ...request(0), draws }), await this.report({ ...request(1), draws })];
  }

  private report(request: CheckRequest): Promise<GradientReport> {
    return this.once(JSON.stringify(request), async () => {
      const report = await checkGradients(request, { pause });
      if (!report.ok) throw new Error(report.problem.message);
      return report.value;
    });
  }

  private once<Value>(key: string, measure: () => Promise<Value>): Promise<Value> {
    const known = this.known.get(key) as Promise<Value> | undefined;
    const value = known ?? measure();
    this.known.set(key, value);
    return value;
  }
}
