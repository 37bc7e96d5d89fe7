import DOMPurify from "dompurify";
import { Marked } from "marked";
import { createElement } from "../shared/dom.ts";

/** Paths of this site only: an answer leads to its sources and nowhere else. */
const ownPath = /^\/(?!\/)[^\s\\]*$/;

const markdown = new Marked({
  gfm: true,
  renderer: {
    html: () => "",
    image: ({ text }) => escapeText(text),
    heading({ tokens }) {
      return `<p><strong>${this.parser.parseInline(tokens)}</strong></p>`;
    },
    link({ href, tokens }) {
      const label = this.parser.parseInline(tokens);
      return ownPath.test(href) ? `<a href="${escapeText(href)}">${label}</a>` : label;
    },
  },
});

const allowedTags = "p br strong em code a ul ol li blockquote table thead tbody tr th td".split(
  " ",
);

/** The answer's markdown as nodes, its markers [1] as links to `sourceId(1)` where that is known. */
export function renderAnswerText(
  text: string,
  sourceId: (number: number) => string | undefined,
): DocumentFragment {
  const html = markdown.parse(keepNumbers(text), { async: false });
  const fragment = DOMPurify.sanitize(html, {
    ALLOWED_TAGS: allowedTags,
    ALLOWED_ATTR: ["href"],
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    RETURN_DOM_FRAGMENT: true,
  });
  nameParts(fragment);
  linkMarkers(fragment, sourceId);
  return fragment;
}

/** A number before a line is the source's own; as markdown it would be counted anew from 1. */
function keepNumbers(text: string): string {
  return text.replace(/^((?:- )?\d+)([.)])(?= )/gm, "$1\\$2");
}

/** Gives a class to lists whose items bring their own number, and to the line of abbreviations. */
function nameParts(fragment: DocumentFragment): void {
  for (const list of fragment.querySelectorAll("ul")) {
    const numbered = [...list.children].every((item) => /^\d+[.)] /.test(item.textContent ?? ""));
    if (numbered) list.className = "own-marks";
  }
  const last = fragment.lastElementChild;
  // Alone it is not an explanation with the answer, but the answer.
  if (last === null || last === fragment.firstElementChild || !last.matches("p")) return;
  const parts = (last.textContent ?? "").split("; ");
  if (parts.every((part) => /^[^=[]{1,30} = [^[]+$/.test(part))) last.className = "abbreviations";
}

function linkMarkers(fragment: Node, sourceId: (number: number) => string | undefined): void {
  const walker = document.createTreeWalker(fragment, NodeFilter.SHOW_TEXT);
  const texts: Node[] = [];
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) texts.push(node);
  for (const node of texts) {
    const parts = (node.textContent ?? "").split(/(\[\d+\])/);
    if (parts.length === 1) continue;
    node.parentNode?.replaceChild(linkParts(parts, sourceId), node);
  }
}

function linkParts(
  parts: string[],
  sourceId: (number: number) => string | undefined,
): DocumentFragment {
  const linked = document.createDocumentFragment();
  for (const part of parts) {
    const number = /^\[(\d+)\]$/.exec(part)?.[1];
    const id = number === undefined ? undefined : sourceId(Number(number));
    linked.append(
      id === undefined
        ? part
        : createElement(
            "a",
            { class: "marker", href: `#${id}`, "aria-label": `Bron ${number}` },
            part,
          ),
    );
  }
  return linked;
}

function escapeText(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
