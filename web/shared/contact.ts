import { isRecord, isText } from "./checks.ts";
import { createElement } from "./dom.ts";
import { requestJson } from "./request.ts";

/** Who runs this server and where to write to. */
export interface Contact {
  name: string;
  email: string;
}

let asked: Promise<Contact | undefined> | undefined;

/** The contact of the API's description, asked for once a page; undefined when there is none. */
export function loadContact(): Promise<Contact | undefined> {
  asked ??= requestJson("/v1/openapi.json", isRecord).then((outcome) =>
    outcome.ok ? readContact(outcome.value.info) : undefined,
  );
  return asked;
}

function readContact(info: unknown): Contact | undefined {
  if (!isRecord(info) || !isRecord(info.contact)) return undefined;
  const { name, email } = info.contact;
  return isText(name) && isText(email) && email.includes("@") ? { name, email } : undefined;
}

/** The address as a link that can be read and copied as well. */
export function createMailLink({ email }: Contact): HTMLAnchorElement {
  return createElement("a", { href: `mailto:${encodeURI(email)}` }, email);
}
