type Attributes = Record<string, string | boolean | undefined>;

/**
 * Creates an element. Children that are strings become text nodes, never markup; an attribute that
 * is undefined or false is left out, one that is true stands without a value.
 */
export function createElement<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Attributes = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    element.setAttribute(attribute, value === true ? "" : value);
  }
  element.append(...children);
  return element;
}

/** Creates a button of type "button" that calls `onClick`; `look` is its class. */
export function createButton(look: string, label: string, onClick: () => void): HTMLButtonElement {
  const button = createElement("button", { type: "button", class: look }, label);
  button.addEventListener("click", onClick);
  return button;
}

/**
 * The element of this page with this id and kind.
 * @throws {Error} when the page's HTML lacks it: a fault in the page, not of its reader
 */
export function getById<Kind extends HTMLElement>(id: string, kind: new () => Kind): Kind {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new Error(`The page has no ${kind.name} with id "${id}"`);
  return found;
}
