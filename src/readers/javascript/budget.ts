/** Thrown inside an evaluation that takes too long; never leaves the reader. */
export class BudgetExceeded extends Error {
  constructor() {
    super('the evaluation of this code takes too many steps');
    this.name = 'BudgetExceeded';
  }
}

/** Bounds on sizes of values, far above what a model definition needs. */
export const MAXIMUM_STRING_LENGTH = 100_000;
export const MAXIMUM_ARRAY_LENGTH = 20_000;
/** Rounds of one loop, and evaluation steps inside one loop, before its effects count as unknown. */
export const MAXIMUM_LOOP_ROUNDS = 2_000;
const MAXIMUM_LOOP_STEPS = 15_000;
/** Nested calls; nested evaluations of any kind. */
export const MAXIMUM_CALL_DEPTH = 60;
const MAXIMUM_EVALUATION_DEPTH = 900;
const STEPS_PER_ENTRY = 50_000;
const STEPS_ALTOGETHER = 300_000;
/** A long text is allowed more: a definition written out line by line is no endless loop. */
const STEPS_PER_CHARACTER = 0.4;

/** Counts evaluation steps and depth; each entry point has its own allowance within that of the whole text. */
export class Budget {
  private inEntry = 0;
  private altogether = 0;
  private depth = 0;
  private readonly perEntry: number;
  private readonly inAll: number;

  constructor(textLength: number) {
    this.perEntry = STEPS_PER_ENTRY + STEPS_PER_CHARACTER * textLength;
    this.inAll = STEPS_ALTOGETHER + STEPS_PER_CHARACTER * textLength;
  }

  /** Depth of the evaluation, to be given back to {@link restart}. */
  get currentDepth(): number {
    return this.depth;
  }

  /** A fresh allowance for an entry point, or for what follows code that was given up. */
  restart(depth = 0): void {
    this.inEntry = 0;
    this.depth = depth;
  }

  /** Steps that one loop may take: a share of what is left, so that loops alone never use up all of it. */
  get loopAllowance(): number {
    const left = Math.min(this.perEntry - this.inEntry, this.inAll - this.altogether);
    return Math.min(MAXIMUM_LOOP_STEPS, left / 4);
  }

  /** Whether the whole text's allowance is used up. */
  get exhausted(): boolean {
    return this.altogether >= this.inAll;
  }

  /** Share of the whole text's allowance that is used up: never more than 1. */
  get usedShare(): number {
    return this.altogether / this.inAll;
  }

  get steps(): number {
    return this.inEntry;
  }

  /** Counts work that is not visible as steps, such as copying. */
  spend(steps: number): void {
    if (this.altogether + steps > this.inAll) {
      this.altogether = this.inAll;
      throw new BudgetExceeded();
    }
    this.inEntry += steps;
    this.altogether += steps;
    if (this.inEntry > this.perEntry) throw new BudgetExceeded();
  }

  /** Copying is cheap, but not for nothing: lists that grow and grow come to an end too. */
  spendCopying(elements: number): void {
    this.spend(1 + Math.floor(elements / 50));
  }

  enter(): void {
    this.spend(1);
    if (++this.depth > MAXIMUM_EVALUATION_DEPTH) throw new BudgetExceeded();
  }

  leave(): void {
    this.depth--;
  }
}
