/** Heads the collective owners ("andere departementen"), whose members the source does not name. */
export const groupsLabel = "Groepen, zonder naam in de bron";

/** "1 actie", "6 acties". */
export function countActions(count: number): string {
  return count === 1 ? "1 actie" : `${count} acties`;
}

/** "1.2.1, 1.2.2 en 1.2.3" */
export function joinWords(words: readonly string[]): string {
  const last = words.at(-1) ?? "";
  return words.length < 2 ? last : `${words.slice(0, -1).join(", ")} en ${last}`;
}

/** The text cut at the last whole word before `length` characters, with an ellipsis when cut. */
export function shorten(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = text.lastIndexOf(" ", length);
  return `${text.slice(0, cut > 0 ? cut : length).replace(/[\s,.;:(]+$/, "")}…`;
}
