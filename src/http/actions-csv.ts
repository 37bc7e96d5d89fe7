import type { Action, DocumentInfo } from "../schema.ts";

/** Dutch versions of Excel split on semicolons, and read UTF-8 only after a byte order mark. */
const separator = ";";
const byteOrderMark = "\ufeff";
const lineEnd = "\r\n";

/** What a cell is read from besides its action. */
interface Around {
  publicUrl: string;
  /** Titles by the id of the document. */
  titles: ReadonlyMap<string, string>;
}

const columns: { header: string; read: (action: Action, around: Around) => string | number }[] = [
  { header: "Actie", read: ({ id }) => id },
  { header: "Ambitie", read: ({ ambition = "" }) => ambition },
  { header: "Paragraaf", read: ({ section = "" }) => section },
  { header: "Titel van de paragraaf", read: ({ sectionTitle }) => sectionTitle },
  { header: "Nummer", read: ({ number }) => number },
  { header: "Omschrijving", read: ({ title }) => title },
  { header: "Resultaat t/m 2023", read: ({ results }) => results["2023"].join("\n") },
  { header: "Resultaat t/m 2025", read: ({ results }) => results["2025"].join("\n") },
  { header: "Uitvoerder: door wie, met wie", read: ({ ownerText }) => ownerText },
  {
    header: "Uitvoerders los",
    read: ({ owners }) =>
      owners.map(({ name, role }) => (role ? `${name} (${role})` : name)).join("\n"),
  },
  { header: "Voetnoten", read: ({ footnotes }) => footnotes.join("\n") },
  { header: "Pagina", read: ({ page }) => page },
  { header: "Vindplaats", read: ({ url }, { publicUrl }) => `${publicUrl}${url}` },
  { header: "Bron", read: ({ documentId }, { titles }) => titles.get(documentId) ?? documentId },
];

/**
 * A cell as a spreadsheet should see it. Text that begins like a formula gets an apostrophe, which
 * spreadsheets take for "this is text"; quotes are doubled (RFC 4180).
 */
export function formatCell(value: string | number): string {
  if (typeof value === "number") return String(value);
  const text = /^[\s\p{Cf}]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r]/u.test(value)
    ? `'${value}`
    : value;
  return /[";\r\n,]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * The actions as a CSV file for a Dutch spreadsheet; lists stand in one cell, an item a line.
 * `documents` are those that the actions stand in.
 */
export function formatActionsCsv(
  actions: readonly Action[],
  documents: readonly Pick<DocumentInfo, "id" | "title">[],
  publicUrl: string,
): string {
  const around = { publicUrl, titles: new Map(documents.map(({ id, title }) => [id, title])) };
  const rows = [
    columns.map(({ header }) => header),
    ...actions.map((action) => columns.map(({ read }) => read(action, around))),
  ];
  const lines = rows.map((row) => row.map(formatCell).join(separator) + lineEnd);
  return byteOrderMark + lines.join("");
}
