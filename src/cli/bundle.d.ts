/** The levels of the challenge as the build compiles them, in their order. */
declare module 'bundle:challenges' {
  const challenges: unknown;
  export default challenges;
}
