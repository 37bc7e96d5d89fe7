import type { Pipeline } from "./ask.ts";
import type { SourceDocument } from "./documents/document.ts";
import { pageView } from "./documents/page-view.ts";
import { rememberFor } from "./dutch/remember.ts";
import { limitUnderWay } from "./http/limit-under-way.ts";
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
import { IndexError } from "./store/index-errors.ts";

/** What is answered from: the documents and the register of actions. */
export interface Corpus {
  documents: readonly SourceDocument[];
  register: Register;
}

/** Whether questions can be answered now, and from what; `detail` says in Dutch why not. */
export type Readiness =
  | { ready: true; pipeline: Pipeline; corpus: Corpus }
  | { ready: false; detail: string };

/** What services are made of. */
export interface ServicesParts {
  /** The program's own sources, for the time that there is no index. */
  sources: Corpus;
  /**
   * Read at every request: a server listens before its index stands and until it has stopped, and
   * takes another index when one is built.
   */
  readiness: () => Readiness;
  /** Looks whether another index has been built, and takes it; left out where none ever is. */
  lookForIndex?: () => Promise<void>;
}

/** What the routes offer, on the real sources. Everything but questions works at once. */
export function createServices({
  sources,
  readiness,
  lookForIndex = async () => {},
}: ServicesParts): Services {
  const countOnce = rememberFor(countOrganisations);
  const viewOnce = rememberFor(viewSections);
  const corpus = (): Corpus => {
    const state = readiness();
    return state.ready ? state.corpus : sources;
  };
  const needPipeline = (): Pipeline => {
    const state = readiness();
    if (!state.ready) throw new Error(`There is no pipeline yet: ${state.detail}`);
    return state.pipeline;
  };
  /** An index that was built twice since it was opened is gone: then the newest is asked, once. */
  const askNewest = async <Result>(
    ask: (pipeline: Pipeline) => Promise<Result>,
  ): Promise<Result> => {
    const pipeline = needPipeline();
    try {
      return await ask(pipeline);
    } catch (error) {
      if (!(error instanceof IndexError) || error.reason !== "stale") throw error;
      await lookForIndex();
      const newest = needPipeline();
      if (newest === pipeline) throw error;
      return ask(newest);
    }
  };
  return {
    ready: () => {
      const state = readiness();
      return state.ready ? { ready: true } : state;
    },
    ask: limitUnderWay((request, context) =>
      askNewest((pipeline) => pipeline.ask(request, context)),
    ),
    search: limitUnderWay((request, context) =>
      askNewest((pipeline) => pipeline.search(request, context)),
    ),
    documents: () => corpus().documents.map(({ info }) => info),
    page: (documentId, page, language) => {
      const document = corpus().documents.find(({ info }) => info.id === documentId);
      return document && pageView(document, page, language);
    },
    actions: (filters) => listActions(corpus().register, filters).map(toAction),
    missingActions: (filters, language) => describeMissing(corpus().register, filters, language),
    knowsOwner: (owner) => isKnownOwner(corpus().register, owner),
    action: (id, language) => {
      const found = findAction(corpus().register, id, language);
      return "missing" in found ? { missing: found.missing } : toAction(found);
    },
    organisations: () => countOnce(corpus().register),
    sections: () => viewOnce(corpus().register),
  };
}
