import { readFileSync } from 'node:fs';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import type { Fix } from '../../../src/diagnosis/fix.js';
import type { WrittenRule } from '../../../src/diagnosis/rule.js';
import type { NetworkSpec } from '../../../src/model/network.js';
import type { Chart } from '../../../src/webview/charts/chart.js';

/** The code that CONTRIBUTING.md gives for a file, bundled as if it stood there. */
async function written<Module>(file: string): Promise<Module> {
  const text = readFileSync('CONTRIBUTING.md', 'utf8');
  const [, code] = new RegExp(`\`${file}\`:\n\n\`\`\`ts\n([\\s\\S]*?)\n\`\`\``).exec(text) ?? [];
  if (code === undefined) throw new Error(`CONTRIBUTING.md gives no code for ${file}`);
  const { outputFiles } = await build({
    stdin: { contents: code, loader: 'ts', resolveDir: file.replace(/\/[^/]+$/, '') },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    alias: { '@vscode/l10n': './node_modules/@vscode/l10n/dist/browser.js' },
  });
  const [bundle] = outputFiles;
  if (bundle === undefined) throw new Error(`${file} could not be bundled`);
  return (await import(`data:text/javascript;base64,${Buffer.from(bundle.contents).toString('base64')}`)) as Module;
}

const network: NetworkSpec = {
  layers: [8, 1, 1].map((units, index) => ({
    className: 'Dense',
    config: { units, activation: 'relu', ...(index === 0 && { inputShape: [4] }) },
  })),
};

describe('CONTRIBUTING.md, followed to the letter', () => {
  it('makes a diagnosis that finds its trouble and nothing else', async () => {
    const { singleUnit } = await written<{ singleUnit: WrittenRule }>('src/diagnosis/rules/singleUnit.ts');
    const findings = singleUnit.find(network);
    expect(findings.map(({ layers }) => layers)).toEqual([[[1]]]);
    expect(singleUnit.find({ layers: network.layers.slice(0, 1) })).toEqual([]);
  });

  it('makes a fix that proposes its change', async () => {
    const { softplus } = await written<{ softplus: Fix }>('src/diagnosis/fixes/softplus.ts');
    const finding = {
      rule: 'dead-units',
      severity: 'warning',
      headline: '',
      message: '',
      layers: [[0]],
      evidence: [],
    } as const;
    const [proposal] = softplus.candidates(network, finding);
    expect(JSON.stringify(proposal?.edits)).toContain('softplus');
  });

  it('makes a chart whose table and drawing have the same rows', async () => {
    const { lossChart } = await written<{ lossChart: (losses: readonly number[]) => Chart }>(
      'src/webview/charts/lossChart.ts',
    );
    const chart = lossChart([0.7, 0.25]);
    expect(chart.data.losses).toEqual([
      { epoch: 1, loss: 0.7 },
      { epoch: 2, loss: 0.25 },
    ]);
    expect(chart.table.rows).toEqual([
      ['1', '0.700'],
      ['2', '0.250'],
    ]);
    expect(chart.summary).toBe('The loss goes from 0.700 to 0.250 in 2 epochs.');
  });
});
