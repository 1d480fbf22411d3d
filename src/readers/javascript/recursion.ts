import type { CallPlace, Run } from './run.js';
import type { FunctionNode } from './syntax.js';
import { causesOf, UNDEFINED, type Value } from './value.js';

/** What a call gives that is not followed. */
export function tooDeep(run: Run, place: CallPlace | undefined): Value {
  if (place === undefined) return UNDEFINED;
  return run.unknown({
    key: `${run.module.file}:deep:${place.node.start}`,
    text: run.source(place.node),
    reason: { kind: 'endless-calls', text: run.source(place.node) },
    range: run.place(place.node),
    askable: false,
  });
}

/**
 * A call too deep to be followed: what the calls around it that go round have begun to change, and what it is given to change, is not known
 * from then on.
 */
export function cutOff(run: Run, values: readonly Value[], place: CallPlace | undefined): Value {
  const result = tooDeep(run, place);
  const causes = causesOf(result);
  const rounds = run.frames.map(({ node }) => node).filter((node, index, nodes) => nodes.indexOf(node) !== index);
  for (const model of run.models) {
    const isFilled = model.layers.some(
      (item) =>
        item.kind === 'added' && rounds.some(({ start, end }) => start <= item.range.start && item.range.end <= end),
    );
    if (!isFilled || model.layers.at(-1)?.kind === 'gap') continue;
    run.heap.touch(model);
    model.layers.push({ kind: 'gap', causes, entry: run.entry });
  }
  for (const value of values) {
    if (value.kind !== 'array' || value.elements.at(-1)?.kind === 'gap') continue;
    run.heap.touch(value);
    value.elements.push({ kind: 'gap', causes });
  }
  return result;
}

/** Whether this call goes round in a circle that nothing known ends. */
export function isEndless(run: Run, node: FunctionNode): boolean {
  const [first, second] = run.frames.filter((frame) => frame.node === node);
  return first !== undefined && second !== undefined && run.heap.decisions > first.decisions;
}
