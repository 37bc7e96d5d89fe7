import type { OrganisationView } from "../../src/schema.ts";
import { createElement } from "../shared/dom.ts";
import type { Bar } from "./count-bars.ts";
import { groupsLabel } from "./phrases.ts";
import type { Choose } from "./picture.ts";
import { type Ambition, nameBreakable, nameShort, noAmbition, type Register } from "./register.ts";

/** The numbers of the picture as the head and body of a table; each number is a button. */
export function createPictureTable(
  named: readonly Bar[],
  groups: readonly Bar[],
  register: Register,
  choose: Choose,
): HTMLElement[] {
  const ambitions = register.ambitions.filter((ambition) => ambition.actionCount > 0);
  const head = createElement(
    "tr",
    {},
    createElement("th", { scope: "col" }, "Organisatie"),
    ...ambitions.map(createHeader),
    createElement("th", { scope: "col", class: "number" }, "Samen"),
  );
  const createRow = ({ organisation, counts, total }: Bar) =>
    createElement(
      "tr",
      {},
      createElement("th", { scope: "row" }, nameBreakable(organisation)),
      ...ambitions.map((ambition) => {
        const count = counts.get(ambition.key) ?? 0;
        const cell = createElement("td", { class: "number" });
        cell.append(count === 0 ? "0" : createCount(organisation, ambition, count, choose));
        return cell;
      }),
      createElement("td", { class: "number" }, String(total)),
    );
  const groupsTitle = createElement(
    "tr",
    {},
    createElement("th", { scope: "rowgroup", colspan: String(ambitions.length + 2) }, groupsLabel),
  );
  return [
    createElement("thead", {}, head),
    createElement("tbody", {}, ...named.map(createRow)),
    createElement("tbody", {}, groupsTitle, ...groups.map(createRow)),
  ];
}

function createHeader({ key, title }: Ambition): HTMLElement {
  const head = createElement("th", { scope: "col", class: "number" });
  const onlyWide = (text: string) => createElement("span", { class: "wide-only" }, text);
  if (key === noAmbition) {
    const [first = "", ...rest] = title.split(" ");
    head.append(first, onlyWide(` ${rest.join(" ")}`));
  } else head.append(onlyWide("Ambitie "), key);
  return head;
}

function createCount(
  organisation: OrganisationView,
  ambition: Ambition,
  count: number,
  choose: Choose,
): HTMLButtonElement {
  const button = createElement(
    "button",
    {
      type: "button",
      class: "choice choice--count",
      "data-organisation": organisation.id,
      "data-ambition": ambition.key,
    },
    String(count),
    createElement(
      "span",
      { class: "visually-hidden" },
      ` ${count === 1 ? "actie" : "acties"} van ${nameShort(organisation)} ${placeOf(ambition)}`,
    ),
  );
  button.addEventListener("click", () => {
    const pressed = button.getAttribute("aria-pressed") === "true";
    choose(
      pressed
        ? { organisation: "", ambition: "" }
        : { organisation: organisation.id, ambition: ambition.key },
    );
  });
  return button;
}

/** "bij ambitie 4", or "uit eigen documenten". */
function placeOf({ key, name }: Ambition): string {
  return key === noAmbition ? `uit ${name}` : `bij ${name}`;
}
