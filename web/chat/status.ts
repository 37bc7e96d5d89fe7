import { getById } from "../shared/dom.ts";
import type { ShownAnswer } from "./answer-checks.ts";

/** Says in the page's status line, seen and read aloud, what is going on. */
export function announce(text: string): void {
  getById("status", HTMLParagraphElement).textContent = text;
}

/** "Antwoord klaar, 3 bronnen", or that it was not found in them. */
export function announceAnswer({ status, citations }: ShownAnswer): void {
  const count = citations.length;
  if (count === 0 && status === "not_found") {
    announce("Antwoord klaar: niet gevonden in de bronnen");
  } else if (count === 0) {
    announce("Antwoord klaar, geen bronnen");
  } else {
    announce(`Antwoord klaar, ${count === 1 ? "1 bron" : `${count} bronnen`}`);
  }
}
