/** Splits a CSV text (RFC 4180, semicolons) into records as they stand, quotes and all. */
export function splitRecords(csv: string): string[] {
  const records: string[] = [];
  let start = 0;
  let quoted = false;
  for (let at = 0; at < csv.length; at += 1) {
    const character = csv.charAt(at);
    if (character === '"') quoted = !quoted;
    else if (character === "\n" && !quoted) {
      records.push(csv.slice(start, at).replace(/\r$/, ""));
      start = at + 1;
    }
  }
  if (start < csv.length) records.push(csv.slice(start));
  return records;
}

/**
 * Keeps of the server's CSV the header and the records of these actions, in this order. The first
 * column holds the action id. Cutting the server's own text keeps one definition of the columns.
 * Returns UTF-8 text that begins with a byte order mark, as a Dutch spreadsheet wants it.
 * @throws {Error} when the CSV lacks one of the actions
 */
export function cutCsv(csv: string, actionIds: readonly string[]): string {
  const [header = "", ...records] = splitRecords(csv.replace(/^\uFEFF/, ""));
  const byId = new Map(records.map((record) => [readFirstField(record), record]));
  const kept = actionIds.map((id) => {
    const record = byId.get(id);
    if (record === undefined)
      throw new Error(`The CSV of the server has no record of action ${id}`);
    return record;
  });
  return `\uFEFF${[header, ...kept].join("\r\n")}\r\n`;
}

function readFirstField(record: string): string {
  return (record.split(";", 1)[0] ?? "").replace(/^"|"$/g, "");
}
