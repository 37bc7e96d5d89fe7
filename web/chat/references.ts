import { tellMethod } from "./method-note.ts";
import { writePlainText } from "./plain-text.ts";
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
  const method = tellMethod(answer);
  return [
    `Vraag: ${question}`,
    writePlainText(answer.answer),
    ...(method === undefined ? [] : [method]),
    ...(sources.length === 0 ? [] : ["Bronnen", ...sources]),
    "Opgesteld door Beleidswijzer, een AI-systeem. Controleer het antwoord in de bron.",
  ].join("\n\n");
}
