import type { OrganisationView } from "../../src/schema.ts";
import { createElement } from "../shared/dom.ts";
import type { Bar } from "./count-bars.ts";
import { groupsLabel } from "./phrases.ts";
import type { Choose } from "./picture.ts";
import { nameBreakable, nameShort, type Register } from "./register.ts";

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
    ...ambitions.map(({ number }) =>
      createElement(
        "th",
        { scope: "col", class: "number" },
        createElement("span", { class: "wide-only" }, "Ambitie "),
        String(number),
      ),
    ),
    createElement("th", { scope: "col", class: "number" }, "Samen"),
  );
  const createRow = ({ organisation, counts, total }: Bar) =>
    createElement(
      "tr",
      {},
      createElement("th", { scope: "row" }, nameBreakable(organisation)),
      ...ambitions.map(({ number }) => {
        const count = counts.get(number) ?? 0;
        const cell = createElement("td", { class: "number" });
        cell.append(count === 0 ? "0" : createCount(organisation, number, count, choose));
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

function createCount(
  organisation: OrganisationView,
  ambition: number,
  count: number,
  choose: Choose,
): HTMLButtonElement {
  const button = createElement(
    "button",
    {
      type: "button",
      class: "choice choice--count",
      "data-organisation": organisation.id,
      "data-ambition": String(ambition),
    },
    String(count),
    createElement(
      "span",
      { class: "visually-hidden" },
      ` ${count === 1 ? "actie" : "acties"} van ${nameShort(organisation)} bij ambitie ${ambition}`,
    ),
  );
  button.addEventListener("click", () => {
    const pressed = button.getAttribute("aria-pressed") === "true";
    choose(
      pressed
        ? { organisation: "", ambition: "" }
        : { organisation: organisation.id, ambition: String(ambition) },
    );
  });
  return button;
}
