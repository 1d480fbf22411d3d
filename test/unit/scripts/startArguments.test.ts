import { describe, expect, it } from 'vitest';
import { parseArguments } from '../../../scripts/start/arguments.mjs';

describe('the options of npm start', () => {
  it('choose by themselves without any', () => {
    expect(parseArguments([])).toEqual({ editor: undefined, port: undefined, open: true, help: false });
  });

  it.each([
    [['--desktop'], { editor: 'desktop' }],
    [['--browser', '--no-open'], { editor: 'browser', open: false }],
    [['--port', '4000'], { editor: 'browser', port: 4000 }],
    [['--port=4000', '--browser'], { editor: 'browser', port: 4000 }],
    [['--help'], { help: true }],
  ])('%j', (args, expected) => {
    expect(parseArguments(args)).toMatchObject(expected);
  });

  it.each([
    [['--prot', '1'], /"--prot" is not understood/],
    [['sick.ts'], /"sick.ts" is not understood/],
    [['--port'], /--port needs a number/],
    [['--port', '0'], /--port needs a number/],
    [['--port', '70000'], /--port needs a number/],
    [['--port', '12.5'], /--port needs a number/],
    [['--desktop', '--browser'], /Choose one/],
    [['--port', '4000', '--desktop'], /--port goes with --browser/],
  ])('refuses %j in one sentence', (args, sentence) => {
    expect(() => parseArguments(args)).toThrow(sentence);
  });
});
