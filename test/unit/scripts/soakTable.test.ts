import { describe, expect, it } from 'vitest';
import { leaks, soakLines, type SoakResult } from '../../../scripts/soak/soakTable.mjs';

const figures = {
  ...{ 'extension host, MB': 48, 'worker, MB': 10, 'worker, tensors': 0, "page's worker, tensors": 0 },
  ...{ 'page, MB': 60, 'page, documents': 8, 'page, nodes': 7000, 'page, listeners': 1800 },
};
const soaked = (part: string, times: number, more: Record<string, number>): SoakResult => {
  const after: Record<string, number> = { ...figures };
  for (const [figure, by] of Object.entries(more)) after[figure]! += by;
  return { [part]: { times, seconds: 9, before: figures, after, grown: [] } };
};

describe('What a soak left behind', () => {
  it('names the figures that grew beyond their bounds, and kinds of objects', () => {
    expect(leaks(soaked('checks', 1000, { 'worker, MB': 5, 'page, listeners': 100 }))).toEqual([]);
    expect(leaks(soaked('checks', 1000, { 'worker, tensors': 1 }))).toEqual(['checks: worker, tensors']);
    const { checks } = soaked('checks', 1000, {});
    expect(leaks({ checks: { ...checks!, grown: [['Check', 1000]] } })).toEqual(['checks: Check']);
  });

  it('takes a figure that is missing for one that grew', () => {
    const { checks } = soaked('checks', 1000, {});
    expect(leaks({ checks: { ...checks!, after: {} } })).toContain('checks: page, MB');
  });

  it('allows for what the editor keeps of every panel, and of nothing else', () => {
    expect(leaks(soaked('panels', 200, { 'page, nodes': 9000 }))).toEqual([]);
    expect(leaks(soaked('panels', 200, { 'page, nodes': 11_000 }))).toEqual(['panels: page, nodes']);
    expect(leaks(soaked('checks', 200, { 'page, nodes': 9000 }))).toEqual(['checks: page, nodes']);
    expect(soakLines(soaked('panels', 200, { 'page, nodes': 11_000 })).join()).toMatch(/at most 10000 more +GROWS/);
  });
});
