import { readdirSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';

/** Memory of one thread after a collection; `tensors` where TensorFlow.js is loaded. */
export interface ThreadMemory {
  readonly bytes: number;
  readonly tensors: number | null;
}

/** Asks the probes of the newest extension host and of its worker threads, which leave their addresses in the folder. */
export class HostProbes {
  constructor(readonly folder: string) {}

  /** The longest pause of the extension host's thread in milliseconds since this was last asked. */
  async longestPause(): Promise<number> {
    return (await this.#ask(this.#host(), 'pause')) as number;
  }

  /** Processor time in milliseconds that the extension took to load and to activate. */
  async activation(): Promise<{ readonly load: number; readonly activate: number }> {
    return (await this.#ask(this.#host(), 'activation')) as { load: number; activate: number };
  }

  async memoryOfHost(): Promise<ThreadMemory> {
    return (await this.#ask(this.#host(), 'memory')) as ThreadMemory;
  }

  /** Of the worker in which TensorFlow.js is loaded; undefined while there is none. */
  async memoryOfWorker(): Promise<ThreadMemory | undefined> {
    const [host] = this.#host().split('-');
    for (const name of this.#all('worker').reverse()) {
      if (!name.startsWith(`${host}-`)) continue;
      // a worker that has ended leaves its address behind
      const memory = (await this.#ask(name, 'memory').catch(() => undefined)) as ThreadMemory | undefined;
      if (memory !== undefined && memory.tensors !== null) return memory;
    }
    return undefined;
  }

  /** Writes all that the extension host holds to a file and tells its name. */
  async snapshot(): Promise<string> {
    return (await this.#ask(this.#host(), 'snapshot')) as string;
  }

  #ask(name: string, question: string): Promise<unknown> {
    const port = Number(readFileSync(join(this.folder, name), 'utf8'));
    return new Promise((resolve, reject) => {
      let text = '';
      const socket = connect(port, '127.0.0.1', () => socket.write(question));
      socket.on('data', (data) => (text += data.toString()));
      socket.on('error', reject);
      socket.on('end', () => resolve(JSON.parse(text)));
    });
  }

  #host(): string {
    const name = this.#all('host').at(-1);
    if (name === undefined) throw new Error('no extension host has said how to reach it');
    return name;
  }

  #all(thread: 'host' | 'worker'): string[] {
    const numbers = (name: string) => name.split('-').map(Number);
    return readdirSync(this.folder)
      .filter((name) => name.endsWith(`-${thread}`))
      .sort((one, two) => numbers(one)[0]! - numbers(two)[0]! || numbers(one)[1]! - numbers(two)[1]!);
  }
}
