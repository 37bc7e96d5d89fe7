import type { Action, OrganisationView, Owner } from "../../src/schema.ts";
import { createElement } from "../shared/dom.ts";
import { markWords } from "./mark-words.ts";
import { isOwn, nameShort, type Register, sourceTitle } from "./register.ts";

export interface DetailOptions {
  words: readonly string[];
  /** Called when the reader asks for all actions of an organisation. */
  chooseOrganisation: (id: string) => void;
}

/** Everything the sources say of one action. */
export function createDetail(
  action: Action,
  register: Register,
  options: DetailOptions,
): HTMLElement {
  const detail = createElement(
    "div",
    { class: "detail" },
    createElement(
      "div",
      { class: "detail__description" },
      createElement("h3", {}, "Volledige beschrijving"),
      createElement("p", {}, ...markWords(action.title, options.words)),
    ),
    ...createResults(action, "2023", options),
    ...createResults(action, "2025", options),
    createOwners(action, register, options),
  );
  if (action.footnotes.length > 0) {
    detail.append(
      createElement(
        "div",
        {},
        createElement("h3", {}, action.footnotes.length === 1 ? "Voetnoot" : "Voetnoten"),
        ...action.footnotes.map((footnote) => createElement("p", {}, footnote)),
      ),
    );
  }
  detail.append(createLinks(action, register));
  return detail;
}

/** An own document need not speak of these years, so there it is not said that it names nothing. */
function createResults(
  action: Action,
  year: "2023" | "2025",
  options: DetailOptions,
): HTMLElement[] {
  const results = action.results[year];
  if (results.length === 0 && isOwn(action)) return [];
  const part = createElement(
    "div",
    {},
    createElement("h3", {}, `Resultaat t/m ${year}`),
    results.length === 0
      ? createElement("p", { class: "quiet" }, `De bron noemt geen resultaat t/m ${year}.`)
      : createElement(
          "ul",
          {},
          ...results.map((result) => createElement("li", {}, ...markWords(result, options.words))),
        ),
  );
  return [part];
}

function createOwners(action: Action, register: Register, options: DetailOptions): HTMLElement {
  const items = action.owners.map((owner) => {
    const organisation = register.organisations.find(({ id }) => id === owner.organisation);
    return createElement("li", {}, ...createOwner(owner, organisation, options));
  });
  return createElement(
    "div",
    {},
    createElement("h3", {}, "Uitvoerders"),
    createElement("ul", { class: "owners" }, ...items),
    createElement(
      "p",
      { class: "quiet" },
      "In de bron: ",
      createElement("q", {}, ...markWords(action.ownerText, options.words)),
    ),
  );
}

function createOwner(
  owner: Owner,
  organisation: OrganisationView | undefined,
  options: DetailOptions,
): (Node | string)[] {
  const parts: (Node | string)[] = [];
  if (organisation === undefined) parts.push(owner.name);
  else {
    const button = createElement(
      "button",
      { type: "button", class: "text-button owner" },
      ...markWords(owner.name, options.words),
      createElement("span", { class: "visually-hidden" }, ": toon alle acties"),
    );
    button.addEventListener("click", () => options.chooseOrganisation(organisation.id));
    parts.push(button);
  }
  if (owner.role !== undefined) parts.push(` (${owner.role})`);
  if (organisation !== undefined) {
    const fullName = organisation.collective ? "groep, niet met naam genoemd" : organisation.name;
    const isNew = fullName !== owner.name && nameShort(organisation) !== fullName;
    if (organisation.collective || isNew) {
      parts.push(createElement("span", { class: "quiet" }, ` – ${fullName}`));
    }
  }
  return parts;
}

function createLinks(action: Action, register: Register): HTMLElement {
  const source = isOwn(action) ? sourceTitle(register, action) : "Werkagenda";
  return createElement(
    "p",
    { class: "detail__links" },
    createElement(
      "a",
      { href: action.url },
      `Lees actie ${action.id} in de bron (${source}, pagina ${action.page})`,
    ),
    createElement(
      "a",
      { href: `/acties#actie-${action.id}` },
      `Vaste link naar actie ${action.id}`,
    ),
  );
}
