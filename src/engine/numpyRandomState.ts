const SIZE = 624;
const SHIFT = 397;

/**
 * NumPy's legacy `RandomState` (MT19937), reproduced stream for stream: words, uniforms, whole numbers and permutations are
 * identical, gaussians agree to the last bits of the platform's logarithm.
 */
export class NumpyRandomState {
  private readonly key = new Uint32Array(SIZE);
  private position = SIZE;
  /** The second gaussian of a pair, which any other kind of draw leaves alone. */
  private cachedNormal: number | null = null;

  /** `seed` is a whole number from 0 to 2^32 - 1. */
  constructor(seed: number) {
    let value = seed >>> 0;
    for (let i = 0; i < SIZE; i++) {
      this.key[i] = value;
      value = (Math.imul(1812433253, value ^ (value >>> 30)) + i + 1) >>> 0;
    }
  }

  private regenerate(): void {
    const { key } = this;
    for (let i = 0; i < SIZE; i++) {
      const mixed = (key[i]! & 0x80000000) | (key[(i + 1) % SIZE]! & 0x7fffffff);
      key[i] = key[(i + SHIFT) % SIZE]! ^ (mixed >>> 1) ^ (mixed & 1 ? 0x9908b0df : 0);
    }
    this.position = 0;
  }

  /** The next 32-bit word. */
  word(): number {
    if (this.position === SIZE) this.regenerate();
    let word = this.key[this.position++]!;
    word ^= word >>> 11;
    word ^= (word << 7) & 0x9d2c5680;
    word ^= (word << 15) & 0xefc60000;
    word ^= word >>> 18;
    return word >>> 0;
  }

  /** `random_sample()`: 53 random bits in [0, 1). */
  uniform(): number {
    const high = this.word() >>> 5;
    const low = this.word() >>> 6;
    return (high * 0x4000000 + low) / 0x20000000000000;
  }

  /** `standard_normal()` by the polar method; the second coordinate of a pair is handed out first. */
  normal(): number {
    if (this.cachedNormal !== null) {
      const kept = this.cachedNormal;
      this.cachedNormal = null;
      return kept;
    }
    for (;;) {
      const x1 = 2 * this.uniform() - 1;
      const x2 = 2 * this.uniform() - 1;
      const r = x1 * x1 + x2 * x2;
      if (r >= 1 || r === 0) continue;
      const factor = Math.sqrt((-2 * Math.log(r)) / r);
      this.cachedNormal = factor * x1;
      return factor * x2;
    }
  }

  /** `randint(low, high)`: a whole number from `low` to `high - 1`, for ranges up to 2^53. */
  integer(low: number, high: number): number {
    return low + this.bounded(high - low - 1);
  }

  /** A whole number from 0 to `maximum`, by masked rejection of whole words. */
  private bounded(maximum: number): number {
    if (maximum === 0) return 0;
    if (maximum > 0xffffffff) return this.boundedByPairs(BigInt(maximum));
    const mask = 0xffffffff >>> Math.clz32(maximum);
    for (;;) {
      const value = (this.word() & mask) >>> 0;
      if (value <= maximum) return value;
    }
  }

  /** The same for ranges beyond 32 bits: words in pairs, the high half first. */
  private boundedByPairs(maximum: bigint): number {
    const mask = (1n << BigInt(maximum.toString(2).length)) - 1n;
    for (;;) {
      const pair = (BigInt(this.word()) << 32n) | BigInt(this.word());
      if ((pair & mask) <= maximum) return Number(pair & mask);
    }
  }

  /** `shuffle`: Fisher-Yates from the top, in place. */
  shuffle(values: number[]): void {
    for (let i = values.length - 1; i > 0; i--) {
      const j = this.bounded(i);
      [values[i], values[j]] = [values[j]!, values[i]!];
    }
  }

  /** `permutation(count)`. */
  permutation(count: number): number[] {
    const values = Array.from({ length: count }, (_, i) => i);
    this.shuffle(values);
    return values;
  }
}
