import type { Turn } from "./turn.ts";

/** The answer as plain text with its references, to paste in a mail or a memo. */
export function writeReferences({ question, answer }: Turn, origin: string): string {
  const sources = answer.citations.map(
    ({ number, documentTitle, dateText, page, section, excerpt, url }) =>
      [
        `[${number}] ${documentTitle}, ${dateText}, pagina ${page}`,
        section === "" ? "" : `, ${section}`,
        `\n“${excerpt}”\n${origin}${url}`,
      ].join(""),
  );
  return [
    `Vraag: ${question}`,
    answer.answer,
    ...(sources.length === 0 ? [] : ["Bronnen", ...sources]),
    "Opgesteld door Beleidswijzer, een AI-systeem. Controleer het antwoord in de bron.",
  ].join("\n\n");
}
