// NFKD takes a free-standing acute or grave apart into a space and a mark, so they are made
// apostrophes first: the manifest writes "´basisregistraties´" and "risico´s".
const SINGLE_QUOTES = /[´`‘’‚‛′ʼʹ]/gu;
const DOUBLE_QUOTES = /[“”„‟″«»]/gu;
const DASHES = /[‐‑‒–—―−]/gu;

/** The same text without accents and ligatures: "coördinatie" → "coordinatie". Case is kept. */
export function foldAccents(text: string): string {
  return text.replace(SINGLE_QUOTES, "'").normalize("NFKD").replace(/\p{M}/gu, "");
}

/**
 * The form in which texts are compared: lower case, accents folded, straight quotes, every dash a
 * hyphen, white space folded to single spaces and trimmed.
 */
export function normalise(text: string): string {
  // Nothing to fold in plain ASCII, but for the backtick.
  if (/^[ -_a-~]*$/.test(text)) return text.toLowerCase().replace(/ {2,}/g, " ").trim();
  return foldAccents(text.replace(DOUBLE_QUOTES, '"').replace(DASHES, "-"))
    .toLowerCase()
    .replace(/\u00ad/gu, "")
    .replace(/\s+/gu, " ")
    .trim();
}
