/**
 * Why this Node.js cannot be used, in one sentence; undefined if it can.
 * @param {string} version for example `20.19.0`
 * @param {string} range the `engines.node` of package.json, of the form `>=20.19.0`
 * @returns {string | undefined}
 */
export function nodeVersionComplaint(version, range) {
  const wanted = range.replace('>=', '').split('.').map(Number);
  const present = version.split('.').map(Number);
  for (let place = 0; place < 3; place++) {
    const difference = (present[place] || 0) - (wanted[place] || 0);
    if (difference > 0) return undefined;
    if (difference < 0) return `Node.js ${version} is too old: install Node.js ${range.replace('>=', '')} or newer.`;
  }
  return undefined;
}
