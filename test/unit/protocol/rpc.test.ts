import * as v from 'valibot';
import { describe, expect, it, vi } from 'vitest';
import { CancelledError } from '../../../src/model/cancellation.js';
import { channelPair, type Channel } from '../../../src/protocol/channel.js';
import { method, parameterless, type Contract, type Handlers } from '../../../src/protocol/contract.js';
import { connect, RpcError, type Connection } from '../../../src/protocol/rpc.js';

const contract = {
  double: method<number>()(v.number()),
  slow: method<string, number>()(v.object({ name: v.string() })),
  nothing: parameterless<string>(),
};
type TestContract = typeof contract;
const none = {};

interface Ends {
  readonly client: Connection<TestContract>;
  readonly server: Connection<typeof none>;
  readonly clientChannel: Channel;
  readonly serverChannel: Channel;
  readonly faults: string[];
}

function join(handlers: Partial<Handlers<TestContract>>): Ends {
  const [clientChannel, serverChannel] = channelPair(structuredClone);
  const faults: string[] = [];
  const server = connect<TestContract, typeof none>({
    channel: serverChannel,
    contract,
    handlers: {
      double: (value) => 2 * value,
      slow: ({ name }) => name,
      nothing: () => 'done',
      ...handlers,
    },
    onFault: (fault) => faults.push(fault),
  });
  const client = connect<typeof none, TestContract>({ channel: clientChannel, contract: none, handlers: {} });
  return { client, server, clientChannel, serverChannel, faults };
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 5));

describe('a connection', () => {
  it('answers calls, also those without parameters', async () => {
    const { client } = join({});
    await expect(client.call('double', 21)).resolves.toBe(42);
    await expect(client.call('nothing', null)).resolves.toBe('done');
  });

  it('matches answers to calls whatever their order', async () => {
    const finish: ((value: string) => void)[] = [];
    const { client } = join({ slow: () => new Promise((resolve) => finish.push(resolve)) });
    const first = client.call('slow', { name: 'first' });
    const second = client.call('slow', { name: 'second' });
    await settled();
    finish[1]?.('answer to the second');
    finish[0]?.('answer to the first');
    await expect(Promise.all([first, second])).resolves.toEqual(['answer to the first', 'answer to the second']);
  });

  it('delivers progress in order and before the result', async () => {
    const { client } = join({
      slow: (_params, { progress }) => {
        for (const step of [1, 2, 3]) progress(step);
        return 'end';
      },
    });
    const seen: (number | string)[] = [];
    seen.push(await client.call('slow', { name: 'x' }, { onProgress: (step) => seen.push(step) }));
    expect(seen).toEqual([1, 2, 3, 'end']);
  });

  it('rejects with what a handler threw, and tells the other end’s log with the stack', async () => {
    const { client, faults } = join({
      double: () => {
        throw new Error('out of numbers');
      },
    });
    await expect(client.call('double', 1)).rejects.toMatchObject({ code: 'failed', message: 'out of numbers' });
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain('double: Error: out of numbers');
    expect(faults[0]).toContain('rpc.test');
  });

  it('rejects with what a handler threw that is no error, or an error without a stack', async () => {
    const { client, faults } = join({
      double: () => {
        // eslint-disable-next-line @typescript-eslint/only-throw-error -- a library may
        throw 'out of numbers';
      },
      nothing: () => {
        throw Object.assign(new Error('out of memory'), { stack: undefined });
      },
    });
    await expect(client.call('double', 1)).rejects.toMatchObject({ code: 'failed', message: 'out of numbers' });
    await expect(client.call('nothing', null)).rejects.toMatchObject({ code: 'failed', message: 'out of memory' });
    expect(faults).toEqual(['double: out of numbers', 'nothing: out of memory']);
  });

  it('rejects a method of the contract that the other end does not have', async () => {
    const [near, far] = channelPair(structuredClone);
    connect<Contract, typeof none>({ channel: far, contract, handlers: {} });
    const client = connect<typeof none, TestContract>({ channel: near, contract: none, handlers: {} });
    await expect(client.call('double', 1)).rejects.toMatchObject({ code: 'unknown-method' });
  });

  it('rejects an unknown method, also one that every object has', async () => {
    const { client } = join({});
    const call = client.call as (name: string, params: unknown) => Promise<unknown>;
    await expect(call('triple', 1)).rejects.toMatchObject({ code: 'unknown-method' });
    await expect(call('toString', null)).rejects.toMatchObject({ code: 'unknown-method' });
    await expect(call('__proto__', null)).rejects.toMatchObject({ code: 'unknown-method' });
  });

  it('refuses malformed parameters, names the place and never runs the handler', async () => {
    const slow = vi.fn(() => 'never');
    const { client } = join({ slow });
    const call = client.call as (name: string, params: unknown) => Promise<unknown>;
    await expect(call('slow', { name: 7 })).rejects.toMatchObject({
      code: 'invalid-parameters',
      message: expect.stringContaining('slow: name') as string,
    });
    await expect(call('double', 'two')).rejects.toMatchObject({ code: 'invalid-parameters' });
    expect(slow).not.toHaveBeenCalled();
  });

  it('ignores messages that are not of the protocol, reports them and goes on working', async () => {
    const { client, clientChannel, faults } = join({});
    for (const message of [null, 'text', 7, {}, { kind: 'request' }, { kind: 'request', id: '1', method: 'double' }]) {
      clientChannel.post(message);
    }
    await expect(client.call('double', 2)).resolves.toBe(4);
    expect(faults).toHaveLength(6);
  });

  it('ignores an answer to a call that it never made', async () => {
    const { client, serverChannel } = join({});
    serverChannel.post({ kind: 'result', id: 99, value: 'surprise' });
    serverChannel.post({ kind: 'progress', id: 99, value: 'surprise' });
    await settled();
    await expect(client.call('double', 3)).resolves.toBe(6);
  });

  it('rejects a cancelled call at once and aborts the handler', async () => {
    let aborted = false;
    const { client } = join({
      slow: (_params, { signal }) =>
        new Promise((resolve) =>
          signal.addEventListener('abort', () => {
            aborted = signal.aborted;
            resolve('too late');
          }),
        ),
    });
    const controller = new AbortController();
    const call = client.call('slow', { name: 'x' }, { signal: controller.signal });
    await settled();
    controller.abort();
    await expect(call).rejects.toBeInstanceOf(CancelledError);
    await settled();
    expect(aborted).toBe(true);
  });

  it.each<[string, (name: string) => string]>([
    ['answers', (name) => name],
    [
      'fails',
      () => {
        throw new Error('nobody waits for this');
      },
    ],
  ])('says nothing more of a cancelled call whose handler goes on and %s', async (_how, end) => {
    let goOn: () => void = () => undefined;
    const { client, clientChannel, faults } = join({
      slow: async ({ name }, { progress }) => {
        await new Promise<void>((resolve) => (goOn = resolve));
        progress(1);
        return end(name);
      },
    });
    const received: unknown[] = [];
    clientChannel.listen((message) => received.push(message));
    const controller = new AbortController();
    const call = client.call('slow', { name: 'x' }, { signal: controller.signal });
    await settled();
    controller.abort();
    await expect(call).rejects.toBeInstanceOf(CancelledError);
    await settled();
    goOn();
    await settled();
    expect(received).toEqual([]);
    expect(faults).toEqual([]);
  });

  it('tells a handler of a cancellation only while it listens', async () => {
    const told: string[] = [];
    const { client } = join({
      slow: (_params, { signal }) => {
        const former = () => told.push('former');
        signal.addEventListener('abort', former);
        signal.addEventListener('abort', () => told.push('present'));
        signal.removeEventListener('abort', former);
        return new Promise<string>(() => undefined);
      },
    });
    const controller = new AbortController();
    client.call('slow', { name: 'x' }, { signal: controller.signal }).catch(() => undefined);
    await settled();
    controller.abort();
    await settled();
    expect(told).toEqual(['present']);
  });

  it('ignores the cancellation of a call that it does not answer', async () => {
    const { client, clientChannel, faults } = join({});
    clientChannel.post({ kind: 'cancel', id: 99 });
    await expect(client.call('double', 4)).resolves.toBe(8);
    expect(faults).toEqual([]);
  });

  it('does not send a call whose signal is aborted already', async () => {
    const double = vi.fn((value: number) => value);
    const { client } = join({ double });
    await expect(client.call('double', 1, { signal: AbortSignal.abort() })).rejects.toBeInstanceOf(CancelledError);
    await settled();
    expect(double).not.toHaveBeenCalled();
  });

  it('leaves no listener on the signal after an answer', async () => {
    const { client } = join({});
    const controller = new AbortController();
    const remove = vi.spyOn(controller.signal, 'removeEventListener');
    await client.call('double', 1, { signal: controller.signal });
    expect(remove).toHaveBeenCalledOnce();
  });

  it('rejects what is pending when it closes, and every later call', async () => {
    const { client } = join({ slow: () => new Promise<string>(() => undefined) });
    const pending = client.call('slow', { name: 'x' });
    client.close('the panel was closed');
    await expect(pending).rejects.toMatchObject({ code: 'closed', message: 'the panel was closed' });
    await expect(client.call('double', 1)).rejects.toBeInstanceOf(RpcError);
  });

  it('keeps the reason for which it closed first', async () => {
    const { client } = join({});
    client.close();
    client.close('later');
    await expect(client.call('double', 1)).rejects.toMatchObject({ message: 'the connection was closed' });
  });

  it('hears nothing any more once it is closed', async () => {
    const { client, server, clientChannel } = join({});
    const double = client.call('double', 1);
    server.close();
    const received: unknown[] = [];
    clientChannel.listen((message) => received.push(message));
    await settled();
    client.close();
    await expect(double).rejects.toMatchObject({ code: 'closed' });
    expect(received).toEqual([]);
  });

  it('aborts what it is answering when it closes', async () => {
    let aborted = false;
    const { client, server } = join({
      slow: (_params, { signal }) =>
        new Promise<string>(() =>
          signal.addEventListener('abort', () => {
            aborted = true;
          }),
        ),
    });
    client.call('slow', { name: 'x' }).catch(() => undefined);
    await settled();
    server.close();
    expect(aborted).toBe(true);
  });

  it('rejects a call whose parameters cannot be cloned', async () => {
    const { client } = join({});
    const call = client.call as (name: string, params: unknown) => Promise<unknown>;
    await expect(call('double', () => 1)).rejects.toMatchObject({ code: 'unsendable' });
  });
});
