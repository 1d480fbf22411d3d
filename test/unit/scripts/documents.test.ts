import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

interface Manifest {
  readonly scripts: Readonly<Record<string, string>>;
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: string }[];
    readonly configuration: { readonly properties: Readonly<Record<string, unknown>> };
  };
}
const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;
const words = JSON.parse(readFileSync('package.nls.json', 'utf8')) as Readonly<Record<string, string>>;
const titles = manifest.contributes.commands.map(({ title }) => words[title.replaceAll('%', '')]);

describe.each(['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'sample/README.md'])('%s', (file) => {
  const text = readFileSync(file, 'utf8');

  it('names only commands of npm that there are', () => {
    const run = [...text.matchAll(/\bnpm run ([\w:-]+)/g)].map(([, name]) => name);
    expect(run.filter((name) => name === undefined || !(name in manifest.scripts))).toEqual([]);
    const parts = [...text.matchAll(/\bnpm test -- (\w+)/g)].map(([, part]) => part);
    const known = readFileSync('scripts/test.mjs', 'utf8');
    expect(parts.filter((part) => !known.includes(`  ${part ?? '-'}: {`))).toEqual([]);
  });

  it('names only scripts and folders that there are', () => {
    const scripts = [...text.matchAll(/\bnode (scripts\/[\w./-]+)/g)].map(([, name = '']) => name);
    const links = [...text.matchAll(/\]\((?!https?:|#)([^)\s]+)\)/g)].map(([, target = '']) =>
      join(dirname(file), target),
    );
    expect(
      [...scripts, ...links].filter((name) => !existsSync(name.replace(/#.*/, '')) && !/^(part|command):/.test(name)),
    ).toEqual([]);
  });

  it('calls the palette’s commands and the settings by their names', () => {
    const commands = [...text.matchAll(/\*\*Gradient Lens: ([^*]+)\*\*/g)].map(([, title]) => title);
    expect(commands.filter((title) => !titles.includes(title))).toEqual([]);
    const settings = [...text.matchAll(/`(gradientLens\.\w+)`/g)].map(([, name = '']) => name);
    const known = [
      ...Object.keys(manifest.contributes.configuration.properties),
      ...manifest.contributes.commands.map(({ command }) => command),
    ];
    expect(settings.filter((name) => !known.includes(name))).toEqual([]);
  });
});
