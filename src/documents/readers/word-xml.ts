import type { LabelParagraph } from "./word-numbering.ts";
import { encodeXml } from "./xml-text.ts";

/** An element that is open while the XML is read. */
interface Open {
  name: string;
  /** Where its opening tag stands in what is written. */
  at: number;
  isHidden?: boolean;
  /** Of a drawing: the contents of the text boxes in it. */
  boxes: string[];
  /** Of alternate content: the part that is kept. */
  kept?: { at: number; hasText: boolean };
}

const TAG =
  /<(\/?)([A-Za-z_][\w.-]*:[\w.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>/g;

/** Elements that hold text and that mammoth does not know → one that it reads in the same way. */
const READ_AS: Readonly<Record<string, string>> = {
  "w:fldSimple": "w:smartTag",
  "w:dir": "w:smartTag",
  "w:bdo": "w:smartTag",
  "w:ruby": "w:smartTag",
  "w:rubyBase": "w:smartTag",
  "w:cr": "w:br",
  "w:ptab": "w:tab",
  "m:r": "w:r",
  "m:t": "w:t",
};
const ALTERNATIVES = new Set(["mc:AlternateContent", "mc:Choice", "mc:Fallback"]);

/**
 * Rewrites a part of a Word document so that mammoth loses none of its text: text boxes that exist as a
 * drawing only come after their paragraph, once; fields, formulas (on one line) and other elements that
 * it does not know are read as what holds them; hidden text goes; the number that Word prints before a
 * paragraph becomes text (`label`). Expects the usual prefixes (w:, mc:,
 * m:); with others the text stays as it is.
 */
export function rewriteWordXml(xml: string, label?: LabelParagraph): string {
  const out: string[] = [];
  const open: Open[] = [];
  let from = 0;
  for (const match of xml.matchAll(TAG)) {
    const [tag, slash = "", name = "", attributes = "", single = ""] = match;
    out.push(xml.slice(from, match.index));
    from = match.index + tag.length;
    const written = ALTERNATIVES.has(name)
      ? ""
      : `<${slash}${renamed(name)}${attributes}${single}>`;
    if (slash === "") {
      if (name === "w:vanish") hideRun(open, attributes);
      if (name === "m:den") out.push("<w:r><w:t>/</w:t></w:r>");
      if (single === "") open.push({ name, at: out.length, boxes: [] });
      out.push(written);
    } else {
      out.push(written);
      const closed = open.pop();
      if (closed?.name !== name) continue;
      if (name === "w:pPr" && label) writeLabel(out, open, closed, label);
      closeElement(out, open, closed);
    }
  }
  out.push(xml.slice(from));
  return out.join("");
}

function renamed(name: string): string {
  return READ_AS[name] ?? (name.startsWith("m:") ? "w:smartTag" : name);
}

function writeLabel(out: string[], open: readonly Open[], closed: Open, label: LabelParagraph) {
  // The fallback says again what the choice before it said: it must not be counted twice.
  if (open.at(-1)?.name !== "w:p" || open.some(({ name }) => name === "mc:Fallback")) return;
  const text = label(out.slice(closed.at).join(""));
  if (text) out.push(`<w:r><w:t xml:space="preserve">${encodeXml(text)} </w:t></w:r>`);
}

function hideRun(open: readonly Open[], attributes: string): void {
  const run = open.at(-2);
  const isOff = /w:val\s*=\s*["'](?:0|false|off)["']/.test(attributes);
  if (run?.name === "w:r" && open.at(-1)?.name === "w:rPr" && !isOff) run.isHidden = true;
}

function closeElement(out: string[], open: readonly Open[], closed: Open): void {
  if (closed.isHidden) out.length = closed.at;
  if (closed.name === "w:txbxContent") {
    const drawing = open.findLast(({ name }) => name === "w:drawing" || name === "w:pict");
    if (drawing?.name === "w:drawing") drawing.boxes.push(out.splice(closed.at).join(""));
  }
  if (closed.name === "w:drawing") {
    out.push(...closed.boxes.map((box) => `<w:pict>${box}</w:pict>`));
  }
  const alternatives = open.at(-1);
  if (alternatives?.name === "mc:AlternateContent") keepOne(out, alternatives, closed);
}

/**
 * Of alternatives the one with a text box stays, else the last: mammoth reads pictures from the older
 * form, which comes as the fallback.
 */
function keepOne(out: string[], alternatives: Open, closed: Open): void {
  const { kept } = alternatives;
  const isBox = (part: string) => /^<w:(?:pict|txbxContent)\b/.test(part);
  const hasText = out.slice(closed.at).some(isBox);
  if (kept?.hasText) out.length = closed.at;
  else {
    if (kept) out.splice(kept.at, closed.at - kept.at);
    alternatives.kept = { at: kept?.at ?? closed.at, hasText };
  }
}
