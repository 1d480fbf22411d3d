/** @param {{ node: { type: string }, key?: unknown, parentPath?: any }} path */
function isSentence({ node, key, parentPath }) {
  const callee = parentPath?.node.callee;
  return node.type === 'StringLiteral' && key === 0 && callee?.object?.name === 'l10n' && callee.property.name === 't';
}

/** Stryker would otherwise make every sentence empty, and a test of each would only repeat it. */
export const strykerPlugins = [
  {
    kind: 'Ignore',
    name: 'words-are-no-logic',
    value: {
      /** @param {Parameters<typeof isSentence>[0]} path */
      shouldIgnore: (path) => (isSentence(path) ? 'the words of a sentence are no logic' : undefined),
    },
  },
];
