import { getById } from "../shared/dom.ts";

/** Says in the page's status line, seen and read aloud, what is going on. */
export function announce(text: string): void {
  getById("status", HTMLParagraphElement).textContent = text;
}

/** "Antwoord klaar, 3 bronnen". */
export function announceAnswer(sourceCount: number): void {
  const sources = sourceCount === 1 ? "1 bron" : `${sourceCount} bronnen`;
  announce(sourceCount === 0 ? "Antwoord klaar, geen bronnen" : `Antwoord klaar, ${sources}`);
}
