import { describe, expect, it } from 'vitest';
import type { Reading } from '../../../src/model/modelDefinition.js';
import { keepLastGood, readModels, type TextChange } from '../../../src/readers/index.js';
import { plainLayers } from './readingText.js';

/** A document in which a person types: after every keystroke it is read, and the last good reading is kept. */
class Typed {
  reading: Reading;

  constructor(public text: string) {
    this.reading = readModels(text, { file: 'model.ts' });
  }

  /** Replaces the first occurrence of `old`, the new text one character after the other; gives the reading after each. */
  type(old: string, replacement: string): Reading[] {
    const start = this.text.indexOf(old);
    if (start < 0) throw new Error(`there is no ${old}`);
    const readings = [this.change({ start, removed: old.length, inserted: 0 }, '')];
    for (const [index, character] of Array.from(replacement).entries()) {
      readings.push(this.change({ start: start + index, removed: 0, inserted: 1 }, character));
    }
    return readings;
  }

  private change(change: TextChange, inserted: string): Reading {
    const { start, removed } = change;
    this.text = this.text.slice(0, start) + inserted + this.text.slice(start + removed);
    this.reading = keepLastGood(this.reading, [change], readModels(this.text, { file: 'model.ts' }));
    return this.reading;
  }

  source(range: { start: number; end: number } | undefined): string {
    return this.text.slice(range?.start, range?.end);
  }
}

const TWO = `const first = tf.sequential({ layers: [
  tf.layers.dense({ units: 8, activation: 'relu', inputShape: [4] }),
  tf.layers.dense({ units: 1 }),
] });
const second = tf.sequential({ layers: [tf.layers.dense({ units: 3, inputShape: [2] })] });
`;

const named = ({ definitions }: Reading, name: string) => definitions.find((definition) => definition.name === name);

describe('the last good reading of a definition', () => {
  it('stays while its code is being written, and gives way when it can be read again', () => {
    const typed = new Typed(TWO);
    const before = named(typed.reading, 'first')!;
    const readings = typed.type(
      '  tf.layers.dense({ units: 1 }),\n',
      '  tf.layers.dropout({ rate: 0.2 }),\n  tf.layers.dense({ units: 2 }),\n',
    );
    const states = readings.map((reading) => named(reading, 'first')!);
    expect(states.every((state) => state.id === before.id)).toBe(true);
    const kept = states.filter(({ beforeEdit }) => beforeEdit === true);
    expect(kept.length).toBeGreaterThan(30);
    for (const { unreadable } of kept) expect(unreadable?.reason).toBeTruthy();
    // nothing half read is ever shown: what is not kept can be read
    expect(states.filter(({ unreadable, beforeEdit }) => unreadable !== undefined && beforeEdit !== true)).toEqual([]);
    const last = states.at(-1)!;
    expect(last.unreadable).toBeUndefined();
    expect(last.beforeEdit).toBeUndefined();
    expect(plainLayers(last).map(([className]) => className)).toEqual(['Dense', 'Dropout', 'Dense']);
  });

  it('leaves the other definitions of the file alone', () => {
    const typed = new Typed(TWO);
    for (const reading of typed.type('units: 8', 'units: 64, useBias: false')) {
      const second = named(reading, 'second');
      expect(second?.unreadable).toBeUndefined();
      expect(plainLayers(second!)).toEqual([['Dense', { units: 3, inputShape: [2] }]]);
    }
  });

  it('moves its ranges along with the text', () => {
    const typed = new Typed(TWO);
    typed.type("activation: 'relu'", 'activation: ');
    const kept = named(typed.reading, 'first')!;
    expect(kept.beforeEdit).toBe(true);
    expect(typed.source(kept.layers[1]?.range)).toBe('tf.layers.dense({ units: 1 })');
    expect(typed.source(kept.layers[1]?.argumentRanges.units?.property)).toBe('units: 1');
    expect(typed.source(kept.layers[0]?.range)).toBe('tf.layers.dense({ units: 8, activation: , inputShape: [4] })');
    expect(typed.source(kept.range).startsWith('tf.sequential(')).toBe(true);
    expect(typed.source(kept.unreadable?.range)).toMatch(/^\s*$|activation/u);
  });

  it('moves with lines that are added above in the meantime', () => {
    const typed = new Typed(TWO);
    typed.type('units: 8', 'units: ');
    typed.type('const first', '// a comment\n\nconst first');
    const kept = named(typed.reading, 'first')!;
    expect(kept.beforeEdit).toBe(true);
    expect(typed.source(kept.layers[1]?.range)).toBe('tf.layers.dense({ units: 1 })');
  });

  it('stays where a definition is not found at all because its own code does not parse', () => {
    const typed = new Typed(TWO);
    typed.type('tf.sequential({ layers: [\n', 'tf.{ layers: [\n');
    expect(named(typed.reading, 'first')?.beforeEdit).toBe(true);
    typed.type('tf.{', 'tf.sequential({');
    expect(named(typed.reading, 'first')?.unreadable).toBeUndefined();
    expect(typed.reading.definitions).toHaveLength(2);
  });

  it('stays when the name of its variable is being changed', () => {
    const typed = new Typed(TWO);
    const readings = typed.type('const first =', 'const =');
    expect(readings.at(-1)!.definitions.map(({ name }) => name)).toContain('second');
    typed.type('const =', 'const other =');
    expect(typed.reading.definitions.map(({ name, beforeEdit }) => [name, beforeEdit])).toEqual([
      ['other', undefined],
      ['second', undefined],
    ]);
  });

  it('goes with a definition that is deleted', () => {
    const typed = new Typed(TWO);
    typed.type(TWO.slice(TWO.indexOf('const second')), '');
    expect(typed.reading.definitions.map(({ name }) => name)).toEqual(['first']);
    const emptied = new Typed(TWO);
    emptied.type('tf.layers.dense({ units: 3, inputShape: [2] })', '');
    expect(named(emptied.reading, 'second')?.beforeEdit).toBeUndefined();
    expect(named(emptied.reading, 'second')?.unreadable?.reason).toMatch(/No layer is added/u);
  });

  it('is not brought up for a definition that nobody has changed', () => {
    const good = readModels(TWO, { file: 'model.ts' });
    const broken = readModels(TWO.replace('units: 8', 'units: '), { file: 'model.ts' });
    expect(keepLastGood(good, [], broken)).toBe(broken);
  });

  it('was never there for a definition that was broken from the start', () => {
    const typed = new Typed(TWO.replace('units: 8', 'units: '));
    typed.type('units: 1', 'units: 12');
    expect(named(typed.reading, 'first')?.beforeEdit).toBeUndefined();
    expect(named(typed.reading, 'first')?.unreadable?.reason).toMatch(/does not parse/u);
  });
});
