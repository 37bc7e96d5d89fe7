import type {
  Action,
  Answer,
  Citation,
  DocumentInfo,
  OrganisationView,
  SearchHit,
  SectionView,
  Statement,
} from "../schema.ts";

/** Where the server is, and what holds for every call. */
export interface ClientOptions {
  /** Address of the server without /v1, e.g. "https://beleidswijzer.example.nl". */
  baseUrl: string | URL;
  /** The fetch to use instead of the global one; must listen to the signal it is given. */
  fetch?: typeof fetch | undefined;
  /** Longest time a call may take, in milliseconds, the answer read. Default 30 000. */
  timeoutMs?: number | undefined;
  /** Sent with every call, e.g. { "Accept-Language": "en" } for problems in English. */
  headers?: Record<string, string> | undefined;
}

/** What one call may differ in. */
export interface CallOptions {
  /** Stops the call; it then fails with the reason of the signal, as fetch does. */
  signal?: AbortSignal | undefined;
  /** Replaces the time of the client for this call. */
  timeoutMs?: number | undefined;
}

/** Filters of the actions; all that are given must hold. */
export interface ActionFilters {
  /** An organisation that carries the action out: abbreviation, name or other name. */
  owner?: string | undefined;
  /** A section of the Werkagenda, e.g. "4.3". */
  section?: string | undefined;
  /** 1 to 5. */
  ambition?: number | undefined;
  /** Id of the document that the action stands in, e.g. "werkagenda". */
  document?: string | undefined;
  /** Only actions with a result due by the end of this year. */
  year?: "2023" | "2025" | undefined;
  /** Words that stand in the action. */
  query?: string | undefined;
}

export interface ActionList {
  actions: Action[];
  total: number;
  /** Which actions the filters may mean too, but are not in the sources. */
  missing?: string | undefined;
}

export interface DocumentList {
  documents: DocumentInfo[];
  total: number;
}

export interface OrganisationList {
  organisations: OrganisationView[];
  total: number;
}

export interface SectionList {
  sections: SectionView[];
  total: number;
}

export interface SearchResponse {
  hits: SearchHit[];
  requestId: string;
}

/** The parts of an answer in the order they come; "done" is the last and carries all of it. */
export type AnswerEvent =
  | { event: "interpretation"; data: { interpretedAs: string } }
  | { event: "citation"; data: Citation }
  | { event: "statement"; data: Statement }
  | { event: "done"; data: Answer };
