/** A drawing in view is left alone for so many times as long as it took: dragging and training shall not keep the thread busy. */
const RESTS_PER_DRAWING = 3;
/** A drawing out of sight is brought up to date this often, in milliseconds. */
const OUT_OF_SIGHT_REST = 1000;

interface PaceOptions {
  /** Brings the drawing up to date and tells how long that took, in milliseconds. */
  readonly draw: () => Promise<number>;
  readonly onFault: (fault: unknown) => void;
}

/** Brings a drawing up to date as often as it is asked to and the thread bears; what was asked for last is always drawn. */
export class Pace {
  #wanted = false;
  #drawing = false;
  #inSight = true;
  #rest: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly options: PaceOptions) {}

  ask(): void {
    this.#wanted = true;
    if (!this.#drawing && this.#rest === undefined) void this.#draw();
  }

  /** Tells whether a person sees the drawing; one that comes into sight is brought up to date at once. */
  seen(inSight: boolean): void {
    const appears = inSight && !this.#inSight;
    this.#inSight = inSight;
    if (!appears) return;
    this.end();
    if (this.#wanted && !this.#drawing) void this.#draw();
  }

  /** Drops what is waiting. */
  end(): void {
    clearTimeout(this.#rest);
    this.#rest = undefined;
  }

  async #draw(): Promise<void> {
    this.#wanted = false;
    this.#drawing = true;
    let took = 0;
    try {
      took = await this.options.draw();
    } catch (fault) {
      this.options.onFault(fault);
    }
    this.#drawing = false;
    this.#rest = setTimeout(
      () => {
        this.#rest = undefined;
        if (this.#wanted) void this.#draw();
      },
      this.#inSight ? RESTS_PER_DRAWING * took : OUT_OF_SIGHT_REST,
    );
  }
}
