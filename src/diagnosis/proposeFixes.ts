import type { Finding } from '../model/finding.js';
import type { FixCandidate } from '../model/fix.js';
import type { NetworkSpec } from '../model/network.js';
import { fixes } from './fixes/index.js';

/** Every change worth trying for a network's findings, each once; none of them is measured yet. */
export function proposeFixes(network: NetworkSpec, findings: readonly Finding[]): readonly FixCandidate[] {
  const candidates = new Map<string, FixCandidate>();
  for (const finding of findings) {
    for (const fix of fixes.filter(({ rules }) => rules.includes(finding.rule))) {
      for (const proposal of fix.candidates(network, finding)) {
        const key = JSON.stringify(proposal.edits);
        const known = candidates.get(key);
        const rules = [...new Set([...(known?.rules ?? []), finding.rule])];
        candidates.set(key, { ...(known ?? proposal), rules });
      }
    }
  }
  return withUniqueIds([...candidates.values()]);
}

/** Two findings may need the same remedy in different layers: `relu` and `relu (2)`. */
function withUniqueIds(candidates: readonly FixCandidate[]): readonly FixCandidate[] {
  const seen = new Map<string, number>();
  return candidates.map((candidate) => {
    const count = (seen.get(candidate.id) ?? 0) + 1;
    seen.set(candidate.id, count);
    return count === 1 ? candidate : { ...candidate, id: `${candidate.id} (${count})` };
  });
}
