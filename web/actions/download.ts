import { createElement, getById } from "../shared/dom.ts";
import { cutCsv } from "./csv.ts";
import { loadCsv } from "./load-register.ts";
import { countActions } from "./phrases.ts";

/** Lets the reader keep what is shown as a CSV file for a Dutch spreadsheet. */
export function offerDownload(listShown: () => string[]): { show(count: number): void } {
  const button = getById("download", HTMLButtonElement);
  const message = getById("melding", HTMLElement);
  button.addEventListener("click", async () => {
    button.setAttribute("aria-disabled", "true");
    const ids = listShown();
    const csv = await loadCsv();
    button.removeAttribute("aria-disabled");
    if (csv === undefined) {
      message.textContent = "Downloaden is niet gelukt. Probeer het zo opnieuw.";
      return;
    }
    saveFile(cutCsv(csv, ids), "acties.csv");
    message.textContent = `${countActions(ids.length)} gedownload in het bestand acties.csv.`;
  });
  return {
    show(count) {
      button.hidden = count === 0;
      message.textContent = "";
    },
  };
}

/** Copies the address of what is shown; without a clipboard (plain http) there is no button. */
export function offerLink(): void {
  const button = getById("kopieer", HTMLButtonElement);
  const message = getById("melding", HTMLElement);
  button.hidden = !("clipboard" in navigator);
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(location.href);
      message.textContent = "De link is gekopieerd.";
    } catch {
      message.textContent = `Kopiëren mag niet van je browser. Dit is de link: ${location.href}`;
    }
  });
}

function saveFile(text: string, name: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  const link = createElement("a", { href: address, download: name });
  link.click();
  // The browser has taken its copy by the next turn of the event loop.
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}
