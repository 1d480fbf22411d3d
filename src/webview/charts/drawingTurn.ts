let last = Promise.resolve();

/**
 * Resolves when it is this drawing's turn. Each has a task of its own, so that the page, and the editor's window that shares its
 * thread, answers between two charts.
 */
export function drawingTurn(): Promise<void> {
  last = last.then(() => new Promise((resolve) => setTimeout(resolve)));
  return last;
}
