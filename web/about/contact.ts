import { createMailLink, loadContact } from "../shared/contact.ts";
import { createElement, getById } from "../shared/dom.ts";
import { loadDocuments, tellOwnDocuments } from "../shared/own-documents.ts";

const contact = await loadContact();
if (contact !== undefined) {
  getById("contact", HTMLElement).replaceChildren(
    createElement("p", {}, `Meld het bij ${contact.name}: `, createMailLink(contact), "."),
  );
}
tellOwnDocuments(await loadDocuments());
