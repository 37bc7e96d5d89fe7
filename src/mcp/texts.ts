import type { Action, Answer, Block, DocumentInfo, PageView } from "../schema.ts";

/** What a cell says, by the head of its column in the source. */
const columnHeads: Record<NonNullable<Block["column"]>, string> = {
  number: "nummer",
  title: "actie",
  "2023": "t/m 2023",
  "2025": "t/m 2025",
  owner: "uitvoerder",
  note: "noot",
  challenge: "maatschappelijke opgave",
  achieved: "behaalde resultaten",
  goal: "doel",
  indicators: "indicatoren",
  other: "",
};

/**
 * An answer for a reader who sees text alone: the citations stand below it in full, with their
 * address where the server knows its own.
 */
export function formatAnswer(answer: Answer, publicUrl: string): string {
  const { interpretedAs, citations, related = [] } = answer;
  const link = (url: string): string[] => (publicUrl === "" ? [] : [`${publicUrl}${url}`]);
  const sources = citations.map(
    ({ number, documentTitle, dateText, page, section, excerpt, url }) => {
      const place = `[${number}] ${documentTitle} (${dateText}), pagina ${page}, ${section}`;
      return [place, `"${excerpt}"`, ...link(url)].join("\n");
    },
  );
  const elsewhere = related.map(({ documentTitle, page, section, url }) =>
    [`- ${documentTitle}, pagina ${page}, ${section}`, ...link(url)].join(" "),
  );
  return [
    ...(interpretedAs === undefined ? [] : [`Opgevat als: ${interpretedAs}`]),
    answer.answer,
    ...(sources.length > 0 ? ["Bronnen:", ...sources] : []),
    ...(elsewhere.length > 0 ? [`Verwant, geen antwoord:\n${elsewhere.join("\n")}`] : []),
  ].join("\n\n");
}

/** Actions, each with its results, its owner and the page it stands on. */
export function formatActions(
  actions: readonly Action[],
  documents: readonly DocumentInfo[],
): string {
  if (actions.length === 0) return "Geen actie in de bronnen voldoet aan deze filters.";
  const count = actions.length === 1 ? "1 actie" : `${actions.length} acties`;
  const rows = actions.map((action) => formatAction(action, nameSource(action, documents)));
  return [`${count}:`, ...rows].join("\n\n");
}

function formatAction({ id, title, results, ownerText, page }: Action, source: string): string {
  return [
    `${id} ${title}`,
    ...(["2023", "2025"] as const).flatMap((year) =>
      results[year].map((result) => `  t/m ${year}: ${result}`),
    ),
    `  uitvoerder: ${ownerText} (${source}, pagina ${page})`,
  ].join("\n");
}

/** The document an action stands in: short where it has a section, since then it is the Werkagenda. */
function nameSource({ documentId, section }: Action, documents: readonly DocumentInfo[]): string {
  if (section !== undefined) return "Werkagenda";
  return documents.find(({ id }) => id === documentId)?.title ?? documentId;
}

/** The text of a page, its headings marked, with what is missing around it. */
export function formatPage(view: PageView): string {
  const { documentTitle, page, blocks, missingBefore, missingAfter } = view;
  const missing = [...missingBefore, ...missingAfter];
  return [
    `${documentTitle}, pagina ${page}`,
    ...blocks.map(formatBlock),
    ...(missing.length > 0 ? [`Niet aangeleverd rond deze pagina: ${missing.join(", ")}.`] : []),
  ].join("\n\n");
}

function formatBlock({ kind, level = 1, column, columnTitle, text }: Block): string {
  if (kind === "heading") return `${"#".repeat(level)} ${text}`;
  const head = columnTitle ?? (column === undefined ? "" : columnHeads[column]);
  if (head !== "") return `${head}: ${text}`;
  return kind === "item" ? `- ${text}` : text;
}

/** The documents as a program may ask for them. */
export function formatDocuments(documents: readonly DocumentInfo[]): string {
  return documents
    .map(({ id, title, pages }) => `${id} (${title}; pagina's ${pages.join(", ")})`)
    .join("; ");
}
