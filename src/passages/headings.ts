import type { Block } from "../schema.ts";

/** What stands above a block. */
export interface Outline {
  /** Outermost first. */
  headings: string[];
  /** Number of the Werkagenda section, e.g. 4.3. */
  section?: string;
}

/** The heading of a table page: "4.3 Versterken … | Acties". */
const SECTION = /^(\d\.\d) (.+) \| (Acties|Overzicht)$/;

/**
 * The headings above every block, in the order of the blocks. A table page belongs to the ambition
 * that its number begins with: not every ambition has its own chapter page in the delivered text.
 */
export function trackHeadings(blocks: readonly Block[]): Outline[] {
  const ambitions = new Map<string, string>();
  const stack: { level: number; text: string }[] = [];
  let table: Outline | undefined;
  return blocks.map((block) => {
    if (block.kind === "heading") {
      const section = block.text.match(SECTION);
      const ambition = block.text.match(/^([1-5]) (.+)$/);
      if (section) {
        const [, number = "", title = ""] = section;
        const above = ambitions.get(number.charAt(0));
        table = { headings: [...(above ? [above] : []), `${number} ${title}`], section: number };
      } else {
        table = undefined;
        if (ambition?.[1]) ambitions.set(ambition[1], block.text);
        while ((stack.at(-1)?.level ?? 0) >= (block.level ?? 1)) stack.pop();
        stack.push({ level: block.level ?? 1, text: block.text });
      }
    }
    return table ?? { headings: stack.map(({ text }) => text) };
  });
}
