import { createServer, type AddressInfo, type Server } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { freePort } from '../../../scripts/start/freePort.mjs';

describe('the port of the embedded VS Code', () => {
  const servers: Server[] = [];

  /** Resolves with the port, or undefined if it is taken. */
  const listen = (port: number): Promise<number | undefined> =>
    new Promise((resolve) => {
      const server = createServer();
      server.once('error', () => resolve(undefined));
      server.listen(port, '127.0.0.1', () => {
        servers.push(server);
        resolve((server.address() as AddressInfo).port);
      });
    });

  afterEach(() => {
    for (const server of servers.splice(0)) server.close();
  });

  it('is the next one when the first is taken', async () => {
    const first = await freePort(undefined);
    await listen(first);
    const next = await freePort(undefined);
    expect(next).toBeGreaterThan(first);
    expect(await listen(next)).toBe(next);
  });

  it('is refused in one sentence when the one asked for is taken', async () => {
    const port = await listen(0);
    await expect(freePort(port)).rejects.toThrow(`Port ${String(port)} is not free`);
  });
});
