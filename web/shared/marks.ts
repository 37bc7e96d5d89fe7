import { createElement } from "./dom.ts";

/** A stretch of a text: start included, end not, in UTF-16 units. */
export type Stretch = readonly [start: number, end: number];

/** The text as nodes, its stretches in <mark>. Stretches outside the text or overlapping are cut. */
export function markStretches(text: string, stretches: readonly Stretch[]): Node[] {
  const nodes: Node[] = [];
  let at = 0;
  for (const [from, to] of [...stretches].sort((one, other) => one[0] - other[0])) {
    const start = Math.max(at, from);
    const end = Math.min(text.length, to);
    if (start >= end) continue;
    if (start > at) nodes.push(document.createTextNode(text.slice(at, start)));
    nodes.push(createElement("mark", {}, text.slice(start, end)));
    at = end;
  }
  if (at < text.length) nodes.push(document.createTextNode(text.slice(at)));
  return nodes;
}
