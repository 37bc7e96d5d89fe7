import { type DefaultTreeAdapterTypes, defaultTreeAdapter, parse } from "parse5";
import { UnreadableFileError } from "./draft-document.ts";

/** An element of a page that was parsed. */
export type Element = DefaultTreeAdapterTypes.Element;
/** Anything that stands in an element: another, text, a comment. */
export type Node = DefaultTreeAdapterTypes.ChildNode;
/** A whole page. */
export type Document = DefaultTreeAdapterTypes.Document;

/** Real pages stay under 100; the time that parsing costs grows with the depth. */
const MAX_DEPTH = 256;
/** A page of 20 MB has some 500,000; unclosed formatting tags can make millions out of little. */
const MAX_ELEMENTS = 1_500_000;

const HIDDEN_STYLE = /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i;

/** Parses as a browser does, running and fetching nothing. @throws UnreadableFileError */
export function parseHtml(html: string, name: string): Document {
  let depth = 0;
  let elements = 0;
  const treeAdapter: typeof defaultTreeAdapter = {
    ...defaultTreeAdapter,
    createElement(...args) {
      elements += 1;
      if (elements > MAX_ELEMENTS) {
        throw new UnreadableFileError(
          `${name} has more than ${MAX_ELEMENTS} elements, which no document needs; save its text as a new file and add that.`,
        );
      }
      return defaultTreeAdapter.createElement(...args);
    },
    onItemPush() {
      depth += 1;
      if (depth > MAX_DEPTH) throw nestedTooDeep(name);
    },
    onItemPop() {
      depth -= 1;
    },
  };
  return parse(html, { treeAdapter });
}

/** What is said of a page whose elements nest deeper than can be read. */
export function nestedTooDeep(name: string): UnreadableFileError {
  return new UnreadableFileError(
    `${name} nests its elements more than ${MAX_DEPTH} deep, which no document needs; save its text as a new file and add that.`,
  );
}

/** What is said of a page with a table that does not fit in memory. */
export function tableTooLarge(name: string): UnreadableFileError {
  return new UnreadableFileError(
    `${name} has a table of millions of cells, which cannot be quoted; take that table out and add the file again.`,
  );
}

/** Whether a node is an element. */
export function isElement(node: DefaultTreeAdapterTypes.Node): node is Element {
  return "tagName" in node;
}

/** Whether a node is text. */
export function isText(
  node: DefaultTreeAdapterTypes.Node,
): node is DefaultTreeAdapterTypes.TextNode {
  return node.nodeName === "#text";
}

/** The value of an attribute; undefined when the element has none. */
export function attributeOf(element: Element, name: string): string | undefined {
  return element.attrs.find((one) => one.name === name)?.value;
}

/** Hidden by its own attributes; what a style sheet hides cannot be known. */
export function isHidden(element: Element): boolean {
  return element.attrs.some(
    ({ name, value }) => name === "hidden" || (name === "style" && HIDDEN_STYLE.test(value)),
  );
}

/** All nodes under `root` in document order. */
function* nodesIn(root: Document | Element): Generator<Node> {
  const waiting = [...root.childNodes].reverse();
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    yield node;
    if (!isElement(node)) continue;
    for (const child of node.childNodes.toReversed()) waiting.push(child);
  }
}

/** All elements under `root` in document order. */
export function* elementsIn(root: Document | Element): Generator<Element> {
  for (const node of nodesIn(root)) if (isElement(node)) yield node;
}

/** The text in an element as it stands in the file. */
export function textOf(element: Element): string {
  let text = "";
  for (const node of nodesIn(element)) if (isText(node)) text += node.value;
  return text;
}

/** The nearest element around `element`, itself included, whose tag is one of `tags`. */
export function closest(element: Element, tags: ReadonlySet<string>): Element | undefined {
  for (let at: DefaultTreeAdapterTypes.ParentNode | null = element; at && isElement(at); ) {
    if (tags.has(at.tagName)) return at;
    at = at.parentNode;
  }
  return undefined;
}

/** Whether `inner` is `outer` or stands in it. */
export function contains(outer: Element, inner: Element): boolean {
  for (let at: DefaultTreeAdapterTypes.ParentNode | null = inner; at && isElement(at); ) {
    if (at === outer) return true;
    at = at.parentNode;
  }
  return false;
}
