import { describe, expect, it } from 'vitest';
import { readFile, sourceSentences, type SourceSentences } from '../../../scripts/l10n/sourceSentences.mjs';
import { compareBundles } from '../../../scripts/l10n/translation.mjs';

function read(text: string, file = 'page.tsx') {
  const found: SourceSentences = { sentences: new Map(), unreadable: [], untranslated: [] };
  readFile(file, text, found);
  return {
    sentences: [...found.sentences.keys()],
    unreadable: found.unreadable.map(({ line }) => line),
    untranslated: found.untranslated.map(({ text: words }) => words),
  };
}

describe('the sentences of the source', () => {
  it('are found in both forms of the call, escapes and all', () => {
    const { sentences, unreadable } = read(
      'vscode.l10n.t(\'It’s {0}\', 3);\nl10n.t(\n  "5\\u201395 % of draws",\n);\nl10n.t(`plain`);',
      'file.ts',
    );
    expect(sentences).toEqual(['It’s {0}', '5–95 % of draws', 'plain']);
    expect(unreadable).toEqual([]);
  });

  it('must be one literal each, or no translator would find them', () => {
    expect(read("l10n.t('a' + b);\nl10n.t(`a ${b}`);\nl10n.t(text);\nother.t(text);", 'file.ts').unreadable).toEqual([
      1, 2, 3,
    ]);
  });

  it('are missed where a page shows words as they stand', () => {
    const page = `const page = (
      <section aria-label="Chart" class="not spoken">
        <p>Layer by layer</p> {l10n.t('Translated')} × 3 &middot; {done ? 'Completed' : \`Mark \${name}\`}
        <Choice label={first ? 'First' : l10n.t('Second')} /> {ready && 'Ready'} {lookUp('a key')}
      </section>
    );`;
    expect(read(page).untranslated).toEqual([
      'Chart',
      'Layer by layer',
      'Completed',
      '`Mark ${name}`',
      'First',
      'Ready',
    ]);
  });

  it('of the real source are found in TypeScript and in pages', () => {
    const files = new Set([...sourceSentences().sentences.values()].map(({ file }) => file.split('.').at(-1)));
    expect(files).toContain('ts');
  });
});

describe('a translation', () => {
  const english = { 'Layer {0} of {1}': 'Layer {0} of {1}', 'Set `units`': 'Set `units`', Run: 'Run' };

  it('may move values and code', () => {
    const german = { 'Layer {0} of {1}': 'Von {1} Schichten die {0}.', 'Set `units`': '`units` setzen', Run: 'Start' };
    expect(compareBundles(english, german)).toEqual({ missing: [], surplus: [], changed: [] });
  });

  it('may neither lose nor invent any', () => {
    const german = { 'Layer {0} of {1}': 'Schicht {0} von {2}', 'Set `units`': '`Einheiten` setzen', Old: 'Alt' };
    expect(compareBundles(english, german)).toEqual({
      missing: ['Run'],
      surplus: ['Old'],
      changed: ['Layer {0} of {1}', 'Set `units`'],
    });
  });
});
