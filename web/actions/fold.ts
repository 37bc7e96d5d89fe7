/**
 * The text in lower case and without accents, one character out for one character in, so that a
 * place in the folded text is the same place in the text itself.
 */
export function fold(text: string): string {
  let folded = "";
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    const plain = character.normalize("NFD").charAt(0).toLowerCase();
    folded += plain.length === 1 ? plain : character;
  }
  return folded;
}

/** The words of a search, folded; "" gives none. */
export function splitWords(query: string): string[] {
  return fold(query)
    .split(/\s+/)
    .filter((word) => word !== "");
}

/** Whether every word stands somewhere in the text; both must be folded already. */
export function containsAll(folded: string, words: readonly string[]): boolean {
  return words.every((word) => folded.includes(word));
}

/** The stretches [start, end) of the text that hold one of the folded words, merged and in order. */
export function findStretches(text: string, words: readonly string[]): [number, number][] {
  const folded = fold(text);
  const found: [number, number][] = [];
  for (const word of words) {
    for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + word.length)) {
      found.push([at, at + word.length]);
    }
  }
  found.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const merged: [number, number][] = [];
  for (const [start, end] of found) {
    const last = merged.at(-1);
    if (last !== undefined && start <= last[1]) last[1] = Math.max(last[1], end);
    else merged.push([start, end]);
  }
  return merged;
}
