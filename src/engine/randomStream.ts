/** Mixes a 32-bit word so that neighbouring inputs give unrelated outputs (the finaliser of MurmurHash3). */
function mix(word: number): number {
  let h = word | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

/**
 * A stream of pseudo-random numbers (xoshiro128++ of Blackman and Vigna), addressed by whole numbers: the same address
 * always gives the same stream, and streams of different addresses are independent for all practical purposes.
 */
export class RandomStream {
  private a = 0;
  private b = 0;
  private c = 0;
  private d = 0;

  constructor(...address: readonly number[]) {
    this.moveTo(...address);
  }

  /** Starts the stream of another address. */
  moveTo(...address: readonly number[]): void {
    let h = 0x9e3779b9;
    for (const part of address) {
      h = mix(h ^ (part | 0));
      // Seeds above 2^32 differ only in their high word.
      h = mix((h + Math.floor(part / 0x1_0000_0000)) ^ 0x2545f491);
    }
    this.a = mix(h ^ 0x3c6ef372);
    this.b = mix(h ^ 0x78dde6e4);
    this.c = mix(h ^ 0xdaa66d2b);
    this.d = mix(h ^ 0x1715609d) | 1;
  }

  /** The next 32 bits as an unsigned integer. */
  word(): number {
    const sum = (this.a + this.d) | 0;
    const result = (((sum << 7) | (sum >>> 25)) + this.a) | 0;
    const t = this.b << 9;
    this.c ^= this.a;
    this.d ^= this.b;
    this.b ^= this.c;
    this.a ^= this.d;
    this.c ^= t;
    this.d = (this.d << 11) | (this.d >>> 21);
    return result >>> 0;
  }

  /** Uniform in [0, 1). */
  uniform(): number {
    return this.word() * 2.3283064365386963e-10;
  }

  /** A whole number in 0..count-1. */
  index(count: number): number {
    return Math.floor(this.uniform() * count);
  }

  /** Fills with uniform numbers of [low, high). */
  fillUniform(out: Float32Array, start: number, end: number, low: number, high: number): void {
    const range = high - low;
    for (let i = start; i < end; i++) out[i] = low + range * this.uniform();
  }

  /** Fills with normal numbers by Marsaglia's polar method; `cut` drops what is further than that many deviations away. */
  fillNormal(out: Float32Array, start: number, end: number, mean: number, deviation: number, cut = Infinity): void {
    let i = start;
    while (i < end) {
      const u = 2 * this.uniform() - 1;
      const v = 2 * this.uniform() - 1;
      const r = u * u + v * v;
      if (r >= 1 || r === 0) continue;
      const factor = Math.sqrt((-2 * Math.log(r)) / r);
      const first = u * factor;
      const second = v * factor;
      if (Math.abs(first) <= cut) out[i++] = mean + deviation * first;
      if (i < end && Math.abs(second) <= cut) out[i++] = mean + deviation * second;
    }
  }

  /** Shuffles in place (Fisher-Yates). */
  shuffle(values: Int32Array): void {
    for (let i = values.length - 1; i > 0; i--) {
      const j = this.index(i + 1);
      const kept = values[i]!;
      values[i] = values[j]!;
      values[j] = kept;
    }
  }
}

/** What a stream is for: the second part of its address, so that no two uses share numbers. */
export const streamUse = { weights: 1, data: 2, dropout: 3, shuffle: 4, verification: 5 } as const;
