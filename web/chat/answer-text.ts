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
  const html = markdown.parse(text, { async: false });
  const fragment = DOMPurify.sanitize(html, {
    ALLOWED_TAGS: allowedTags,
    ALLOWED_ATTR: ["href"],
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    RETURN_DOM_FRAGMENT: true,
  });
  linkMarkers(fragment, sourceId);
  return fragment;
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
