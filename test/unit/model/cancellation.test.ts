import { describe, expect, it } from 'vitest';
import { CancelledError, throwIfCancelled } from '../../../src/model/cancellation.js';

describe('a cancellation', () => {
  it('stops a computation only once it was asked for', () => {
    const controller = new AbortController();
    expect(() => throwIfCancelled(controller.signal)).not.toThrow();
    controller.abort();
    expect(() => throwIfCancelled(controller.signal)).toThrow(CancelledError);
  });

  it('is not needed', () => {
    expect(() => throwIfCancelled(undefined)).not.toThrow();
  });
});
