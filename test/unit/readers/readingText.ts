import type { LayerDefinition, ModelDefinition } from '../../../src/model/modelDefinition.js';
import type { SourceRange } from '../../../src/model/sourceRange.js';
import { readModels, type ReadOptions } from '../../../src/readers/index.js';

/** A text under test with what was read from it. */
export class ReadText {
  readonly definitions: readonly ModelDefinition[];
  readonly otherModels: readonly { readonly reason: string; readonly range: SourceRange }[];

  constructor(
    readonly text: string,
    options: ReadOptions = { file: 'model.ts' },
  ) {
    const reading = readModels(text, options);
    this.definitions = reading.definitions;
    this.otherModels = reading.otherModels ?? [];
  }

  /** The only definition; fails if there are more or none. */
  get only(): ModelDefinition {
    if (this.definitions.length !== 1) {
      throw new Error(`expected one definition, found ${this.definitions.length}`);
    }
    return this.definitions[0]!;
  }

  named(name: string): ModelDefinition {
    const found = this.definitions.find((definition) => definition.name === name);
    if (found === undefined) {
      throw new Error(`no ${name} among ${this.definitions.map((definition) => definition.name).join(', ')}`);
    }
    return found;
  }

  source(range: SourceRange | undefined): string | undefined {
    return range === undefined ? undefined : this.text.slice(range.start, range.end);
  }
}

export type PlainLayer = readonly [className: string, config: unknown, ...inner: unknown[]];

function plainLayer({ className, config, layers = [] }: LayerDefinition): PlainLayer {
  return [className, config, ...layers.map(plainLayer)];
}

/** Layers as `[className, config, ...inner layers]`. */
export function plainLayers(definition: ModelDefinition): PlainLayer[] {
  return definition.layers.map(plainLayer);
}

/** Whether a definition was read with nothing missing that a gradient check needs. */
export function isComplete(definition: ModelDefinition): boolean {
  return definition.unreadable === undefined && definition.unknowns.every(({ optional }) => optional === true);
}
