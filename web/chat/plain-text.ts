import { renderAnswerText } from "./answer-text.ts";

/** The answer's markdown as plain text: its list marks and markers stay, its escapes go. */
export function writePlainText(markdown: string): string {
  const blocks = [...renderAnswerText(markdown, () => undefined).children];
  return blocks.map(writeBlock).join("\n\n");
}

function writeBlock(block: Element): string {
  if (block.matches("ul, ol")) {
    const mark = block.classList.contains("own-marks") ? "" : "- ";
    return [...block.children].map((item) => `${mark}${readText(item)}`).join("\n");
  }
  if (block.matches("table")) {
    const rows = [...block.querySelectorAll("tr")];
    return rows.map((row) => [...row.children].map(readText).join("\t")).join("\n");
  }
  return readText(block);
}

function readText(element: Element): string {
  return (element.textContent ?? "").trim();
}
