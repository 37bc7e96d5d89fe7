import type {
  Action,
  Answer,
  AskRequest,
  DocumentInfo,
  Language,
  OrganisationView,
  PageView,
  SearchHit,
  SearchRequest,
  SectionView,
} from "../schema.ts";

/** Filters of GET /v1/actions; all that are given must hold. `owner` is any name of an organisation. */
export interface ActionFilters {
  owner?: string;
  section?: string;
  ambition?: number;
  document?: string;
  year?: "2023" | "2025";
  query?: string;
}

/** A thing that is not there, with the sentence that says why. */
export interface Missing {
  missing: string;
}

/** One step of an answer under way, as sent on the event stream. */
export type AnswerEvent =
  | { event: "interpretation"; data: { interpretedAs: string } }
  | { event: "citation"; data: Answer["citations"][number] }
  | { event: "statement"; data: Answer["statements"][number] }
  | { event: "done"; data: Answer };

/** Everything the routes need, handed in by serve.ts; tests hand in their own. Dutch by default. */
export interface Services {
  /** Whether questions can be answered now; `detail` says in Dutch why not. */
  ready(): { ready: true } | { ready: false; detail: string };
  ask(request: AskRequest, context: { requestId: string; signal: AbortSignal }): Promise<Answer>;
  search(request: SearchRequest, context: { signal: AbortSignal }): Promise<SearchHit[]>;
  documents(): DocumentInfo[];
  /** A page as blocks; undefined for an unknown document. */
  page(documentId: string, page: number, language?: Language): PageView | Missing | undefined;
  actions(filters: ActionFilters): Action[];
  /** What is absent of the sections that the filters pick out; undefined when nothing is. */
  missingActions(filters: ActionFilters, language?: Language): string | undefined;
  /** Whether a text is a name of an organisation, or stands in the owner cell of an action. */
  knowsOwner(owner: string): boolean;
  action(id: string, language?: Language): Action | Missing;
  organisations(): OrganisationView[];
  sections(): SectionView[];
}
