import vm from 'node:vm';
import { transformSync } from 'esbuild';

/** A model as a program really built it. */
export interface BuiltModel {
  readonly layers: readonly unknown[];
  readonly loss: unknown;
  readonly optimizer: unknown;
}

/** Values that a program gets from outside, which no reader can know. */
const OUTSIDE = {
  units: 7,
  inputs: 5,
  rate: 0.3,
  yes: true,
  no: false,
  list: [3, 2],
  name: 'relu',
  options: { loss: 'hinge', optimizer: 'sgd' },
};

interface FakeLayer {
  readonly className: string;
  readonly config: Record<string, unknown>;
}

/** A stand-in for TensorFlow.js that only takes down which models are built, with which layers. */
class Library {
  readonly models: Model[] = [];

  get exports(): Record<string, unknown> {
    const factories = (wrap: (name: string) => unknown) =>
      new Proxy({}, { get: (_target, name) => (typeof name === 'string' ? wrap(name) : undefined) });
    const serialized = (kind: string) =>
      factories((name) => (config: unknown) => ({
        serialized: `${kind}.${name}`,
        config: structuredClone(config ?? {}),
      }));
    const { models } = this;
    const create = (config?: { layers?: unknown[]; name?: string }) => {
      const model = new Model(config);
      models.push(model);
      return model;
    };
    const library: Record<string, unknown> = {
      sequential: create,
      Sequential: function Sequential(config?: { layers?: unknown[] }) {
        return create(config);
      },
      layers: factories((name) => (config: unknown) => layer(name, config)),
      initializers: serialized('initializers'),
      regularizers: serialized('regularizers'),
      constraints: serialized('constraints'),
      train: factories((name) => (learningRate?: number) => ({
        name,
        ...(learningRate !== undefined && { learningRate }),
      })),
      losses: factories((name) => name),
      metrics: factories((name) => name),
      tidy: (first: unknown, second?: unknown) => ((typeof first === 'function' ? first : second) as () => unknown)(),
      ready: () => Promise.resolve(),
      setBackend: () => Promise.resolve(true),
    };
    library.default = library;
    return library;
  }
}

function layer(name: string, config: unknown): FakeLayer {
  const { layer: inner, ...rest } = { ...(config as Record<string, unknown> | undefined) };
  // What a layer was given is fixed when it is made, whatever becomes of the object afterwards.
  const own = JSON.parse(JSON.stringify(rest)) as Record<string, unknown>;
  return { className: name, config: inner === undefined ? own : { ...own, layer: inner } };
}

class Model {
  readonly #layers: unknown[];
  #compilation: { loss?: unknown; optimizer?: unknown } = {};
  readonly #name: string | undefined;

  constructor({ layers = [], name }: { layers?: unknown[]; name?: string } = {}) {
    this.#layers = [...layers];
    this.#name = name;
  }

  get layers() {
    return [...this.#layers];
  }

  add(added: unknown) {
    this.#layers.push(added);
  }

  pop() {
    if (this.#layers.length === 0) throw new TypeError('There are no layers in the model.');
    this.#layers.pop();
  }

  compile(compilation: { loss?: unknown; optimizer?: unknown }) {
    this.#compilation = { ...compilation };
  }

  getLayer(which: string | number | undefined, index?: number) {
    const at = typeof which === 'number' ? which : index;
    return at === undefined
      ? this.#layers.find((candidate) => (candidate as FakeLayer).config.name === which)
      : this.#layers[at];
  }

  summary() {
    return undefined;
  }

  fit() {
    return Promise.resolve({});
  }

  predict() {
    return {};
  }

  /** As a layer of another model, or as what was built. */
  toJSON(): unknown {
    return {
      className: 'sequential',
      config: this.#name === undefined ? {} : { name: this.#name },
      layers: this.#layers,
    };
  }

  built(): BuiltModel {
    const { loss, optimizer } = this.#compilation;
    const name = typeof optimizer === 'string' ? { name: optimizer } : optimizer;
    return JSON.parse(JSON.stringify({ layers: this.#layers, loss, optimizer: name })) as BuiltModel;
  }
}

/** Runs a program of our own, with its other files, and gives all models that it built, in the order of their creation. */
export async function runProgram(
  text: string,
  { file = 'model.ts', files = {} }: { file?: string; files?: Readonly<Record<string, string>> } = {},
): Promise<readonly BuiltModel[]> {
  const library = new Library();
  const tf = library.exports;
  const quiet = { log: () => undefined, warn: () => undefined, error: () => undefined };
  const context = vm.createContext({
    tf,
    outside: structuredClone(OUTSIDE),
    console: quiet,
    structuredClone,
    setTimeout,
  });
  const loaded = new Map<string, { exports: Record<string, unknown> }>();
  const load = (name: string, source: string): Record<string, unknown> => {
    const known = loaded.get(name);
    if (known !== undefined) return known.exports;
    const module = { exports: {} as Record<string, unknown> };
    loaded.set(name, module);
    const loader = /\.[mc]?ts$/u.test(name) ? 'ts' : 'tsx';
    const code = compiled(source, loader);
    const require = (specifier: string): unknown => {
      if (specifier.includes('@tensorflow/tfjs')) return tf;
      const stem = specifier.replace(/^\.\//u, '').replace(/\.[mc]?[jt]sx?$/u, '');
      const found = Object.keys(files).find((other) => other.replace(/\.[mc]?[jt]sx?$/u, '') === stem);
      if (found === undefined) throw new Error(`there is no ${specifier}`);
      return load(found, files[found] ?? '');
    };
    // The body is an async function so that a program may await at its top level.
    const body = vm.runInContext(`(async (module, exports, require) => {${code}\n})`, context, { timeout: 2_000 }) as (
      ...given: unknown[]
    ) => Promise<void>;
    running.push(body(module, module.exports, require));
    return module.exports;
  };
  const running: Promise<void>[] = [];
  load(file, text);
  await Promise.all(running);
  await new Promise((resolve) => setTimeout(resolve, 20));
  return library.models.map((model) => model.built());
}

function compiled(source: string, loader: 'ts' | 'tsx'): string {
  const options = { loader, target: 'es2022', jsx: 'transform' } as const;
  try {
    return transformSync(source, { ...options, format: 'cjs' }).code;
  } catch {
    // It awaits at its top level, which only an ES module may.
    return transformSync(`(async () => {${source}\n})()`, options).code;
  }
}
