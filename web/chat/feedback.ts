import { isRecord } from "../shared/checks.ts";
import { createButton, createElement } from "../shared/dom.ts";
import { requestJson } from "../shared/request.ts";

type Verdict = "yes" | "no";

/**
 * "Klopt dit?" with yes and no. The verdict leaves the page only where the operator switched
 * feedback on; everywhere else the reader is thanked and told that nothing is kept.
 */
export function createFeedback(requestId: string): HTMLElement {
  const thanks = createElement("p", { class: "feedback__thanks", role: "status" });
  const row = createElement("div", {
    class: "feedback",
    role: "group",
    "aria-label": "Klopt dit?",
  });
  const give = async (verdict: Verdict): Promise<void> => {
    for (const button of row.querySelectorAll("button")) button.remove();
    thanks.tabIndex = -1;
    thanks.textContent = "Bedankt.";
    thanks.focus();
    thanks.textContent = (await sendVerdict(requestId, verdict))
      ? "Bedankt. Je oordeel is doorgegeven aan de beheerder."
      : "Bedankt. Je oordeel wordt op deze site niet bewaard.";
  };
  row.append(
    createElement("span", { class: "feedback__question", "aria-hidden": "true" }, "Klopt dit?"),
    createButton("text-button", "Ja", () => give("yes")),
    createButton("text-button", "Nee", () => give("no")),
    thanks,
  );
  return row;
}

const isSettings = (value: unknown): value is Record<string, unknown> => isRecord(value);

async function sendVerdict(requestId: string, verdict: Verdict): Promise<boolean> {
  const settings = await requestJson("/health/ready", isSettings);
  if (!settings.ok || settings.value.feedback !== true) return false;
  const body = { requestId, correct: verdict === "yes" };
  const sent = await requestJson("/v1/feedback", (_value): _value is unknown => true, { body });
  return sent.ok;
}
