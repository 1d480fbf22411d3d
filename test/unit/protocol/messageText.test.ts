import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { messageFromText, messageToText } from '../../../src/protocol/messageText.js';

describe('messages as text', () => {
  it('keeps NaN and the infinities, wherever they stand', () => {
    const message = { kind: 'result', value: { median: NaN, spread: [Infinity, -Infinity, 0.5], none: null } };
    expect(messageFromText(messageToText(message))).toEqual(message);
  });

  it('gives back every message as it was', () => {
    const numbers = fc.oneof(fc.double(), fc.constantFrom(NaN, Infinity, -Infinity)).map((value) => value + 0);
    const { message } = fc.letrec((tie) => ({
      message: fc.oneof(
        numbers,
        fc.string(),
        fc.boolean(),
        fc.constant(null),
        fc.array(tie('message')),
        fc.dictionary(
          fc.string().filter((key) => key !== '__proto__'),
          tie('message'),
        ),
      ),
    }));
    fc.assert(
      fc.property(message, (value) => {
        expect(messageFromText(messageToText(value))).toEqual(value);
      }),
    );
  });

  it('takes nothing from a message that is not its own', () => {
    expect(messageFromText({ kind: 'request' })).toBeUndefined();
    expect(messageFromText('{"kind":')).toBeUndefined();
  });

  it('makes a number of nothing but its three words', () => {
    const strange = { one: { $number: 'ten' }, other: { $number: 10 }, third: { $number: null } };
    expect(messageFromText(JSON.stringify(strange))).toEqual(strange);
    expect(messageFromText('{"$number":"NaN"}')).toBeNaN();
  });
});
