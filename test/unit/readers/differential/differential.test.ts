import { describe, expect, it } from 'vitest';
import type { LayerDefinition, ModelDefinition } from '../../../../src/model/modelDefinition.js';
import { readModelsWithImports } from '../../../../src/readers/index.js';
import { LAYER_CLASS_NAMES } from '../../../../src/readers/javascript/layerNames.js';
import { isComplete } from '../readingText.js';
import { builders } from './builders.js';
import { builtins } from './builtins.js';
import { compilations } from './compilations.js';
import { corners } from './corners.js';
import { details } from './details.js';
import { flows } from './flows.js';
import { modules } from './modules.js';
import type { Program } from './program.js';
import { properties } from './properties.js';
import { runProgram, type BuiltModel } from './runProgram.js';
import { uncounted } from './uncounted.js';
import { values } from './values.js';

/** A layer as read, in the words of the stand-in library. */
function plain({ className, config, layers }: LayerDefinition): unknown {
  if (className === 'Sequential') return { className: 'sequential', config, layers: layers?.map(plain) };
  const [inner] = layers ?? [];
  return { className, config: inner === undefined ? config : { ...config, layer: plain(inner) } };
}

/** The same with every class by its registered name, keys in order, and initialisers without their kind. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]): [string, unknown] => [key, canonical(inner)]);
  const object = Object.fromEntries(entries.sort(([one], [other]) => (one < other ? -1 : 1)));
  if (typeof object.serialized === 'string') {
    const name = object.serialized.slice(object.serialized.indexOf('.') + 1);
    return { className: name.charAt(0).toUpperCase() + name.slice(1), config: object.config };
  }
  const { className } = object;
  return typeof className === 'string' ? { ...object, className: LAYER_CLASS_NAMES[className] ?? className } : object;
}

const asText = (value: unknown) => JSON.stringify(canonical(value));

function ofDefinition({ layers, loss, optimizer }: ModelDefinition): string {
  return asText({ layers: layers.map(plain), loss, optimizer });
}

function ofModel({ layers, loss, optimizer }: BuiltModel): string {
  return asText({ layers, loss, optimizer });
}

async function read({ text, file = 'model.ts', files = {} }: Program) {
  return readModelsWithImports(text, { file }, (paths) => {
    const found = paths.map((path) => path.replace(/^\.\//u, '')).find((path) => path in files);
    return Promise.resolve(found === undefined ? undefined : { file: found, text: files[found] ?? '' });
  });
}

describe.each(
  Object.entries({ values, builtins, compilations, corners, builders, flows, modules, details, properties, uncounted }),
)('what a program builds (%s)', (_group, programs) => {
  it.each(programs.map((program) => [program.name, program] as const))('%s', async (_name, program) => {
    const built = (await runProgram(program.text, program)).filter(({ layers }) => layers.length > 0);
    const { definitions } = await read(program);
    const reading = definitions.map((definition) => ({
      complete: isComplete(definition),
      text: ofDefinition(definition),
      why:
        definition.unreadable?.reason ?? definition.unknowns.map(({ name, reason }) => `${name} ${reason}`).join('; '),
    }));
    const complete = reading.filter((one) => one.complete).map(({ text }) => text);
    const real = built.map(ofModel);
    // Nothing that is read as complete may be anything but a model of the program.
    expect(complete.filter((text) => !real.includes(text))).toEqual([]);
    const incomplete = reading.filter((one) => !one.complete);
    const { reads = 'exactly' } = program;
    if (reads === 'exactly') {
      expect(incomplete.map(({ why }) => why)).toEqual([]);
      expect(real.filter((text) => !complete.includes(text) && !isInside(text, real))).toEqual([]);
    } else expect(incomplete.length).toBeGreaterThan(0);
  });
});

/** A model that is a layer of another one has no lens of its own. */
function isInside(text: string, all: readonly string[]): boolean {
  const layers = text.slice(text.indexOf('"layers":'), text.includes(',"loss"') ? undefined : -1);
  return all.some((other) => other !== text && other.includes(layers));
}
