import { AssertionError, assert } from 'chai';

const ok = (condition: unknown, message?: string): void => assert.isOk(condition, message);

/** The part of Node's `assert` that the suite uses, for hosts that have no Node. */
const strict = Object.assign(ok.bind(undefined), {
  ok,
  equal: (value: unknown, expected: unknown, message?: string) => assert.strictEqual(value, expected, message),
  notEqual: (value: unknown, other: unknown, message?: string) => assert.notStrictEqual(value, other, message),
  deepEqual: (value: unknown, expected: unknown, message?: string) => assert.deepEqual(value, expected, message),
  notDeepEqual: (value: unknown, other: unknown, message?: string) => assert.notDeepEqual(value, other, message),
  match: (text: string, pattern: RegExp, message?: string) => assert.match(text, pattern, message),
  fail: (message?: string): never => {
    throw new AssertionError(message ?? 'failed');
  },
  rejects: async (promise: Promise<unknown>, expected = /./): Promise<void> => {
    const reason = await promise.then(
      () => undefined,
      (error: unknown) => String(error),
    );
    if (reason === undefined) throw new AssertionError('the promise was to be rejected');
    assert.match(reason, expected);
  },
});
export default strict;
