import type * as vscode from 'vscode';
import type { ChallengeContent } from '../../../lesson/challenge/challengeContent.js';
import { challengeDefinition } from '../../../lesson/challenge/challengeDefinition.js';
import { challengeRequests } from '../../../lesson/challenge/challengeRule.js';
import { challengeVerdict, verdictOnShape, type ChallengeVerdict } from '../../../lesson/challenge/challengeVerdict.js';
import type { ChallengeMeasurement } from '../../../model/challenge.js';
import type { GradientReport } from '../../../model/gradientCheck.js';
import type { ModelDefinition } from '../../../model/modelDefinition.js';
import { networkOf, sameNetwork, type NetworkSpec } from '../../../model/network.js';
import { failure, success, type Result } from '../../../model/result.js';
import type { ComputeService } from '../../services/compute.js';
import type { ModelReadings } from '../../services/modelReadings.js';

/** A graded network: what was found of the text at one moment. */
export interface Graded {
  readonly definition: ModelDefinition;
  readonly network: NetworkSpec;
  readonly text: string;
  readonly verdict: ChallengeVerdict;
  /** Absent where the shape alone was refused. */
  readonly measurement?: ChallengeMeasurement;
}

export interface GradingOptions {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: { readonly completed: number; readonly steps: number }) => void;
}

/** Grades documents for one level; the starter is measured once, as what a repair is compared with. */
export class ChallengeGrading {
  private before: ChallengeMeasurement | undefined;
  private starterDefinition: Promise<ModelDefinition> | undefined;

  constructor(
    readonly level: ChallengeContent,
    private readonly compute: ComputeService,
    private readonly readings: ModelReadings,
  ) {}

  /** The starter as the reader reads it. */
  starter(): Promise<ModelDefinition> {
    return (this.starterDefinition ??= this.readStarter());
  }

  /** The starter's measurement, if there is one yet. */
  get beforeMeasurement(): ChallengeMeasurement | undefined {
    return this.before;
  }

  /** Takes up what was measured of the starter before the window was reloaded. */
  restore(before: ChallengeMeasurement | undefined): void {
    this.before ??= before;
  }

  /** The level's model in a document, or a sentence that says why it cannot be graded. */
  async find(document: vscode.TextDocument) {
    const { name } = await this.starter();
    return challengeDefinition(await this.readings.read(document), name);
  }

  async grade(document: vscode.TextDocument, options: GradingOptions): Promise<Result<Graded>> {
    const text = document.getText();
    const found = await this.find(document);
    if (!found.ok) return failure({ code: 'cannot-build', message: found.message });
    const { definition } = found;
    const network = networkOf(definition);
    const onShape = verdictOnShape(this.level.rule, network);
    if (onShape !== undefined) return success({ definition, network, text, verdict: onShape });
    const measured = await this.measure(network, options);
    if (!measured.ok) return measured;
    if (this.before === undefined) await this.measureStarter(network, measured.value, options);
    const verdict = challengeVerdict(this.level.rule, network, measured.value);
    return success({ definition, network, text, verdict, measurement: measured.value });
  }

  /** The notebook's single draw of another seed. */
  async singleDraw(network: NetworkSpec, seed: number, signal: AbortSignal): Promise<Result<GradientReport>> {
    const outcome = await this.compute.diagnose(challengeRequests(this.level.rule, network, seed).single, { signal });
    return outcome.ok ? success(outcome.value.report) : outcome;
  }

  private measure(network: NetworkSpec, options: GradingOptions): Promise<Result<ChallengeMeasurement>> {
    const { rule } = this.level;
    return this.compute.measureChallenge({ rule, network, singleSeed: rule.gradients.seed }, options);
  }

  private async measureStarter(
    network: NetworkSpec,
    measured: ChallengeMeasurement,
    options: GradingOptions,
  ): Promise<void> {
    const starter = networkOf(await this.starter());
    const before = sameNetwork(starter, network) ? success(measured) : await this.measure(starter, options);
    if (before.ok) this.before = before.value;
  }

  private async readStarter(): Promise<ModelDefinition> {
    const { readModels } = await import('../../../readers/index.js');
    const { starter, file } = this.level;
    const [definition] = readModels(starter, { file }).definitions;
    if (definition === undefined) throw new Error(`the starter of ${this.level.id} holds no model`);
    return definition;
  }
}
