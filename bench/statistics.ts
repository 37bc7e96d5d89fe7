/** Numbers between 0 and 1 that are the same at every run. Source: mulberry32, Tommy Ettinger. */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A mean with the interval that holds 95 % of the means of resampled values. */
export interface Interval {
  mean: number;
  low: number;
  high: number;
}

const RESAMPLES = 2_000;
const SEED = 20221104;

/** Percentile bootstrap (Efron 1979), with a fixed seed. */
export function bootstrap(values: readonly number[]): Interval {
  const random = createRandom(SEED);
  const means: number[] = [];
  for (let round = 0; round < RESAMPLES; round += 1) {
    let sum = 0;
    for (let drawn = 0; drawn < values.length; drawn += 1) {
      sum += values[Math.floor(random() * values.length)] ?? 0;
    }
    means.push(sum / values.length);
  }
  return { mean: meanOf(values), low: percentile(means, 0.025), high: percentile(means, 0.975) };
}

/** The value that `share` (0–1) of the values do not exceed; NaN of none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const at = Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1));
  return sorted[at] ?? Number.NaN;
}

/** NaN of none. */
export function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
