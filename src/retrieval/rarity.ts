/** ln(1 + (N − n + 0.5) / (n + 0.5)), n of N texts holding the term (Robertson & Zaragoza 2009). */
export function rarityOf(count: number, texts: number): number {
  return Math.log(1 + (texts - count + 0.5) / (count + 0.5));
}
