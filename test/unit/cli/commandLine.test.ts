import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ruleDescriptions } from '../../../src/cli/ruleDescriptions.js';
import { terminalOver } from '../../../src/cli/terminal.js';
import { rules } from '../../../src/diagnosis/rules/index.js';
import { readers } from '../../../src/readers/index.js';
import { BuiltCommandLine } from './builtCommandLine.js';

let cli: BuiltCommandLine;
beforeAll(async () => {
  cli = await BuiltCommandLine.build();
}, 60_000);
afterAll(() => cli.remove());

const HEALTHY = `import * as tf from '@tensorflow/tfjs';
export const small = tf.sequential({
  layers: [
    tf.layers.dense({ units: 16, activation: 'relu', kernelInitializer: 'heNormal', inputShape: [10] }),
    tf.layers.dense({ units: 1, activation: 'sigmoid' }),
  ],
});
small.compile({ optimizer: tf.train.adam(0.001), loss: 'binaryCrossentropy' });
`;

const SICK = `import * as tf from '@tensorflow/tfjs';
const deep = tf.sequential();
deep.add(tf.layers.dense({ units: 8, activation: 'sigmoid', inputShape: [4] }));
for (let i = 0; i < 6; i++) deep.add(tf.layers.dense({ units: 8, activation: 'sigmoid' }));
deep.add(tf.layers.dense({ units: 1, activation: 'sigmoid' }));
deep.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });
`;

const WITH_GAPS = `import * as tf from '@tensorflow/tfjs';
export function build(features, units = 12) {
  const model = tf.sequential();
  model.add(tf.layers.dense({ units, activation: 'relu', kernelInitializer: 'heNormal', inputShape: [features] }));
  model.add(tf.layers.dense({ units: 1 }));
  return model;
}
`;

describe('read', () => {
  it('prints the definitions in the form that other programs rely on', async () => {
    cli.write('with gaps.js', WITH_GAPS);
    const { status, results, remarks } = await cli.run(
      'read',
      cli.write('small.ts', HEALTHY),
      'with gaps.js',
      '--json',
    );
    expect(remarks).toBe('');
    expect(status).toBe(0);
    expect(JSON.parse(results) as unknown).toEqual([
      {
        file: 'small.ts',
        line: 2,
        column: 22,
        name: 'small',
        complete: true,
        layers: [
          {
            className: 'Dense',
            config: { units: 16, activation: 'relu', kernelInitializer: 'heNormal', inputShape: [10] },
            line: 4,
          },
          { className: 'Dense', config: { units: 1, activation: 'sigmoid' }, line: 5 },
        ],
        loss: 'binaryCrossentropy',
        optimizer: { name: 'adam', learningRate: 0.001 },
        unknowns: [],
      },
      {
        file: 'with gaps.js',
        line: 3,
        column: 17,
        name: 'model',
        complete: false,
        layers: [
          {
            className: 'Dense',
            config: { activation: 'relu', kernelInitializer: 'heNormal' },
            line: 4,
          },
          { className: 'Dense', config: { units: 1 }, line: 5 },
        ],
        loss: null,
        optimizer: null,
        unknowns: [
          {
            argument: 'units',
            reason: 'comes from the parameter units of build, known only when the program runs',
            line: 4,
            column: 31,
          },
          {
            argument: 'inputShape',
            reason: 'comes from the parameter features of build, known only when the program runs',
            line: 4,
            column: 101,
          },
        ],
      },
    ]);
  });

  it('shows a person the layers and what is missing', async () => {
    const { results } = await cli.run('read', cli.write('gaps.js', WITH_GAPS));
    expect(results).toContain('gaps.js:3:17  model (incomplete)');
    expect(results).toContain('  1  Dense {"activation":"relu","kernelInitializer":"heNormal"}');
    expect(results).toContain('  inputShape (4:101) comes from the parameter features');
  });

  it('puts wrapped layers into the configuration, as TensorFlow.js does', async () => {
    const { results } = await cli.run(
      'read',
      '--json',
      cli.write(
        'wrapped.js',
        `const model = tf.sequential({ layers: [
  tf.sequential({ layers: [tf.layers.dense({ units: 3, inputShape: [2] })] }),
  tf.layers.timeDistributed({ layer: tf.layers.dense({ units: 4 }) }),
] });`,
      ),
    );
    const [{ layers }] = JSON.parse(results) as [{ layers: unknown }];
    expect(layers).toEqual([
      {
        className: 'Sequential',
        config: { layers: [{ className: 'Dense', config: { units: 3, inputShape: [2] }, line: 2 }] },
        line: 2,
      },
      {
        className: 'TimeDistributed',
        config: { layer: { className: 'Dense', config: { units: 4 }, line: 3 } },
        line: 3,
      },
    ]);
  });

  it('follows imports through the file system', async () => {
    cli.write('settings/index.ts', 'export const UNITS = 32;\nexport enum Act { Hidden = "tanh" }\n');
    const file = cli.write(
      'main.ts',
      `import { UNITS, Act } from './settings';
const model = tf.sequential({ layers: [tf.layers.dense({ units: UNITS, activation: Act.Hidden, inputShape: [2] })] });`,
    );
    const { results } = await cli.run('read', file, '--json');
    const [{ layers }] = JSON.parse(results) as [{ layers: readonly { config: unknown }[] }];
    expect(layers[0]?.config).toEqual({ units: 32, activation: 'tanh', inputShape: [2] });
  });

  it('counts lines and columns as an editor does, behind a byte order mark and with Windows line ends', async () => {
    const file = cli.write('bom.js', `\uFEFF${HEALTHY.replaceAll('\n', '\r\n')}`);
    const { results } = await cli.run('read', file, '--json');
    expect(JSON.parse(results)).toMatchObject([{ line: 2, column: 22, layers: [{ line: 4 }, { line: 5 }] }]);
  });

  it('says of other models what they are, and prints an empty list', async () => {
    const file = cli.write('functional.js', 'const m = tf.model({ inputs, outputs });\n');
    const { status, results, remarks } = await cli.run('read', file, '--json');
    expect([status, results]).toEqual([0, '[]\n']);
    expect(remarks).toContain('functional.js:1:11: this model is built with the functional API');
    expect(remarks).toContain('There is no Sequential model in functional.js.');
  });
});

describe('check', () => {
  it('finds a healthy model healthy and says what was assumed', async () => {
    const { status, results, remarks } = await cli.run('check', cli.write('small.ts', HEALTHY), '--draws', '16');
    expect([status, remarks]).toEqual([0, '']);
    expect(results).toContain('small.ts:2:22  small: healthy');
    expect(results).toMatch(/1 {2}dense 16, relu +4 +\S+ +\S+ to \S+ +good/u);
    expect(results).toContain('loss binaryCrossentropy, as the file compiles it; 16 draws from seed 42');
    // Nothing but text where no person watches.
    expect(results).not.toContain('\u001B');
  });

  it('marks a vanishing gradient on its layer', async () => {
    const { status, results } = await cli.run('check', cli.write('deep.ts', SICK));
    expect(status).toBe(1);
    expect(results).toMatch(/deep\.ts:2:14 {2}deep: vanishing: layer 1 gets [\d,]+x less than layer 8/u);
    expect(results).toMatch(/3:\d+ warning: Gradients vanish: .* \[vanishing\]/u);
  });

  it('gives the same figures for the same seed and others for another', async () => {
    const file = cli.write('deep.ts', SICK);
    const [first, again, other] = await Promise.all(
      [['--seed', '7'], ['--seed=7'], ['--seed', '8']].map((seed) => cli.run('check', file, '--draws=8', ...seed)),
    );
    expect(again?.results).toBe(first?.results);
    expect(other?.results).not.toBe(first?.results);
  });

  it('asks for what is missing and takes it from --set', async () => {
    const file = cli.write('gaps.js', WITH_GAPS);
    const asked = await cli.run('check', file);
    expect(asked.status).toBe(2);
    expect(asked.results).toContain('It needs 2 values: units comes from the parameter units');
    expect(asked.results).toContain("--set units=12 --set 'inputShape=[10]'");
    const given = await cli.run('check', file, '--set', 'units=12', '--set', 'model.inputShape=[7]');
    expect(given).toMatchObject({ status: 0, remarks: '' });
    expect(given.results).toContain('inputShape is [7], as given with --set');
  });

  it('prints the measurement as JSON', async () => {
    const { status, results } = await cli.run('check', cli.write('deep.ts', SICK), '--json', '--draws', '4');
    expect(status).toBe(1);
    const [one] = JSON.parse(results) as [Record<string, unknown>];
    expect(one).toMatchObject({
      file: 'deep.ts',
      line: 2,
      name: 'deep',
      checked: true,
      problem: null,
      findings: [{ rule: 'vanishing', severity: 'warning', line: 3 }],
      layerLines: [3, 4, 4, 4, 4, 4, 4, 5],
      report: { assumptions: { draws: 4, seed: 42, loss: 'meanSquaredError' } },
    });
  });

  it('prints findings and failures as SARIF 2.1.0', async () => {
    cli.write('deep.ts', SICK);
    cli.write('gaps.js', WITH_GAPS);
    const { status, results } = await cli.run('check', 'deep.ts', 'gaps.js', 'none.js', '--sarif');
    expect(status).toBe(2);
    const { version, runs } = JSON.parse(results) as SarifLog;
    expect([version, runs.length]).toEqual(['2.1.0', 1]);
    const [run] = runs;
    expect(run.tool.driver.rules.map(({ id }) => id)).toEqual(rules.map(({ id }) => id));
    const [vanishing] = run.results;
    expect(vanishing).toMatchObject({
      ruleId: 'vanishing',
      level: 'warning',
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'deep.ts' },
            region: { startLine: 3, startColumn: 50, endLine: 3, endColumn: 59 },
          },
        },
      ],
    });
    expect(run.tool.driver.rules[vanishing?.ruleIndex ?? -1]?.id).toBe('vanishing');
    const [{ executionSuccessful, toolExecutionNotifications }] = run.invocations;
    expect(executionSuccessful).toBe(false);
    expect(toolExecutionNotifications.map(({ message }) => message.text)).toEqual([
      'There is no file none.js.',
      expect.stringContaining('model: It needs 2 values'),
    ]);
  });

  it('uses the rows and values of a comment above the model', async () => {
    const { results } = await cli.run(
      'check',
      cli.write(
        'directive.js',
        `// gradients: inputShape=[2], x=[[1, 2]], y=[[0.8]]\n${WITH_GAPS.slice(WITH_GAPS.indexOf('export'))}`,
      ),
      '--set',
      'units=5',
    );
    expect(results).toContain('rows: 1');
  });

  it('blames the layer that cannot be built', async () => {
    const file = cli.write('wrong.js', `const m = tf.sequential();\nm.add(tf.layers.dense({ units: 4 }));\n`);
    const { status, results } = await cli.run('check', file);
    expect(status).toBe(2);
    expect(results).toMatch(/m: not checked\n {2}2:7 \S.*\n/u);
  });
});

interface SarifLog {
  readonly version: string;
  readonly runs: [
    {
      readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
      readonly results: readonly { readonly ruleId: string; readonly ruleIndex: number }[];
      readonly invocations: [
        {
          readonly executionSuccessful: boolean;
          readonly toolExecutionNotifications: readonly { readonly message: { readonly text: string } }[];
        },
      ];
    },
  ];
}

describe('what is wrong with a command line is said in one sentence', () => {
  it.each([
    [['check'], 'Name the files to check, such as gradient-lens check src/model.ts.'],
    [['read'], 'Name the files to read, such as gradient-lens read src/model.ts.'],
    [['reed', 'a.js'], '"reed" is no command: read, check are, and gradient-lens --help tells more.'],
    [['read', 'none.js'], 'There is no file none.js.'],
    [
      ['check', 'model.txt'],
      `model.txt is in no language that is read: its name must end in one of ${readers.flatMap(({ extensions }) => extensions).join(' ')}.`,
    ],
    [['check', 'empty.js'], 'There is no Sequential model in empty.js.'],
    [['check', 'folder.js'], 'folder.js is a folder or a device, not a file: name the files to read.'],
    [
      ['check', 'a.js', '--seeds', '1'],
      '--seeds is no option of "check"; gradient-lens check --help lists those that are.',
    ],
    [['check', 'a.js', '--seed'], '--seed needs a value after it.'],
    [['check', 'a.js', '--seed', '--json'], '--seed needs a value after it.'],
    [['check', 'a.js', '--seed', '-1'], '--seed takes a whole number from 0 to 4294967295, not "-1".'],
    [['check', 'a.js', '--draws', '1e3'], '--draws takes a whole number from 1 to 1024, not "1e3".'],
    [['check', 'a.js', '--draws=1', '--draws=2'], '--draws can be given only once.'],
    [['check', 'a.js', '--json=yes'], '--json takes no value: leave "=yes" away.'],
    [['check', 'a.js', '--json', '--sarif'], 'Choose one of --json and --sarif.'],
    [['check', 'a.js', '--set', 'units'], '--set takes name=value, such as --set units=16, not "units".'],
    [['check', 'small.ts', '--set', 'units=16'], 'No model asks for units, which --set gives.'],
    [
      ['check', 'gaps.js', '--set', 'units=many'],
      '--set units: units must be a whole number of at least 1, such as 16.',
    ],
  ])('%j', async (given, sentence) => {
    cli.write('small.ts', HEALTHY);
    cli.write('gaps.js', WITH_GAPS);
    cli.write('empty.js', 'export {};\n');
    cli.write('folder.js/inner.js', '');
    const { status, remarks } = await cli.run(...given);
    expect(remarks).toBe(`${sentence}\n`);
    expect(status).toBe(2);
  });

  it('goes on with the other files', async () => {
    const { status, results } = await cli.run('read', 'none.js', cli.write('small.ts', HEALTHY), '--json');
    expect(status).toBe(2);
    expect(JSON.parse(results)).toHaveLength(1);
  });
});

describe('help', () => {
  it.each([
    [['--help'], 'Usage: gradient-lens COMMAND FILE...'],
    [['read', '--help'], 'Examples:\n  gradient-lens read src/model.ts'],
    [['check', '-h'], 'Examples:\n  gradient-lens check src/model.ts'],
  ])('%j', async (given, text) => {
    const { status, results } = await cli.run(...given);
    expect(status).toBe(0);
    expect(results).toContain(text);
  });

  it('is what a command line without a command gets', async () => {
    expect(await cli.run()).toMatchObject({ status: 2, results: '' });
  });

  it('describes every rule', () => {
    expect(Object.keys(ruleDescriptions()).sort()).toEqual(rules.map(({ id }) => id).sort());
  });
});

describe('a terminal', () => {
  const written = (isTTY: boolean, environment = {}) => {
    const texts: string[] = [];
    const stream = { isTTY, write: (text: string) => texts.push(text) };
    const terminal = terminalOver({ results: stream, remarks: stream, environment });
    terminal.progress('half');
    terminal.print('done');
    return { text: texts.join(''), colours: terminal.colours };
  };

  it('shows progress and colours to a person and takes the progress away again', () => {
    expect(written(true)).toEqual({ text: 'half\r\u001B[2Kdone\n', colours: true });
  });

  it('is plain when piped, and without colours where the person wants none', () => {
    expect(written(false)).toEqual({ text: 'done\n', colours: false });
    expect(written(true, { NO_COLOR: '1' }).colours).toBe(false);
  });
});
