/** A character set that the file names itself, in its first bytes. */
const DECLARED =
  /<meta[^>]{0,200}?charset\s*=\s*["']?([\w-]+)|<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w-]+)/i;

/** Bytes 80–9F of windows-1252; a blank stands for the five that mean nothing. */
const WINDOWS_80 = "€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ";

/**
 * UTF-8 with or without byte order mark, UTF-16 with one, otherwise windows-1252: the set of older
 * Dutch files, of which Latin-1 is a part. What is valid UTF-8 by chance in another set is hardly ever
 * text of more than a few bytes.
 */
export function decodeText(bytes: Uint8Array, otherwise = "windows-1252"): string {
  const mark = bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : "utf-16be";
  if (mark === "utf-16le" || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    return new TextDecoder(mark).decode(bytes);
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    const text = new TextDecoder(otherwise).decode(bytes);
    // Node 20 and 22 decode windows-1252 as Latin-1, in which these are control characters.
    return otherwise === "windows-1252"
      ? text.replace(/[\u0080-\u009f]/g, (char) => WINDOWS_80[char.charCodeAt(0) - 0x80] ?? char)
      : text;
  }
}

/** As `decodeText`; what is not Unicode is read in the character set that the page says it has. */
export function decodeHtml(bytes: Uint8Array): string {
  const start = new TextDecoder("latin1").decode(bytes.subarray(0, 2048));
  const [, meta, xml] = DECLARED.exec(start) ?? [];
  return decodeText(bytes, knownCharacterSet(meta ?? xml));
}

function knownCharacterSet(label: string | undefined): string {
  try {
    const { encoding } = new TextDecoder(label ?? "windows-1252");
    return encoding.startsWith("utf") ? "windows-1252" : encoding;
  } catch {
    return "windows-1252";
  }
}
