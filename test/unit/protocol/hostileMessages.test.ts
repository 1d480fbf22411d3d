import { describe, expect, it } from 'vitest';
import { challengeHostContract, challengePageContract } from '../../../src/protocol/challengeContract.js';
import { channelPair } from '../../../src/protocol/channel.js';
import { computeContract } from '../../../src/protocol/computeContract.js';
import type { Contract } from '../../../src/protocol/contract.js';
import { lessonHostContract, lessonPageContract } from '../../../src/protocol/lessonContract.js';
import { reportHostContract, reportPageContract } from '../../../src/protocol/reportContract.js';
import { connect } from '../../../src/protocol/rpc.js';

const contracts: Readonly<Record<string, Contract>> = {
  'lesson page to host': lessonHostContract,
  'host to lesson page': lessonPageContract,
  'report page to host': reportHostContract,
  'host to report page': reportPageContract,
  'challenge page to host': challengeHostContract,
  'host to challenge page': challengePageContract,
  'owner to compute worker': computeContract,
};

const cyclic: Record<string, unknown> = {};
cyclic.self = cyclic;

/** None of these is the parameter of any method. */
const hostile: readonly unknown[] = [
  undefined,
  42,
  'text',
  [[]],
  { __proto__: null, constructor: 'x' },
  JSON.parse('{"__proto__": {"lesson": "x", "part": "y"}}'),
  { command: 'workbench.action.terminal.new' },
  { name: '../../etc/passwd', encoding: 'utf8', content: '' },
  { name: 'a.exe', encoding: 'utf8', content: '' },
  { layer: 'first' },
  { level: 'fatal', message: 1 },
  { action: 'deleteEverything' },
  { kind: 'closed' },
  cyclic,
];

describe.each(Object.entries(contracts))('what crosses from %s', (_name, contract) => {
  it.each(Object.keys(contract))('%s is called with nothing that it does not expect', async (method) => {
    const called: unknown[] = [];
    const [sender, receiver] = channelPair((message) => message);
    const handlers = Object.fromEntries(
      Object.keys(contract).map((name) => [
        name,
        (params: unknown) => {
          called.push(params);
          return null;
        },
      ]),
    );
    connect<Contract, Contract>({ channel: receiver, contract, handlers });
    const answers: unknown[] = [];
    sender.listen((message) => answers.push(message));
    const fitting = hostile.filter((params) => !accepts(method, params));
    fitting.forEach((params, id) => sender.post({ kind: 'request', id, method, params }));
    await new Promise((resolve) => setTimeout(resolve));
    // Of a method whose parameters are all optional nothing of the stranger's arrives.
    for (const params of called) expect(params).toEqual({});
    const refused = answers.filter((answer) => (answer as { kind: string }).kind === 'error');
    expect(refused).toHaveLength(fitting.length - called.length);
    for (const answer of refused) expect(answer).toMatchObject({ code: 'invalid-parameters' });
  });

  it('names that are no methods are answered, inherited ones too', async () => {
    const [sender, receiver] = channelPair((message) => message);
    connect<Contract, Contract>({ channel: receiver, contract, handlers: {} });
    const answers: unknown[] = [];
    sender.listen((message) => answers.push(message));
    ['constructor', '__proto__', 'toString', 'eval'].forEach((method, id) =>
      sender.post({ kind: 'request', id, method, params: null }),
    );
    await new Promise((resolve) => setTimeout(resolve));
    expect(answers).toHaveLength(4);
    for (const answer of answers) expect(answer).toMatchObject({ kind: 'error', code: 'unknown-method' });
  });
});

/** A method may take a plain value that is hostile to the others. */
function accepts(method: string, params: unknown): boolean {
  const isRecord = typeof params === 'object' && params !== null && !Array.isArray(params);
  if (method === 'speak') return isRecord && params !== cyclic;
  return method === 'openLevel' && isRecord && 'level' in params;
}
