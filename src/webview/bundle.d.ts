/** The compute worker's bundle for the web as text; the build supplies it. */
declare module 'bundle:compute-worker' {
  const source: string;
  export default source;
}
