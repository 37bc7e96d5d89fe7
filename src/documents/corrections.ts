import { z } from "zod";

/** Shape of seeds/repairs.json: words that lost a ligature, each with the lines it stands on. */
export const repairsSchema = z.object({
  repairs: z.array(
    z.object({
      document: z.string(),
      wrong: z.string(),
      right: z.string(),
      lines: z.array(z.int()).min(1),
    }),
  ),
});

const lineEndSchema = z.object({
  document: z.string(),
  line: z.int(),
  left: z.string(),
  rightLine: z.int(),
  right: z.string(),
  joined: z.string(),
});

/** Shape of seeds/hyphens.json: words and web addresses that are broken over two lines. */
export const hyphensSchema = z.object({
  lineEnds: z.array(lineEndSchema),
  addressBreaks: z.array(lineEndSchema),
});

/** Shape of seeds/footnotes.json: where footnote references stand. */
export const footnotesSchema = z.object({
  markers: z.array(
    z.object({
      document: z.string(),
      line: z.int(),
      start: z.int(),
      end: z.int(),
      note: z.int(),
    }),
  ),
});

export type LineEnd = z.infer<typeof lineEndSchema>;
export type Marker = z.infer<typeof footnotesSchema>["markers"][number];

/** What a reader of one document undoes: lost ligatures, broken words, glued footnote numbers. */
export interface Corrections {
  /** line → wrong word → right word */
  repairs: ReadonlyMap<number, ReadonlyMap<string, string>>;
  /** line of the first half → its breaks */
  breaks: ReadonlyMap<number, readonly LineEnd[]>;
  /** line → footnote references on it */
  markers: ReadonlyMap<number, readonly Marker[]>;
}

/** The three listed layers, for one document. */
export function selectCorrections(
  documentId: string,
  data: {
    repairs: z.infer<typeof repairsSchema>;
    hyphens: z.infer<typeof hyphensSchema>;
    footnotes: z.infer<typeof footnotesSchema>;
  },
): Corrections {
  const repairs = new Map<number, Map<string, string>>();
  for (const repair of data.repairs.repairs) {
    if (repair.document !== documentId) continue;
    for (const line of repair.lines) {
      const words = repairs.get(line) ?? new Map<string, string>();
      repairs.set(line, words.set(repair.wrong, repair.right));
    }
  }
  const breaks = groupByLine([...data.hyphens.lineEnds, ...data.hyphens.addressBreaks], documentId);
  const markers = groupByLine(data.footnotes.markers, documentId);
  return { repairs, breaks, markers };
}

function groupByLine<T extends { document: string; line: number }>(
  items: readonly T[],
  documentId: string,
): Map<number, T[]> {
  const lines = new Map<number, T[]>();
  for (const item of items) {
    if (item.document !== documentId) continue;
    lines.set(item.line, [...(lines.get(item.line) ?? []), item]);
  }
  return lines;
}
