/** A distance of a row; Infinity where there is none, so that no way leads through it. */
const at = (row: readonly number[], column: number): number => row[column] ?? Infinity;

/** Number of insertions, deletions, replacements and swaps of neighbours between two texts (optimal string alignment). */
function editDistance(one: string, other: string): number {
  let beforePrevious: readonly number[] = [];
  let previous: readonly number[] = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let row = 1; row <= one.length; row++) {
    const current = [row];
    for (let column = 1; column <= other.length; column++) {
      const isSame = one[row - 1] === other[column - 1];
      const isSwapped = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      current.push(
        Math.min(
          at(previous, column) + 1,
          at(current, column - 1) + 1,
          at(previous, column - 1) + (isSame ? 0 : 1),
          at(beforePrevious, column - 2) + (isSwapped ? 1 : Infinity),
        ),
      );
    }
    beforePrevious = previous;
    previous = current;
  }
  return at(previous, other.length);
}

const plain = (name: string) => name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');

/** The known name that a person probably meant: spelling is forgiven up to a third of the letters, case and underscores always. */
export function nearestName(name: string, known: readonly string[]): string | undefined {
  const wanted = plain(name);
  const allowed = Math.floor(wanted.length / 3);
  const [nearest] = known
    .map((candidate) => ({ candidate, distance: editDistance(wanted, plain(candidate)) }))
    .filter(({ distance }) => distance <= allowed)
    .sort((one, other) => one.distance - other.distance);
  return nearest?.candidate;
}
