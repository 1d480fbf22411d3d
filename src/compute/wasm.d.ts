/** The bundler inlines WebAssembly binaries as bytes. */
declare module '*.wasm' {
  const bytes: Uint8Array;
  export default bytes;
}
