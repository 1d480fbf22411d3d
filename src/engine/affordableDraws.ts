import * as l10n from '@vscode/l10n';
import { decimal } from '../model/localNumber.js';

/** A median of fewer draws says too little. */
const FEWEST_DRAWS = 8;

/** How many of the wanted draws are made: all of them, unless their measured cost says that they would take longer than they may. */
export class AffordableDraws {
  private decided: boolean;
  private millisecondsPerDraw = 0;
  draws: number;

  constructor(
    private readonly wanted: number,
    private readonly timeLimit: number | undefined,
  ) {
    this.draws = wanted;
    this.decided = timeLimit === undefined || wanted <= FEWEST_DRAWS;
  }

  /** Until then results of draws must wait, because it is not known how many there will be. */
  get isDecided(): boolean {
    return this.decided;
  }

  /** Takes the time of the draws just made, with the number of all that are made. */
  learn(made: number, count: number, milliseconds: number): void {
    if (this.decided || this.timeLimit === undefined) return;
    const perDraw = milliseconds / count;
    const isEnough = perDraw * this.wanted <= this.timeLimit;
    // The first draws take longer than all others, so they alone decide only that there is time enough.
    if (made === count && !isEnough) return;
    this.decided = true;
    if (isEnough) return;
    this.millisecondsPerDraw = perDraw;
    this.draws = Math.min(this.wanted, Math.max(made, FEWEST_DRAWS, Math.floor(this.timeLimit / perDraw)));
  }

  /** What a report says of draws that were left out. */
  get notes(): readonly string[] {
    if (this.draws === this.wanted) return [];
    const seconds = Number((this.millisecondsPerDraw / 1000).toPrecision(1));
    return [
      l10n.t(
        '{0} draws instead of {1}, because each takes about {2} s here; a number that you ask for yourself is made in full.',
        this.draws,
        this.wanted,
        decimal(seconds),
      ),
    ];
  }
}
