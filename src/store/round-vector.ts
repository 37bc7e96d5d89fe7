/**
 * Numbers are kept in so many parts of 1: enough decimals for a cosine that decides nothing beyond its
 * third; a third of the size as text.
 */
export const DECIMALS = 1e5;

/** A vector as every store keeps it, so that all of them give the same cosines. */
export function roundVector(vector: Float32Array): number[] {
  const rounded = new Array<number>(vector.length);
  for (let column = 0; column < vector.length; column += 1) {
    // Adding nothing makes 0 of −0, which would not come back from a file or a database.
    rounded[column] = Math.round((vector[column] ?? 0) * DECIMALS) / DECIMALS + 0;
  }
  return rounded;
}
