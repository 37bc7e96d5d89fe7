import { createButton, createElement } from "../shared/dom.ts";

const writtenOrigin = "http://127.0.0.1:3000";

/** Makes the samples name this server instead of the address they were written with. */
export function nameThisServer(codes: Iterable<Element>, origin: string): void {
  for (const code of codes) {
    code.textContent = (code.textContent ?? "").replaceAll(writtenOrigin, origin);
  }
}

/** Gives every sample a button that copies it; without a clipboard (plain http) there is none. */
export function offerCopies(codes: Iterable<Element>): void {
  if (!("clipboard" in navigator)) return;
  for (const code of codes) {
    const block = code.parentElement;
    if (block === null) continue;
    const message = createElement("span", { role: "status", class: "quiet" });
    const language = code.getAttribute("data-sample") === "ts" ? "TypeScript" : "curl";
    const button = createButton("text-button", `Kopieer ${language}`, async () => {
      message.textContent = await copy(code.textContent ?? "");
    });
    const sample = createElement("div", { class: "sample" });
    block.replaceWith(sample);
    sample.append(block, createElement("div", { class: "buttons" }, button, message));
  }
}

async function copy(text: string): Promise<string> {
  try {
    await navigator.clipboard.writeText(text);
    return "Gekopieerd.";
  } catch {
    return "Kopiëren mag niet van je browser.";
  }
}
