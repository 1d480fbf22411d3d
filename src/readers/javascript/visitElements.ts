import type { Cause } from './cause.js';
import type { CallPlace, Run } from './run.js';
import { causesOf } from './value.js';

/** So few rounds need no provision for being broken off. */
const FEW_ROUNDS = 16;

/**
 * Runs a callback's rounds 0, 1, ... until one gives `false` or there are none left. If they take too many steps they are broken off:
 * then the causes are given, and what the rounds changed is unknown.
 */
export function visitElements(
  run: Run,
  rounds: number,
  { node }: CallPlace,
  round: (index: number) => boolean,
): readonly Cause[] | undefined {
  const lastStep = run.budget.steps + run.budget.loopAllowance;
  let broken: readonly Cause[] | undefined;
  const visit = (): void => {
    for (let index = 0; index < rounds; index++) {
      if (index >= FEW_ROUNDS && run.budget.steps > lastStep) {
        broken = causesOf(
          run.unknown({
            key: `${run.module.file}:rounds:${node.start}`,
            text: run.source(node),
            reason: { kind: 'long-list' },
            range: run.place(node),
            askable: false,
          }),
        );
        return;
      }
      if (!round(index)) return;
    }
  };
  if (rounds <= FEW_ROUNDS) visit();
  else {
    run.heap.attempt(() => {
      visit();
      return { finished: broken === undefined, causes: broken ?? [] };
    });
  }
  return broken;
}
