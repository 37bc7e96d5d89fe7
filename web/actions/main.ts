import { getById } from "../shared/dom.ts";
import { tellOwnDocuments } from "../shared/own-documents.ts";
import { createControls } from "./controls.ts";
import { offerDownload, offerLink } from "./download.ts";
import { splitWords } from "./fold.ts";
import { showGaps } from "./gaps.ts";
import { loadRegister } from "./load-register.ts";
import { createPicture } from "./picture.ts";
import type { Register } from "./register.ts";
import { createResults } from "./results.ts";
import { findOrganisation, selectActions } from "./select-actions.ts";
import { emptyState, type Filter, readState, type ViewState, writeState } from "./state.ts";
import { showSummary } from "./summary.ts";

const loading = getById("laden", HTMLElement);
const failure = getById("fout", HTMLElement);

getById("opnieuw", HTMLButtonElement).addEventListener("click", start);
await start();

async function start(): Promise<void> {
  failure.hidden = true;
  loading.hidden = false;
  const outcome = await loadRegister();
  loading.hidden = true;
  if ("failure" in outcome) {
    getById("fout-titel", HTMLElement).textContent = outcome.failure.title;
    getById("fout-tekst", HTMLElement).textContent = outcome.failure.advice;
    failure.hidden = false;
    return;
  }
  getById("register", HTMLElement).hidden = false;
  showRegister(outcome);
}

function showRegister(register: Register): void {
  const heading = getById("lijst-titel", HTMLElement);
  const openAll = getById("alles-open", HTMLButtonElement);
  let state = readAddress(register);
  let shown = selectActions(register, state);

  const controls = createControls(register, change);
  const picture = createPicture(register, change);
  const download = offerDownload(() => shown.map((action) => action.id));
  const results = createResults(register, {
    sort: (sorting) => change({ sorting }),
    chooseOrganisation,
  });
  offerLink();
  showGaps(register);
  tellSources(register);

  openAll.addEventListener("click", () => {
    results.openAll(!results.allOpen());
    showOpenAll();
  });
  getById("acties", HTMLElement).addEventListener("click", showOpenAll);
  addEventListener("hashchange", openFromAddress);
  addEventListener("popstate", () => {
    state = readAddress(register);
    show();
  });
  show();
  openFromAddress();

  function change(changes: Partial<ViewState>): void {
    state = { ...state, ...changes };
    // The same page with another view of it: "back" leaves the page, not the last letter typed.
    history.replaceState(null, "", `${location.pathname}${writeState(state)}`);
    show();
  }

  function show(): void {
    shown = selectActions(register, state);
    controls.show(state);
    picture.show(state);
    results.show(shown, splitWords(state.query), state.sorting);
    download.show(shown.length);
    showOpenAll();
    showSummary(register, state, shown.length, { undo, chooseOrganisation });
  }

  function undo(filter: Filter | "all"): void {
    change(filter === "all" ? { ...emptyState, sorting: state.sorting } : { [filter]: "" });
    heading.focus();
  }

  /** All actions of one organisation, whatever was asked before. */
  function chooseOrganisation(organisation: string): void {
    change({ ...emptyState, sorting: state.sorting, organisation });
    heading.focus();
  }

  function showOpenAll(): void {
    openAll.hidden = shown.length === 0;
    openAll.textContent = results.allOpen() ? "Klap alle acties dicht" : "Klap alle acties open";
  }

  function openFromAddress(): void {
    const id = /^#actie-([a-z\d.-]+)$/.exec(location.hash)?.[1];
    if (id !== undefined) results.open(id);
    showOpenAll();
  }
}

/** Says under the title of the page and of the table that there are actions of own documents too. */
function tellSources({ sources, documents }: Register): void {
  tellOwnDocuments(documents);
  const own = sources.length - 1;
  if (own < 1) return;
  const added = own === 1 ? " en uit 1 eigen document" : ` en uit ${own} eigen documenten`;
  for (const id of ["ook-uit", "tabel-ook-uit"]) {
    const end = getById(id, HTMLElement);
    end.textContent = `${end.textContent?.replace(/\.$/, "")}${added}.`;
  }
}

/** Reads the view; a link may name an organisation by its abbreviation, the page uses its id. */
function readAddress(register: Register): ViewState {
  const state = readState(location.search);
  return {
    ...state,
    organisation: findOrganisation(register, state.organisation)?.id ?? state.organisation,
  };
}
