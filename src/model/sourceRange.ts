/** A half-open range of a source text in UTF-16 code units, as `String.prototype.slice` and VS Code's `positionAt` count them. */
export interface SourceRange {
  readonly start: number;
  readonly end: number;
}
