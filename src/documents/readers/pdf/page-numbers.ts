/**
 * The page of each page of a file: as printed in its running head or foot, else counted on from the
 * nearest page that prints one, else (nothing printed, or before page 1) its place in the file.
 */
export function numberPages(edges: readonly (readonly string[])[]): number[] {
  const found = edges.map((lines) => lines.flatMap(numbersOf));
  const shifts = found.map((numbers, index) => numbers.map((number) => number - index));
  const votes = new Map<number, number>();
  for (const shift of shifts.flat()) votes.set(shift, (votes.get(shift) ?? 0) + 1);
  const chosen = shifts.map((own, index) => chooseShift(own, shifts, index, votes));
  return edges.map((_, index) => {
    const shift = chosen[index] ?? nearest(chosen, index);
    const page = index + (shift ?? 1);
    return page > 0 ? page : index + 1;
  });
}

/** The shift that a neighbour has too; on a file of one page, or else the only one printed alone. */
function chooseShift(
  own: readonly number[],
  shifts: readonly (readonly number[])[],
  index: number,
  votes: ReadonlyMap<number, number>,
): number | undefined {
  const near = [-2, -1, 1, 2].flatMap((step) => shifts[index + step] ?? []);
  const shared = own.filter((shift) => near.includes(shift));
  const candidates = shared.length > 0 ? shared : shifts.length <= 2 ? own : [];
  return [...candidates].sort((a, b) => (votes.get(b) ?? 0) - (votes.get(a) ?? 0))[0];
}

function nearest(shifts: readonly (number | undefined)[], index: number): number | undefined {
  for (let step = 1; step < shifts.length; step += 1) {
    const before = shifts[index - step];
    const after = shifts[index + step];
    if (before !== undefined) return before;
    if (after !== undefined) return after;
  }
  return undefined;
}

/** "Pagina 2 van 5" prints 2, not 5; "12 | Actieplan 2025" may print either, the neighbours tell. */
function numbersOf(text: string): number[] {
  const clear = text.match(/(?:pagina|pag\.|blz\.?|bladzijde|page)\s*(\d{1,4})/i);
  if (clear) return [Number(clear[1])];
  const total = text.match(/(\d{1,4})\s*(?:van|\/|of)\s*\d{1,4}\W*$/);
  if (total) return [Number(total[1])];
  return [...text.matchAll(/(?<![\d.,-])\d{1,4}(?![\d,-])/g)].map(([number]) => Number(number));
}
