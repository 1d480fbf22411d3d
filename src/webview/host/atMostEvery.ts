/** Does its work at once or, if it has only just been done, as soon as the interval since then is over. */
export interface Spaced {
  /** Asks for the work; requests within one interval are answered by one doing. */
  ask(): void;
  /** Does at once what is still waiting, and nothing otherwise. */
  flush(): void;
}

/**
 * The first request is answered in the same turn: a page that is closed right after a change has kept it.
 * What comes faster than the interval (a slider that is dragged) is done once per interval, the last one included.
 */
export function atMostEvery(intervalMilliseconds: number, work: () => void): Spaced {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let waiting = false;

  const now = (): void => {
    waiting = false;
    clearTimeout(timer);
    timer = setTimeout(() => {
      timer = undefined;
      if (waiting) now();
    }, intervalMilliseconds);
    work();
  };

  return {
    ask: () => {
      waiting = true;
      if (timer === undefined) now();
    },
    flush: () => {
      if (waiting) now();
    },
  };
}
