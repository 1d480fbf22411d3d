import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import type { Result } from '../../model/result.js';
import { LatestRun, type RunContext, type RunState } from '../compute/latestRun.js';
import type { OfferedModel } from '../../protocol/lessonContract.js';
import { usePage } from '../lesson/pageContext.js';

export interface Experiment<Controls, Outcome> {
  readonly controls: Controls;
  readonly state: RunState<Controls, Outcome>;
  /** Sets all controls; once there is a result, results follow the controls. */
  readonly set: (controls: Controls) => void;
  readonly run: () => void;
  readonly cancel: () => void;
  /** How often a model that a link brought along was taken. */
  readonly taken: number;
  /** What was kept beside the controls before a reload. */
  readonly kept: unknown;
  /** Keeps something beside the controls over a reload. */
  readonly keep: (more: unknown) => void;
}

interface Plan<Controls, Outcome> {
  readonly widgetKey: string;
  /** The content's setting, used unless the page remembers another. */
  readonly setting: Controls;
  /** Checks remembered controls. */
  readonly parse: (kept: unknown) => Controls | undefined;
  readonly compute: (controls: Controls, context: RunContext) => Promise<Result<Outcome>>;
  /** The controls that measure a model which a link brought along; absent where the experiment is not about a model. */
  readonly take?: (controls: Controls, offered: OfferedModel) => Controls;
}

/**
 * An experiment's controls and results. They survive a reload: controls are remembered, and results, which the seed decides, are computed
 * again.
 */
export function useExperiment<Controls extends { readonly seed: number }, Outcome>({
  widgetKey,
  setting,
  parse,
  compute,
  take,
}: Plan<Controls, Outcome>): Experiment<Controls, Outcome> {
  const page = usePage();
  const remembered = useMemo(() => {
    const memory = page.recall(widgetKey);
    if (typeof memory !== 'object' || memory === null || !('controls' in memory)) return undefined;
    const controls = parse(memory.controls);
    const more = 'more' in memory ? memory.more : undefined;
    return controls && { controls, ran: 'ran' in memory && memory.ran === true, more };
  }, []);
  const controls = useSignal(remembered?.controls ?? setting);
  const more = useSignal(remembered?.more);
  const run = useMemo(() => new LatestRun<Controls, Outcome>(compute, (message) => page.outlet.fault(message)), []);
  const state = run.state.value;
  useEffect(() => {
    if (remembered?.ran === true) void run.run(controls.value);
    return () => run.cancel();
  }, []);
  const { outcome, running } = state;
  const taken = useSignal(0);
  const offered = page.offered.value;
  useEffect(() => {
    if (offered === null || take === undefined) return;
    controls.value = take(controls.value, offered);
    taken.value++;
    // Who comes by a link has asked for these figures.
    void run.run(controls.value);
  }, [offered]);
  useEffect(() => {
    if (outcome !== null) page.finished(widgetKey);
    page.seed.value = controls.value.seed;
    // A restored result counts as there while it is computed anew, which the effect above has just begun.
    const now = run.state.peek();
    page.remember(widgetKey, { controls: controls.value, ran: now.outcome !== null || now.running, more: more.value });
  }, [controls.value, outcome, running, more.value]);
  return {
    controls: controls.value,
    state,
    set: (next) => {
      controls.value = next;
      if (outcome !== null || running) run.runSoon(next);
    },
    run: () => void run.run(controls.value),
    cancel: () => run.cancel(),
    taken: taken.value,
    kept: remembered?.more,
    keep: (next) => (more.value = next),
  };
}
