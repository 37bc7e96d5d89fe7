/**
 * Numbers are kept in so many parts of 1: enough decimals for a cosine that decides nothing beyond its
 * third; a third of the size as text.
 */
export const DECIMALS = 1e5;

/** A vector as every store keeps it, so that all of them give the same cosines. */
export function roundVector(vector: Float32Array): number[] {
  // Adding nothing makes 0 of −0, which would not come back from a file or a database.
  return Array.from(vector, (value) => Math.round(value * DECIMALS) / DECIMALS + 0);
}
