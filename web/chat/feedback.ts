import { createButton, createElement } from "../shared/dom.ts";

/**
 * "Klopt dit?" with yes and no. No verdict leaves the page and nothing is kept; who says no hears
 * where a fault can be told.
 */
export function createFeedback(): HTMLElement {
  const row = createElement("div", {
    class: "feedback",
    role: "group",
    "aria-label": "Klopt dit?",
  });
  const thank = (thanks: string): void => {
    const text = createElement("p", { class: "feedback__thanks", tabindex: "-1" }, thanks);
    row.replaceChildren(text);
    // The button that had the focus is gone; here the text is read and the place is kept.
    text.focus();
  };
  row.append(
    createElement("span", { class: "feedback__question", "aria-hidden": "true" }, "Klopt dit?"),
    createButton("text-button", "Ja", () =>
      thank("Bedankt. Je oordeel wordt op deze site niet bewaard."),
    ),
    createButton("text-button", "Nee", () =>
      thank(
        "Bedankt. Je oordeel wordt op deze site niet bewaard. Wil je dat de fout wordt hersteld? Stuur het antwoord met bronnen dan naar de organisatie die deze site aanbiedt.",
      ),
    ),
  );
  return row;
}
