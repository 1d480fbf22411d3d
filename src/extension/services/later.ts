import type * as vscode from 'vscode';

/**
 * Something that is loaded and made when it is first asked for, so that activation does not pay for it; let go with the extension if
 * it was made at all.
 */
export class Later<Value extends object> implements vscode.Disposable {
  private made: Promise<Value> | undefined;

  constructor(private readonly make: () => Promise<Value>) {}

  /** Makes it if need be; a failure is told to whoever asks, and the next one tries again. */
  get(): Promise<Value> {
    this.made ??= this.makeInItsOwnTask().catch((error: unknown) => {
      this.made = undefined;
      throw error;
    });
    return this.made;
  }

  /** Loading takes long: several parts that are wanted at once must leave the editor's messages room between them. */
  private async makeInItsOwnTask(): Promise<Value> {
    await new Promise((resolve) => setTimeout(resolve));
    return this.make();
  }

  dispose(): void {
    this.made?.then(
      (value: Partial<vscode.Disposable>) => void value.dispose?.(),
      () => undefined,
    );
  }
}
