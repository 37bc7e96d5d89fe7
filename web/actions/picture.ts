import type { OrganisationView } from "../../src/schema.ts";
import { createElement, getById } from "../shared/dom.ts";
import { type Bar, countBars } from "./count-bars.ts";
import { countActions, groupsLabel, joinWords } from "./phrases.ts";
import { createPictureTable } from "./picture-table.ts";
import { type Ambition, nameBreakable, nameLong, nameShort, type Register } from "./register.ts";
import type { ViewState } from "./state.ts";
import { createSvg } from "./svg.ts";

const shownAtFirst = 8;

/** Up to this part of the longest bar there is room behind it for the sum of its parts. */
const roomForSum = 0.5;

/** Sets these filters, and leaves the others as they are. */
export type Choose = (choice: { organisation?: string; ambition?: string }) => void;

/**
 * Draws the actions per organisation and ambition as stacked bars, with the same numbers in a table
 * under it. Names, ambitions and the numbers of the table are buttons that filter the list.
 */
export function createPicture(
  register: Register,
  choose: Choose,
): { show(state: ViewState): void } {
  const bars = countBars(register.actions, register.organisations);
  const named = bars.filter((bar) => !bar.organisation.collective);
  const groups = bars.filter((bar) => bar.organisation.collective);
  const most = Math.max(1, ...bars.map((bar) => bar.total));

  const present = register.ambitions.filter((ambition) => ambition.actionCount > 0);
  const absent = register.ambitions.filter((ambition) => ambition.actionCount === 0);
  getById("beeld-ambities", HTMLUListElement).append(
    ...present.map((ambition) => createAmbition(ambition, choose)),
  );
  const numbers = joinWords(absent.map(({ key }) => key));
  getById("beeld-zonder", HTMLElement).textContent =
    absent.length === 0 ? "" : `Van ambitie ${numbers} staan geen acties in de bron.`;
  const groupsTitle = createElement("li", { class: "bars__title" }, groupsLabel);
  const draw = (bar: Bar) => createRow(bar, register, most, choose);
  const rows = [...named.map(draw), groupsTitle, ...groups.map(draw)];
  const list = getById("beeld-balken", HTMLUListElement);
  list.append(...rows);
  const table = getById("beeld-tabel", HTMLTableElement);
  table.append(...createPictureTable(named, groups, register, choose));
  table.classList.toggle("picture-table--own", register.sources.length > 1);
  offerAllRows(rows, named.length, groups.length);

  const buttons = getById("beeld", HTMLDetailsElement).querySelectorAll<HTMLElement>(
    "[data-organisation], [data-ambition]",
  );
  return {
    show(state) {
      for (const button of buttons) {
        const { organisation, ambition } = button.dataset;
        const pressed =
          (organisation === undefined || organisation === state.organisation) &&
          (ambition === undefined || ambition === state.ambition) &&
          (organisation !== undefined || ambition !== undefined);
        if (button instanceof HTMLButtonElement) {
          button.setAttribute("aria-pressed", String(pressed));
        } else {
          const faded =
            (state.organisation !== "" && organisation !== state.organisation) ||
            (state.ambition !== "" && ambition !== state.ambition);
          button.classList.toggle("segment--faded", faded);
        }
      }
    },
  };
}

function createAmbition(ambition: Ambition, choose: Choose): HTMLLIElement {
  const swatch = createSvg(
    "svg",
    { class: "swatch", width: "14", height: "14", "aria-hidden": "true", focusable: "false" },
    createSvg("rect", { class: `ambition-${ambition.key}`, width: "14", height: "14", rx: "2" }),
  );
  const button = createElement(
    "button",
    { type: "button", class: "choice", "data-ambition": ambition.key },
    swatch,
    createElement("span", {}, `${ambition.title}: ${countActions(ambition.actionCount)}`),
  );
  onChoice(button, "ambition", ambition.key, choose);
  return createElement("li", { class: "legend" }, button);
}

function createRow(bar: Bar, register: Register, most: number, choose: Choose): HTMLLIElement {
  const { organisation, total } = bar;
  const parts = register.ambitions
    .map((ambition) => ({ ambition, count: bar.counts.get(ambition.key) ?? 0 }))
    .filter(({ count }) => count > 0);
  const spoken = parts.map(({ ambition, count }) => `${ambition.name}: ${count}`).join(", ");
  const button = createElement(
    "button",
    {
      type: "button",
      class: "choice bar__name",
      "data-organisation": organisation.id,
      title: nameLong(organisation),
    },
    nameBreakable(organisation),
    createElement("span", { class: "visually-hidden" }, `, ${countActions(total)} (${spoken})`),
  );
  onChoice(button, "organisation", organisation.id, choose);

  const drawing = createSvg("svg", {
    class: "bar__drawing",
    width: "100%",
    height: "28",
    "aria-hidden": "true",
    focusable: "false",
  });
  const summed = total / most <= roomForSum;
  let from = 0;
  for (const { ambition, count } of parts) {
    const segment = createSegment(organisation, ambition, count, { from, most }, choose);
    if (!summed) segment.append(createCount(count, { from, most }));
    drawing.append(segment);
    from += count;
  }
  drawing.append(
    createSvg(
      "text",
      { class: "bar__numbers", x: toPercent(total, most), dx: "8", y: "20" },
      createSvg("tspan", { class: "bar__total" }, String(total)),
      ...(summed ? createSum(parts) : []),
    ),
  );
  return createElement("li", { class: "bar" }, button, drawing);
}

/** " = 5 + 4 + 2": the parts in their order and inks, for who cannot read them in a small bar. */
function createSum(parts: readonly { ambition: Ambition; count: number }[]): (Node | string)[] {
  if (parts.length < 2) return [];
  return parts.flatMap(({ ambition, count }, index) => [
    index === 0 ? " = " : " + ",
    createSvg("tspan", { class: `bar__part ambition-${ambition.key}` }, String(count)),
  ]);
}

function toPercent(value: number, most: number): string {
  return `${((100 * value) / most).toFixed(3)}%`;
}

/** A part of a bar. For the mouse only: the table under the picture has the same as buttons. */
function createSegment(
  organisation: OrganisationView,
  ambition: Ambition,
  count: number,
  { from, most }: { from: number; most: number },
  choose: Choose,
): SVGGElement {
  const segment = createSvg(
    "g",
    { class: "segment", "data-organisation": organisation.id, "data-ambition": ambition.key },
    createSvg("title", {}, `${nameShort(organisation)}, ${ambition.name}: ${countActions(count)}`),
    createSvg("rect", {
      class: `ambition-${ambition.key}`,
      x: toPercent(from, most),
      width: toPercent(count, most),
      height: "28",
    }),
  );
  segment.addEventListener("click", () =>
    choose({ organisation: organisation.id, ambition: ambition.key }),
  );
  return segment;
}

/** The number in a part of a long bar; the sum behind a short one has it there. */
function createCount(count: number, { from, most }: { from: number; most: number }) {
  const size = count < 2 ? "segment__count--one" : count < 4 ? "segment__count--few" : "";
  return createSvg(
    "text",
    {
      class: `segment__count ${size}`,
      x: toPercent(from + count / 2, most),
      y: "19",
      "text-anchor": "middle",
    },
    String(count),
  );
}

/** A second press on the same choice takes it back. */
function onChoice(
  button: HTMLButtonElement,
  filter: "organisation" | "ambition",
  value: string,
  choose: Choose,
): void {
  button.addEventListener("click", () => {
    choose({ [filter]: button.getAttribute("aria-pressed") === "true" ? "" : value });
  });
}

function offerAllRows(rows: HTMLLIElement[], named: number, groups: number): void {
  const button = getById("beeld-alles", HTMLButtonElement);
  const rest = rows.slice(Math.min(shownAtFirst, named));
  button.hidden = rest.length === 0;
  const showRest = (shown: boolean) => {
    for (const row of rest) row.hidden = !shown;
    button.setAttribute("aria-expanded", String(shown));
    button.textContent = shown
      ? "Toon minder organisaties"
      : `Toon alle ${named} organisaties en ${groups} groepen`;
  };
  button.addEventListener("click", () => showRest(button.getAttribute("aria-expanded") !== "true"));
  showRest(false);
}
