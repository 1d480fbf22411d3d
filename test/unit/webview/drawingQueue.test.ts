import { describe, expect, it } from 'vitest';
import { inTurn } from '../../../src/webview/charts/drawingQueue.js';

const task = () => new Promise((resolve) => setTimeout(resolve));

describe('The queue of drawings', () => {
  it('finishes one drawing before it begins the next', async () => {
    const steps: string[] = [];
    const drawing = (name: string) =>
      inTurn(async (rest) => {
        steps.push(`${name} begins`);
        await rest();
        steps.push(`${name} ends`);
        return name;
      });
    expect(await Promise.all([drawing('first'), drawing('second')])).toEqual(['first', 'second']);
    expect(steps).toEqual(['first begins', 'first ends', 'second begins', 'second ends']);
  });

  it('lets other tasks run between two steps', async () => {
    const steps: string[] = [];
    await inTurn(async (rest) => {
      void task().then(() => steps.push('another task'));
      await rest();
      steps.push('next step');
    });
    expect(steps).toEqual(['another task', 'next step']);
  });

  it('goes on after a drawing that failed', async () => {
    const failing = inTurn(() => Promise.reject(new Error('no room')));
    const next = inTurn(() => Promise.resolve('drawn'));
    await expect(failing).rejects.toThrow('no room');
    expect(await next).toBe('drawn');
  });
});
