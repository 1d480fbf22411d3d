/**
 * The import table of ARCHITECTURE.md, held by a tool: which room may import which, and which packages.
 * A room may always import itself, and translate its sentences with @vscode/l10n.
 */
const rooms = {
  model: { rooms: [], packages: [] },
  readers: { rooms: ['model'], packages: ['@lezer/[^/]*'] },
  engine: { rooms: ['model'], packages: ['@tensorflow/tfjs[^/]*'] },
  diagnosis: { rooms: ['model'], packages: [] },
  lesson: { rooms: ['model'], packages: ['valibot'] },
  protocol: { rooms: ['model', 'lesson'], packages: ['valibot'] },
  compute: { rooms: ['model', 'engine', 'diagnosis', 'lesson', 'protocol'], packages: ['@tensorflow/tfjs[^/]*'] },
  webview: {
    rooms: ['model', 'lesson', 'protocol'],
    packages: ['vega', 'vega-lite', 'vega-embed', 'vega-interpreter', 'preact', '@preact/signals'],
  },
  extension: { rooms: ['model', 'readers', 'diagnosis', 'lesson', 'protocol'], packages: ['vscode', 'valibot'] },
  cli: {
    rooms: ['model', 'readers', 'engine', 'diagnosis', 'lesson', 'compute'],
    packages: ['@tensorflow/tfjs[^/]*', 'valibot'],
  },
};

const alternatives = (names) => `(${names.join('|')})`;

const roomRules = Object.entries(rooms).map(([room, allowed]) => ({
  name: `${room}-imports-only-its-table-row`,
  severity: 'error',
  from: { path: `^src/${room}/` },
  to: { path: '^src/', pathNot: `^src/${alternatives([room, ...allowed.rooms])}/` },
}));

const packageRules = Object.entries(rooms).map(([room, allowed]) => ({
  name: `${room}-uses-only-its-packages`,
  severity: 'error',
  from: { path: `^src/${room}/` },
  to: {
    dependencyTypes: ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-no-pkg', 'npm-unknown'],
    // The vocabulary alone imports nothing at all.
    ...(room !== 'model' && {
      pathNot: `^(node_modules/)?${alternatives(['@types', '@vscode/l10n', ...allowed.packages])}(/|$)`,
    }),
  },
}));

export default {
  forbidden: [
    ...roomRules,
    ...packageRules,
    {
      name: 'node-modules-of-node-only-in-node-shells',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(compute/node|extension/node|cli)/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'a-language-knows-no-other',
      severity: 'error',
      from: { path: '^src/readers/([^/]+)/' },
      to: { path: '^src/readers/[^/]+/', pathNot: '^src/readers/$1/' },
    },
    {
      name: 'what-languages-share-knows-none-of-them',
      severity: 'error',
      from: { path: '^src/readers/[^/]+$', pathNot: '^src/readers/index[.]ts$' },
      to: { path: '^src/readers/[^/]+/' },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-import-that-cannot-be-resolved',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^(vscode|bundle:)' },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      from: { orphan: true, path: '^src/', pathNot: '\\.d\\.ts$' },
      to: {},
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    combinedDependencies: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json', '.d.ts'],
    },
  },
};
