import { expect, test, vi } from 'vitest';
import { Later } from '../../../src/extension/services/later.js';

test('is made once, when it is first asked for', async () => {
  const make = vi.fn(() => Promise.resolve({ name: 'report' }));
  const later = new Later(make);
  expect(make).not.toHaveBeenCalled();
  expect(await Promise.all([later.get(), later.get()])).toEqual([{ name: 'report' }, { name: 'report' }]);
  expect(await later.get()).toBe(await later.get());
  expect(make).toHaveBeenCalledTimes(1);
});

test('tells a failure to whoever asked, and tries again for the next', async () => {
  const make = vi.fn(() => Promise.resolve({})).mockRejectedValueOnce(new Error('the file is gone'));
  const later = new Later(make);
  await expect(Promise.all([later.get(), later.get()])).rejects.toThrow('the file is gone');
  await expect(later.get()).resolves.toEqual({});
  expect(make).toHaveBeenCalledTimes(2);
});

test('lets go what was made, and makes nothing in order to let it go', async () => {
  const dispose = vi.fn();
  const make = vi.fn(() => Promise.resolve({ dispose }));
  new Later(make).dispose();
  expect(make).not.toHaveBeenCalled();
  const later = new Later(make);
  const made = later.get();
  later.dispose();
  await made;
  await Promise.resolve();
  expect(dispose).toHaveBeenCalledTimes(1);
});
