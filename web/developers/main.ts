import { createElement, getById } from "../shared/dom.ts";
import { loadDocuments, tellOwnDocuments } from "../shared/own-documents.ts";
import { requestJson } from "../shared/request.ts";
import { type ApiRoute, isOpenApi, readRoutes } from "./read-routes.ts";
import { nameThisServer, offerCopies } from "./samples.ts";

const samples = document.querySelectorAll("code[data-sample]");
nameThisServer(document.querySelectorAll("code[data-origin], code[data-sample]"), location.origin);
offerCopies(samples);
await showRoutes();
tellOwnDocuments(await loadDocuments());

async function showRoutes(): Promise<void> {
  const state = getById("routes-stand", HTMLElement);
  const outcome = await requestJson("/v1/openapi.json", isOpenApi);
  if (!outcome.ok) {
    state.textContent =
      "De lijst kon niet uit openapi.json worden geladen. Probeer het later opnieuw.";
    return;
  }
  const routes = readRoutes(outcome.value, location.origin);
  getById("routes-rijen", HTMLElement).append(...routes.map(createRow));
  state.textContent = `${routes.length} routes uit openapi.json, en drie die er niet in staan.`;
}

function createRow({ method, path, operationId, summary }: ApiRoute): HTMLTableRowElement {
  const name = `${method} ${path}`;
  const explained = document.getElementById(operationId) !== null;
  return createElement(
    "tr",
    {},
    createElement(
      "th",
      { scope: "row" },
      explained ? createElement("a", { href: `#${operationId}` }, name) : name,
    ),
    createElement("td", {}, summary),
  );
}
