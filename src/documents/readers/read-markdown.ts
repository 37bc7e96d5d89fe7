import { Marked, type TokenizerAndRendererExtension } from "marked";
import { decodeText } from "./decode-text.ts";
import type { DraftDocument, ReadFile } from "./draft-document.ts";
import { UnreadableFileError } from "./draft-document.ts";
import { joinWords } from "./draft-lines.ts";
import { readFrontMatter } from "./front-matter.ts";
import { readHtmlText } from "./read-html.ts";

/** [^1] in the text, as pandoc and GitHub write footnotes. */
const footnoteReference: TokenizerAndRendererExtension = {
  name: "footnoteReference",
  level: "inline",
  start: (text) => text.indexOf("[^"),
  tokenizer(text) {
    const [raw, label] = /^\[\^([\w-]+)\](?!:)/.exec(text) ?? [];
    return raw ? { type: "footnoteReference", raw, label } : undefined;
  },
  renderer: ({ label }) => `<sup><a href="#footnote-${label}">${label}</a></sup>`,
};

/** [^1]: the note, going on to the next one or an empty line; it stands apart from the text. */
const footnote: TokenizerAndRendererExtension = {
  name: "footnote",
  level: "block",
  tokenizer(text) {
    const [raw, label, note] =
      /^\[\^([\w-]+)\]:[^\S\n]*(.*(?:\n(?!\[\^)[^\S\n]*\S.*)*)(?:\n|$)/.exec(text) ?? [];
    if (!raw || note === undefined) return undefined;
    return { type: "footnote", raw, label, tokens: this.lexer.inlineTokens(note) };
  },
  renderer({ label, tokens }) {
    return `<div id="footnote-${label}">${this.parser.parseInline(tokens ?? [])}</div>`;
  },
};

const marked = new Marked({ gfm: true, extensions: [footnoteReference, footnote] });

/**
 * Reads Markdown (GitHub's, with footnotes and front matter) by way of HTML; HTML in it is read as HTML
 * and runs nothing. `title` of the front matter goes before the first heading.
 */
export const readMarkdown: ReadFile = async (bytes, name) => {
  const { properties, body } = readFrontMatter(decodeText(bytes).replace(/\r\n?/g, "\n"));
  const { blocks } = readHtmlText(await toHtml(body, name), name);
  const title = joinWords(properties.get("title") ?? "");
  const document: DraftDocument = title ? { blocks, title } : { blocks };
  return document;
};

async function toHtml(markdown: string, name: string): Promise<string> {
  try {
    return await marked.parse(markdown);
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    throw new UnreadableFileError(
      `${name} nests its lists or quotations too deep to be read; save its text as .txt and add that.`,
      { cause },
    );
  }
}
