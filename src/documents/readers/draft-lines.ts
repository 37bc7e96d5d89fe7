import type { DraftLine, DraftNote } from "./draft-document.ts";

/** Longest line of a file without lines of its own: a place in it must be easy to point at. */
const LINE_LENGTH = 120;

/** Text without line breaks, one space between words, with the footnote references in it. */
export interface Run {
  text: string;
  notes: DraftNote[];
}

/** Soft hyphens, zero-width spaces, joiners, direction marks and control characters. */
const INVISIBLE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it removes.
  /[\u0000-\u0008\u000e-\u001f\u007f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;

/** A full stop, closing quotes and perhaps a footnote number, before a space. */
const SENTENCE_END = /[.!?…]["'”’»)\]]*(?:\[?\d{1,3}\]?)?(?= )/g;

/**
 * The text that a reader of the page sees: characters without a shape taken out, accents in one piece
 * and the hyphen that does not break as a plain one. White space stays as it is.
 */
export function cleanText(text: string): string {
  return text
    .replace(INVISIBLE, "")
    .replace(/\u2011/g, "-")
    .normalize("NFC");
}

/** As `cleanText`, trimmed and with one space between words. */
export function joinWords(text: string): string {
  return cleanText(text).replace(/\s+/g, " ").trim();
}

/**
 * Cuts a run into lines of at most `length` characters, after a sentence where one ends in the second
 * half of the line, else between two words. Joined with a space they are the run again; a word that is
 * longer stays whole.
 */
export function cutLines({ text, notes }: Run, page: number, length = LINE_LENGTH): DraftLine[] {
  const lines: DraftLine[] = [];
  let start = 0;
  let nextNote = 0;
  while (start < text.length) {
    const end = text.length - start > length ? findCut(text, start, length) : text.length;
    const inLine: DraftNote[] = [];
    for (let note = notes[nextNote]; note && note.start < end; note = notes[nextNote]) {
      inLine.push({ ...note, start: note.start - start, end: note.end - start });
      nextNote += 1;
    }
    const line = { text: text.slice(start, end), page };
    lines.push(inLine.length > 0 ? { ...line, notes: inLine } : line);
    start = end + 1;
  }
  return lines;
}

function findCut(text: string, start: number, length: number): number {
  const reach = text.slice(start, start + length + 1);
  const sentences = [...reach.matchAll(SENTENCE_END)].map(
    ({ index, 0: stop }) => index + stop.length,
  );
  const sentence = sentences.at(-1) ?? 0;
  if (sentence > length / 2) return start + sentence;
  const word = reach.lastIndexOf(" ");
  if (word > 0) return start + word;
  const next = text.indexOf(" ", start + length);
  return next < 0 ? text.length : next;
}

/** Collects the text of a paragraph from its pieces, as a browser does. */
export interface RunWriter {
  /** White space before, after and in `text` counts as one space. */
  write(text: string): void;
  /** A footnote reference as it is printed; it is never cut in two. */
  writeNote(label: string, note: number): void;
  breakLine(): void;
  /** The runs since the last call, one per line that the file itself breaks; empty ones left out. */
  take(): Run[];
}

/** A writer with nothing written yet. */
export function createRunWriter(): RunWriter {
  let runs: Run[] = [];
  let run: Run = { text: "", notes: [] };

  function write(text: string): void {
    const words = cleanText(text).replace(/\s+/g, " ");
    const spaced = run.text === "" || run.text.endsWith(" ");
    run.text += spaced ? words.trimStart() : words;
  }

  function breakLine(): void {
    run.text = run.text.trimEnd();
    if (run.text !== "") runs.push(run);
    run = { text: "", notes: [] };
  }

  return {
    write,
    breakLine,
    writeNote(label, note) {
      const start = run.text.length;
      run.text += cleanText(label).replace(/\s+/g, "");
      run.notes.push({ start, end: run.text.length, note });
    },
    take() {
      breakLine();
      const taken = runs;
      runs = [];
      return taken;
    },
  };
}
