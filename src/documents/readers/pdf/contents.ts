import type { Line } from "./lines.ts";

/** The heading over a table of contents. */
const HEADING = /^(?:inhoud|inhoudsopgave|contents)$/i;
/** An entry of it: a page number ends the line. */
const ENTRY = /(?:\s|[.…·])(?:\d{1,4}|[ivxl]{1,6})$/;

/** Lines of a column in order: before, in and after a table of contents. */
export interface SplitLines {
  before: Line[];
  contents: Line[];
  after: Line[];
  /** Whether the next column may go on with it. */
  goesOn: boolean;
}

/**
 * Takes a table of contents out of the lines of a column: it points at text and says nothing itself,
 * and its lines would pass for headings. `inContents` when the column before ended in one.
 */
export function takeContents(lines: readonly Line[], inContents: boolean): SplitLines {
  const start = lines.findIndex(({ text }) => HEADING.test(text)) + 1;
  const rest = lines.slice(start);
  const isEntry = ({ text }: Line) => ENTRY.test(text);
  const end = rest.findLastIndex(isEntry) + 1;
  const contents = rest.slice(0, end);
  const share = contents.filter(isEntry).length / Math.max(1, end);
  const goesOn = end === rest.length;
  if ((start === 0 && !inContents) || share < 0.6) {
    return { before: [...lines], contents: [], after: [], goesOn: start > 0 && goesOn };
  }
  return { before: lines.slice(0, start), contents, after: rest.slice(end), goesOn };
}
