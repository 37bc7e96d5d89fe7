import type { Pipeline } from "./ask.ts";
import type { SourceDocument } from "./documents/document.ts";
import { pageView } from "./documents/page-view.ts";
import type { Services } from "./http/services.ts";
import { describeMissing } from "./register/gaps.ts";
import {
  countOrganisations,
  findAction,
  isKnownOwner,
  listActions,
  toAction,
  viewSections,
} from "./register/queries.ts";
import type { Register } from "./register/register.ts";

/** Whether questions can be answered now; `detail` says in Dutch why not. */
export type Readiness = { ready: true; pipeline: Pipeline } | { ready: false; detail: string };

export interface ServicesParts {
  sources: { documents: readonly SourceDocument[]; register: Register };
  /** Read at every question: a server listens before its index stands, and until it has stopped. */
  readiness: () => Readiness;
}

/** What the routes offer, on the real sources. Everything but questions works at once. */
export function createServices({ sources, readiness }: ServicesParts): Services {
  const { documents, register } = sources;
  const organisations = countOrganisations(register);
  const sections = viewSections(register);
  const needPipeline = (): Pipeline => {
    const state = readiness();
    if (!state.ready) throw new Error(`There is no pipeline yet: ${state.detail}`);
    return state.pipeline;
  };
  return {
    ready: () => {
      const state = readiness();
      return state.ready ? { ready: true } : state;
    },
    ask: async (request, context) => needPipeline().ask(request, context),
    search: async (request, context) => needPipeline().search(request, context),
    documents: () => documents.map(({ info }) => info),
    page: (documentId, page, language) => {
      const document = documents.find(({ info }) => info.id === documentId);
      return document && pageView(document, page, language);
    },
    actions: (filters) => listActions(register, filters).map(toAction),
    missingActions: (filters, language) => describeMissing(register, filters, language),
    knowsOwner: (owner) => isKnownOwner(register, owner),
    action: (id, language) => {
      const found = findAction(register, id, language);
      return "missing" in found ? { missing: found.missing } : toAction(found);
    },
    organisations: () => organisations,
    sections: () => sections,
  };
}
