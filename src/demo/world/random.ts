/**
 * Deterministic randomness. The generator is sfc32 by Chris Doty-Humphrey (PractRand 0.95, public domain; passes
 * PractRand and BigCrush with 128 bits of state); its state is filled from the seed text by four 32-bit FNV-1a hashes
 * (Fowler, Noll, Vo; public domain) that begin at different offsets. Nothing here is fit for secrets.
 */

/** One stream of draws. Equal seeds give equal streams; a stream is not disturbed by any other. */
export interface Random {
  /** Uniform in [0, 1). */
  next(): number;
  /** Whole number, both ends included. */
  int(least: number, most: number): number;
  /** Uniform in [least, most). */
  between(least: number, most: number): number;
  /** True with this probability. */
  chance(probability: number): boolean;
  /** One element; an empty list throws a RangeError. */
  pick<T>(list: readonly T[]): T;
  /** One element by weight (>= 0); undefined where no weight is above zero. */
  weighted<T>(list: readonly T[], weight: (item: T) => number): T | undefined;
  /** A copy in random order. */
  shuffled<T>(list: readonly T[]): T[];
  /** Waiting time until the next of events that come `mean` apart: exponential. */
  wait(mean: number): number;
  /** Normal distribution (twelve uniform draws, so never farther out than six deviations). */
  normal(mean: number, deviation: number): number;
  /** An own stream for a part of the world; depends on the seed and the label, not on what was drawn. */
  fork(label: string): Random;
}

const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;
/** Draws that sfc32 wants thrown away after seeding, by its author's own seeding code. */
const WARM_UP = 12;

function fnv1a(text: string, offset: number): number {
  let hash = offset;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), FNV_PRIME);
  return hash >>> 0;
}

class Sfc32 implements Random {
  private readonly seed: string;
  private a: number;
  private b: number;
  private c: number;
  private counter = 1;

  constructor(seed: string) {
    this.seed = seed;
    this.a = fnv1a(seed, FNV_OFFSET);
    this.b = fnv1a(seed, this.a ^ 0x9e3779b9);
    this.c = fnv1a(seed, this.b ^ 0x85ebca6b);
    for (let i = 0; i < WARM_UP; i++) this.next();
  }

  next(): number {
    const sum = (this.a + this.b + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = (((this.c << 21) | (this.c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 0x1_0000_0000;
  }

  int(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  between(least: number, most: number): number {
    return least + this.next() * (most - least);
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(list: readonly T[]): T {
    if (list.length === 0) throw new RangeError("Nothing to pick from an empty list.");
    return list[Math.floor(this.next() * list.length)] as T;
  }

  weighted<T>(list: readonly T[], weight: (item: T) => number): T | undefined {
    const weights = list.map(weight);
    let left = this.next() * weights.reduce((sum, one) => sum + one, 0);
    return list.find((_, i) => {
      const own = weights[i] ?? 0;
      left -= own;
      return own > 0 && left < 0;
    });
  }

  shuffled<T>(list: readonly T[]): T[] {
    const copy = [...list];
    for (let i = copy.length - 1; i > 0; i--) {
      const j = this.int(0, i);
      const one = copy[i] as T;
      copy[i] = copy[j] as T;
      copy[j] = one;
    }
    return copy;
  }

  wait(mean: number): number {
    return -Math.log(1 - this.next()) * mean;
  }

  normal(mean: number, deviation: number): number {
    let sum = -6;
    for (let i = 0; i < 12; i++) sum += this.next();
    return mean + sum * deviation;
  }

  fork(label: string): Random {
    return new Sfc32(`${this.seed}/${label}`);
  }
}

/** A stream of draws that depends on nothing but the seed. */
export function createRandom(seed: string): Random {
  return new Sfc32(seed);
}
