/** A program whose reading is held against what it really builds when it runs. */
export interface Program {
  readonly name: string;
  readonly text: string;
  readonly file?: string;
  /** Other files that it imports, by name. */
  readonly files?: Readonly<Record<string, string>>;
  /** Whether every model must be read exactly (the default), or some only with gaps or not at all. What is read must be right either way. */
  readonly reads?: 'exactly' | 'partly';
}

const HEAD = 'const dense = (units, more = {}) => tf.layers.dense({ units, ...more });\n';

/** A program with a short word for a layer, since most of them are about how layers come together. */
export function withDense(text: string): string {
  return HEAD + text;
}
