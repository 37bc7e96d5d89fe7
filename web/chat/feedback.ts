import { createMailLink, loadContact } from "../shared/contact.ts";
import { createButton, createElement } from "../shared/dom.ts";
import { loadKept } from "../shared/kept.ts";

/**
 * "Klopt dit?" with yes and no. The verdict leaves the page only where the operator counts verdicts,
 * and then without the question; who says no can ask again in other words with `askAgain`, and reads
 * whom to write to.
 */
export function createFeedback(askAgain: () => void): HTMLElement {
  // Fetched with the answer: a request after the verdict would tell that there was one.
  const contact = loadContact();
  const kept = loadKept();
  const row = createElement("div", {
    class: "feedback",
    role: "group",
    "aria-label": "Klopt dit?",
  });
  const show = (text: string, ...more: HTMLElement[]): void => {
    const thanks = createElement("p", { class: "feedback__thanks", tabindex: "-1" }, text);
    row.replaceChildren(thanks, ...more);
    // The button that had the focus is gone; here the text is read and the place is kept.
    thanks.focus();
  };
  row.append(
    createElement("span", { class: "feedback__question", "aria-hidden": "true" }, "Klopt dit?"),
    createButton("text-button", "Ja", async () => show(await giveVerdict(true, kept))),
    createButton("text-button", "Nee", async () => {
      const report = createElement("p", { class: "feedback__report" });
      show(
        `${await giveVerdict(false, kept)} Dit kun je doen:`,
        createButton("text-button", "Stel de vraag anders", askAgain),
        report,
      );
      report.append(...tellReport(await contact));
    }),
  );
  return row;
}

/** Sends the verdict where it is counted; says what became of it. */
async function giveVerdict(correct: boolean, kept: ReturnType<typeof loadKept>): Promise<string> {
  const counted = (await kept)?.feedback ?? false;
  if (!counted) return "Bedankt. Je oordeel wordt niet bewaard.";
  const hasArrived = await fetch("/v1/feedback", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ correct }),
  }).then(
    ({ ok }) => ok,
    () => false,
  );
  return hasArrived
    ? "Bedankt. Je oordeel is doorgegeven, zonder je vraag."
    : "Je oordeel is niet aangekomen.";
}

function tellReport(contact: Awaited<ReturnType<typeof loadContact>>): (Node | string)[] {
  const ask = "Is het antwoord fout? Stuur je vraag en het antwoord naar ";
  return contact === undefined
    ? [`${ask}de organisatie die deze site aanbiedt.`]
    : [`${ask}${contact.name}: `, createMailLink(contact)];
}
