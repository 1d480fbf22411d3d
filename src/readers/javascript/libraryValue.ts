/** Something of TensorFlow.js by its path below the library's root: ``, `layers`, `layers.dense`, `train.adam`. */
export interface LibraryValue {
  readonly kind: 'library';
  readonly path: string;
}

/** Something of the language's own library: `Math`, `Math.max`, `Array.from`. */
export interface BuiltinValue {
  readonly kind: 'builtin';
  readonly path: string;
}
