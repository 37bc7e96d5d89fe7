import { createElement } from "../shared/dom.ts";
import { keepTogether } from "../shared/keep-together.ts";
import { markStretches } from "../shared/marks.ts";
import type { Marks } from "./place.ts";
import type { ShownBlock } from "./source-checks.ts";
import { createTables, type FillText } from "./tables.ts";

/** The blocks of a page as nodes with its structure, the marked stretches in <mark>. */
export function createBlocks(blocks: ShownBlock[], marks: Marks): HTMLElement[] {
  const fill: FillText = (element, block) => {
    const wanted = marks.get(block.id);
    if (wanted === undefined) {
      element.append(...keepTogether(block.text));
      return element;
    }
    const stretches = wanted === "all" ? [[0, block.text.length] as const] : wanted;
    element.append(...markStretches(block.text, stretches));
    return element;
  };
  const nodes: HTMLElement[] = [];
  let above = 1;
  for (const group of groupBlocks(blocks.filter((block) => block.kind !== "footnote"))) {
    const [first] = group;
    if (first === undefined) continue;
    if (first.row !== undefined) nodes.push(...createTables(group, fill));
    else if (first.kind === "item") nodes.push(createList(group, fill));
    else if (first.kind === "heading") {
      // A page may begin in the middle of a chapter; a level is never skipped on the way down.
      above = Math.min((first.level ?? 1) + 1, above + 1, 6);
      nodes.push(fill(createHeading(above, first.id), first));
    } else if (first.kind === "quote") {
      nodes.push(fill(createElement("blockquote", { id: first.id }), first));
    } else nodes.push(fill(createElement("p", { id: first.id }), first));
  }
  return [...nodes, ...createFootnotes(blocks, fill)];
}

/** Items that follow one another are one list, blocks in rows one run of tables. */
function groupBlocks(blocks: ShownBlock[]): ShownBlock[][] {
  const groups: ShownBlock[][] = [];
  for (const block of blocks) {
    const last = groups.at(-1);
    const before = last?.at(-1);
    if (last !== undefined && before !== undefined && belongTogether(before, block)) {
      last.push(block);
    } else groups.push([block]);
  }
  return groups;
}

function belongTogether(before: ShownBlock, block: ShownBlock): boolean {
  if (before.row !== undefined || block.row !== undefined) {
    return before.row !== undefined && block.row !== undefined;
  }
  return before.kind === "item" && block.kind === "item";
}

function createHeading(rank: number, id: string): HTMLElement {
  if (rank <= 2) return createElement("h2", { id, class: "utrecht-heading-2" });
  if (rank === 3) return createElement("h3", { id, class: "utrecht-heading-3" });
  if (rank === 4) return createElement("h4", { id });
  return rank === 5 ? createElement("h5", { id }) : createElement("h6", { id });
}

/** Items that bring their own number or dash get no bullet before it. */
function createList(items: ShownBlock[], fill: FillText): HTMLElement {
  const numbered = items.some((item) =>
    /^(?:[•–-]|\d+[.)]|[a-z][.)]|[ivx]+[.)])\s/i.test(item.text),
  );
  return createElement(
    "ul",
    { class: numbered ? "own-marks" : undefined, role: "list" },
    ...items.map((item) => fill(createElement("li", { id: item.id }), item)),
  );
}

function createFootnotes(blocks: ShownBlock[], fill: FillText): HTMLElement[] {
  const notes = blocks.filter((block) => block.kind === "footnote");
  if (notes.length === 0) return [];
  return [
    createElement(
      "section",
      { class: "footnotes", "aria-label": "Voetnoten" },
      ...notes.map((note) => fill(createElement("p", { id: note.id }), note)),
    ),
  ];
}
