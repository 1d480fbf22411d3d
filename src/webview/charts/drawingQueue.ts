/** Resolves in a task of its own: the page, and the editor's window that shares its thread, answers before the drawing goes on. */
export type Rest = () => Promise<void>;

let last: Promise<unknown> | undefined;

/** Whether anything was asked to be drawn yet. */
export function isAnythingDrawn(): boolean {
  return last !== undefined;
}

/** Draws when all drawings asked for before are done, so that the first chart is there before the second is begun. */
export function inTurn<T>(drawing: (rest: Rest) => Promise<T>): Promise<T> {
  const turn = (last ?? Promise.resolve()).then(nextTask).then(() => drawing(nextTask));
  last = turn.catch(() => undefined);
  return turn;
}

function nextTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
