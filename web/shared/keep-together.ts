import { createElement } from "./dom.ts";

/** The text as nodes in which a hyphen before a word ("en -systemen") stays with that word. */
export function keepTogether(text: string): Node[] {
  const nodes: Node[] = [];
  let at = 0;
  for (const { index } of text.matchAll(/(?<=\s)-\p{Letter}/gu)) {
    nodes.push(document.createTextNode(text.slice(at, index)));
    nodes.push(createElement("span", { class: "keep" }, text.slice(index, index + 2)));
    at = index + 2;
  }
  if (at < text.length) nodes.push(document.createTextNode(text.slice(at)));
  return nodes;
}
