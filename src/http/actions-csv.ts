import type { Action } from "../schema.ts";

/** Dutch versions of Excel split on semicolons, and read UTF-8 only after a byte order mark. */
const separator = ";";
const byteOrderMark = "\ufeff";
const lineEnd = "\r\n";

const columns: { header: string; read: (action: Action, publicUrl: string) => string | number }[] =
  [
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
    { header: "Pagina in de Werkagenda", read: ({ page }) => page },
    { header: "Vindplaats", read: ({ url }, publicUrl) => `${publicUrl}${url}` },
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

/** The actions as a CSV file for a Dutch spreadsheet; lists stand in one cell, an item a line. */
export function formatActionsCsv(actions: readonly Action[], publicUrl: string): string {
  const rows = [
    columns.map(({ header }) => header),
    ...actions.map((action) => columns.map(({ read }) => read(action, publicUrl))),
  ];
  const lines = rows.map((row) => row.map(formatCell).join(separator) + lineEnd);
  return byteOrderMark + lines.join("");
}
