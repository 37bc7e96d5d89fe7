import { getById } from "../shared/dom.ts";
import { loadDocuments, tellOwnDocuments } from "../shared/own-documents.ts";
import { type Outcome, requestJson } from "../shared/request.ts";
import { isAnswer, type ShownAnswer } from "./answer-checks.ts";
import { createRequest, keepTurns, recallTurns } from "./conversation.ts";
import { hideFailure, showFailure } from "./failure.ts";
import { addNeighbours } from "./neighbours.ts";
import { bindQuestionBox } from "./question-box.ts";
import { announce, announceAnswer } from "./status.ts";
import { createTurn, type Turn, type TurnActions } from "./turn.ts";

/** After this many milliseconds the reader is told that it takes longer than usual. */
const longWait = 4000;

const log = getById("gesprek", HTMLDivElement);
const turns: Turn[] = [];
let underWay: AbortController | undefined;

const examples = [...document.querySelectorAll<HTMLButtonElement>("[data-example]")];
const box = bindQuestionBox(ask, cancel);
const turnActions: TurnActions = {
  ask(question) {
    box.write(question);
    ask(question);
  },
  edit: (question) => box.write(question),
  examples: examples.map(readExample),
};

/** Asks the question; the event stream is not used, as an answer is there in one short wait. */
async function ask(question: string): Promise<void> {
  underWay?.abort();
  const mine = new AbortController();
  underWay = mine;
  hideFailure();
  box.setBusy(true);
  announce("Antwoord wordt opgezocht…");
  const reminder = setTimeout(
    () => announce("Het duurt langer dan anders. Je kunt wachten of annuleren."),
    longWait,
  );
  const outcome = await fetchAnswer(question, mine.signal);
  clearTimeout(reminder);
  if (underWay !== mine) return;
  underWay = undefined;
  box.setBusy(false);
  if (outcome.ok) {
    box.clearSent(question);
    showTurn({ question, answer: outcome.value });
    keepTurns(turns);
    announceAnswer(outcome.value);
    scrollToLastTurn();
  } else if (outcome.failure.kind === "cancelled") {
    announce("Geannuleerd. Je vraag staat nog in het vak.");
  } else {
    announce("");
    showFailure(outcome.failure, () => turnActions.ask(question));
  }
}

async function fetchAnswer(question: string, signal: AbortSignal): Promise<Outcome<ShownAnswer>> {
  const body = createRequest(question, turns);
  const outcome = await requestJson("/v1/ask", isAnswer, { body, signal });
  return outcome.ok ? { ok: true, value: await addNeighbours(outcome.value, signal) } : outcome;
}

function readExample(button: HTMLButtonElement): string {
  return button.textContent.trim().replace(/\s+/g, " ");
}

function cancel(): void {
  underWay?.abort();
}

function showTurn(turn: Turn): void {
  turns.push(turn);
  log.append(createTurn(turn, turns.length, turnActions));
  document.body.classList.add("has-turns");
}

function scrollToLastTurn(): void {
  log.lastElementChild?.scrollIntoView({ block: "start" });
}

function startOver(): void {
  cancel();
  underWay = undefined;
  box.setBusy(false);
  turns.length = 0;
  keepTurns(turns);
  log.replaceChildren();
  hideFailure();
  document.body.classList.remove("has-turns");
  box.write("");
  announce("Nieuw gesprek begonnen.");
  window.scrollTo({ top: 0 });
}

/** Asks the question of an address such as /#vraag=Wie+is+…; other fragments are left alone. */
function askFromAddress(): boolean {
  const question = new URLSearchParams(location.hash.slice(1)).get("vraag")?.trim() ?? "";
  if (question === "") return false;
  history.replaceState(null, "", location.pathname);
  // A conversation of its own: whoever sent the link saw the answer without what went before here.
  startOver();
  turnActions.ask(question);
  return true;
}

getById("nieuw-gesprek", HTMLButtonElement).addEventListener("click", startOver);
getById("druk-af", HTMLButtonElement).addEventListener("click", () => window.print());
for (const example of examples) {
  example.addEventListener("click", () => turnActions.ask(readExample(example)));
}
window.addEventListener("hashchange", askFromAddress);
window.addEventListener("beforeprint", () => {
  getById("memo-datum", HTMLSpanElement).textContent = new Date().toLocaleDateString("nl-NL", {
    dateStyle: "long",
  });
});

if (!askFromAddress()) for (const turn of recallTurns()) showTurn(turn);
tellOwnDocuments(await loadDocuments());
