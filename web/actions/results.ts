import type { Action } from "../../src/schema.ts";
import { createElement, getById } from "../shared/dom.ts";
import { keepTogether } from "../shared/keep-together.ts";
import { createDetail, type DetailOptions } from "./detail.ts";
import { containsAll, fold } from "./fold.ts";
import { markWords } from "./mark-words.ts";
import { shorten } from "./phrases.ts";
import { isOwn, type Register, sourceTitle } from "./register.ts";
import { readSorting, type Sorting } from "./state.ts";

const titleLength = 130;
/** This many characters of an id fit in their column. */
const longestId = 12;
const columns = 5;

export interface ResultsOptions {
  chooseOrganisation: (id: string) => void;
  sort: (sorting: Sorting) => void;
}

export interface Results {
  show(actions: readonly Action[], words: readonly string[], sorting: Sorting): void;
  /** Opens the row of an action and brings it into view; false when it is not shown. */
  open(id: string): boolean;
  openAll(opened: boolean): void;
  allOpen(): boolean;
}

/** The table of actions: a row each, that opens to everything the sources say of it. */
export function createResults(register: Register, options: ResultsOptions): Results {
  const table = getById("acties", HTMLTableElement);
  const opened = new Set<string>();
  let setters = new Map<string, (open: boolean) => void>();
  setTableRoles(table);

  const headers = [...table.querySelectorAll<HTMLElement>("th[data-sort]")];
  for (const header of headers) {
    header.querySelector("button")?.addEventListener("click", () => {
      const sorting = readSorting(header.dataset.sort ?? null);
      const descending = header.getAttribute("aria-sort") === "ascending";
      options.sort({ ...sorting, descending });
    });
  }

  return {
    show(actions, words, sorting) {
      setters = new Map();
      const grouped = register.sources.length > 1 && sorting.key === "nummer";
      const bodies: HTMLTableSectionElement[] = [];
      let documentId: string | undefined;
      for (const action of actions) {
        if (bodies.length === 0 || (grouped && action.documentId !== documentId)) {
          bodies.push(createElement("tbody", { role: "rowgroup" }));
          if (grouped) bodies.at(-1)?.append(createGroupRow(sourceTitle(register, action)));
        }
        documentId = action.documentId;
        const row = createRow(action, nameSection(action, register, grouped), words);
        const detailRow = createElement("tr", {
          id: `actie-${action.id}`,
          class: "action-detail",
          role: "row",
        });
        const setOpen = (open: boolean) => {
          if (open) opened.add(action.id);
          else opened.delete(action.id);
          row.button.setAttribute("aria-expanded", String(open));
          row.element.classList.toggle("action--open", open);
          detailRow.hidden = !open;
          if (open && detailRow.childElementCount === 0) {
            detailRow.append(createDetailCell(action, register, { ...options, words }));
          }
        };
        row.button.addEventListener("click", () => setOpen(!opened.has(action.id)));
        setOpen(opened.has(action.id));
        setters.set(action.id, setOpen);
        bodies.at(-1)?.append(row.element, detailRow);
      }
      for (const body of [...table.tBodies]) body.remove();
      table.append(...bodies);
      table.hidden = actions.length === 0;
      for (const header of headers) markSorting(header, sorting);
    },
    open(id) {
      const setOpen = setters.get(id);
      setOpen?.(true);
      const button = table.querySelector<HTMLElement>(
        `[aria-controls="${CSS.escape(`actie-${id}`)}"]`,
      );
      button?.scrollIntoView({ block: "start" });
      button?.focus({ preventScroll: true });
      return setOpen !== undefined;
    },
    openAll(open) {
      for (const setOpen of setters.values()) setOpen(open);
    },
    allOpen: () => setters.size > 0 && [...setters.keys()].every((id) => opened.has(id)),
  };
}

function markSorting(header: HTMLElement, sorting: Sorting): void {
  if (header.dataset.sort !== sorting.key) header.removeAttribute("aria-sort");
  else header.setAttribute("aria-sort", sorting.descending ? "descending" : "ascending");
}

function createRow(action: Action, section: string, words: readonly string[]) {
  const button = createElement(
    "button",
    {
      type: "button",
      class: "action__open",
      "aria-expanded": "false",
      "aria-controls": `actie-${action.id}`,
    },
    createElement("span", {}, ...markWords(shorten(action.title, titleLength), words)),
  );
  const title = createElement(
    "th",
    { scope: "row", role: "rowheader", class: "action__title" },
    button,
  );
  if (section !== "") {
    title.append(createElement("p", { class: "action__section" }, ...keepTogether(section)));
  }
  const place = describeHiddenMatch(action, words);
  if (place !== undefined) {
    title.append(createElement("p", { class: "action__section" }, `Gevonden in: ${place}`));
  }
  const element = createElement(
    "tr",
    { class: "action", role: "row" },
    createElement(
      "td",
      { role: "cell", class: "action__id", "data-label": "Actie" },
      ...markWords(shortId(action), words),
    ),
    title,
    createElement(
      "td",
      { role: "cell", class: "action__owners", "data-label": "Uitvoerder" },
      ...markWords(action.ownerText, words),
    ),
    createCountCell(action, "2023"),
    createCountCell(action, "2025"),
  );
  return { element, button };
}

function createCountCell(action: Action, year: "2023" | "2025"): HTMLTableCellElement {
  const count = action.results[year].length;
  return createElement(
    "td",
    {
      role: "cell",
      class: count === 0 ? "number quiet" : "number",
      "data-label": `Resultaten t/m ${year}`,
    },
    String(count),
  );
}

function createDetailCell(
  action: Action,
  register: Register,
  options: DetailOptions,
): HTMLTableCellElement {
  return createElement(
    "td",
    { colspan: String(columns), role: "cell" },
    createDetail(action, register, options),
  );
}

/** A long id leaves out its document, which is named beside it. */
function shortId(action: Action): string {
  const { id, documentId } = action;
  return isOwn(action) && id.length > longestId ? id.slice(documentId.length + 1) : id;
}

/** The title of a document, above its actions. */
function createGroupRow(title: string): HTMLTableRowElement {
  return createElement(
    "tr",
    { class: "action-group", role: "row" },
    createElement(
      "th",
      { scope: "rowgroup", role: "rowheader", colspan: String(columns) },
      ...keepTogether(title),
    ),
  );
}

/**
 * The heading an action stands under: its section of the Werkagenda, or that of an own document with
 * the title of that document, which is left out where it stands above the rows or says the same.
 */
function nameSection(action: Action, register: Register, grouped: boolean): string {
  const { section, sectionTitle } = action;
  if (!isOwn(action)) return `${section} ${sectionTitle}`;
  const title = sourceTitle(register, action);
  if (sectionTitle === title) return grouped ? "" : title;
  return grouped ? sectionTitle : `${title}: ${sectionTitle}`;
}

/** Where the words are found when the closed row does not show them all. */
function describeHiddenMatch(action: Action, words: readonly string[]): string | undefined {
  const shown = fold([action.id, shorten(action.title, titleLength), action.ownerText].join("\n"));
  const hidden = words.filter((word) => !containsAll(shown, [word]));
  if (hidden.length === 0) return undefined;
  const places: [string, string][] = [
    ["de volledige beschrijving", action.title],
    ["resultaat t/m 2023", action.results["2023"].join("\n")],
    ["resultaat t/m 2025", action.results["2025"].join("\n")],
  ];
  const found = places
    .filter(([, text]) => hidden.some((word) => fold(text).includes(word)))
    .map(([place]) => place);
  return found.length === 0 ? "de naam van een uitvoerder" : found.join(", ");
}

/** As cards on a phone the table is no longer laid out as one; its roles say that it still is. */
function setTableRoles(table: HTMLTableElement): void {
  table.setAttribute("role", "table");
  table.tHead?.setAttribute("role", "rowgroup");
  for (const row of table.querySelectorAll("thead tr")) row.setAttribute("role", "row");
  for (const header of table.querySelectorAll("thead th")) {
    header.setAttribute("role", "columnheader");
  }
}
