import { readFileSync, rmSync } from 'node:fs';

interface HeapSnapshot {
  readonly snapshot: {
    readonly meta: { readonly node_fields: readonly string[]; readonly node_types: readonly [readonly string[]] };
  };
  readonly nodes: readonly number[];
  readonly strings: readonly string[];
}

/** Counts what a heap snapshot holds by kind, such as `object Disposable` or `closure onDidChange`, and removes the file. */
export function heapCensus(file: string): ReadonlyMap<string, number> {
  const { snapshot, nodes, strings } = JSON.parse(readFileSync(file, 'utf8')) as HeapSnapshot;
  rmSync(file);
  const { node_fields: fields, node_types: types } = snapshot.meta;
  const [type, name] = [fields.indexOf('type'), fields.indexOf('name')];
  const counts = new Map<string, number>();
  for (let node = 0; node < nodes.length; node += fields.length) {
    const kind = types[0][nodes[node + type]!]!;
    // Texts and the machine's own notes come and go as it likes.
    if (kind !== 'object' && kind !== 'closure') continue;
    const key = `${kind} ${strings[nodes[node + name]!]!.slice(0, 60)}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

/** Of a kind with very many members, such as plain objects, this share comes and goes by chance. */
const SHARE_BY_CHANCE = 0.005;

/** The kinds of which there are more than before by at least so many, most first. */
export function grownKinds(
  before: ReadonlyMap<string, number>,
  after: ReadonlyMap<string, number>,
  least: number,
): [kind: string, more: number][] {
  return [...after]
    .map(([kind, count]): [string, number] => [kind, count - (before.get(kind) ?? 0)])
    .filter(([kind, more]) => more >= Math.max(least, SHARE_BY_CHANCE * (before.get(kind) ?? 0)))
    .sort(([, one], [, other]) => other - one);
}
