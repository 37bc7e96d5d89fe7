import type {
  Action,
  Answer,
  AskRequest,
  DocumentInfo,
  PageView,
  SearchRequest,
} from "../schema.ts";
import type {
  ActionFilters,
  ActionList,
  AnswerEvent,
  CallOptions,
  ClientOptions,
  DocumentList,
  OrganisationList,
  SearchResponse,
  SectionList,
} from "./contract.ts";
import { type Deadline, startDeadline } from "./deadline.ts";
import { readAnswerEvents } from "./read-answer-events.ts";
import { type Call, readJson, send, underDeadline } from "./send.ts";

export type {
  Action,
  Answer,
  AskRequest,
  Citation,
  DocumentInfo,
  OrganisationView,
  PageView,
  Problem,
  SearchHit,
  SearchRequest,
  SectionView,
  Statement,
} from "../schema.ts";
export type {
  ActionFilters,
  ActionList,
  AnswerEvent,
  CallOptions,
  ClientOptions,
  DocumentList,
  OrganisationList,
  SearchResponse,
  SectionList,
} from "./contract.ts";
export {
  ConnectionError,
  IncompleteStreamError,
  ProblemError,
  TimeoutError,
  UnexpectedResponseError,
} from "./errors.ts";

/** The routes of the API as functions. All fail with the errors above or the signal's reason. */
export interface Client {
  /** Also a refusal ("not_found") is an answer: look at `status` first. */
  ask(request: AskRequest, options?: CallOptions): Promise<Answer>;
  /** The parts of an answer as they come. Leaving the loop early stops the work on the server. */
  askStream(
    request: AskRequest,
    options?: CallOptions,
  ): AsyncGenerator<AnswerEvent, void, undefined>;
  /** Passages, the best first. */
  search(request: SearchRequest, options?: CallOptions): Promise<SearchResponse>;
  actions(filters?: ActionFilters, options?: CallOptions): Promise<ActionList>;
  /** The same actions as a CSV file for a Dutch spreadsheet: UTF-8, semicolons, a header line. */
  actionsCsv(filters?: ActionFilters, options?: CallOptions): Promise<string>;
  /** One action, e.g. "4.3.4" or, of a document of your own, "brief.1"; one that the sources lack is a ProblemError with the reason. */
  action(id: string, options?: CallOptions): Promise<Action>;
  organisations(options?: CallOptions): Promise<OrganisationList>;
  sections(options?: CallOptions): Promise<SectionList>;
  documents(options?: CallOptions): Promise<DocumentList>;
  document(id: string, options?: CallOptions): Promise<DocumentInfo>;
  /** One printed page; a page that the sources lack is a ProblemError with the reason. */
  page(documentId: string, page: number, options?: CallOptions): Promise<PageView>;
}

const json = "application/json";
const defaultTimeoutMs = 30_000;

/** Makes a client of one server; nothing is sent yet. @throws TypeError for a wrong baseUrl */
export function createClient(options: ClientOptions): Client {
  const { headers = {}, timeoutMs = defaultTimeoutMs } = options;
  const base = new URL(options.baseUrl).href.replace(/\/+$/, "");

  function prepare(path: string, accept: string, body?: unknown): Call {
    return {
      url: `${base}/v1${path}`,
      method: body === undefined ? "GET" : "POST",
      accept,
      body,
      headers,
      // Looked up at the call, so that a fetch that is replaced later is used.
      fetch: options.fetch ?? globalThis.fetch,
    };
  }

  async function run<T>(
    call: Call,
    { signal, timeoutMs: ownTimeoutMs = timeoutMs }: CallOptions = {},
    read: (response: Response, call: Call, deadline: Deadline) => Promise<T>,
  ): Promise<T> {
    const deadline = startDeadline(ownTimeoutMs, signal);
    try {
      return await read(await send(call, deadline), call, deadline);
    } finally {
      deadline.end();
    }
  }

  const get = <T>(path: string, callOptions?: CallOptions): Promise<T> =>
    run(prepare(path, json), callOptions, readJson<T>);
  const post = <T>(path: string, body: unknown, callOptions?: CallOptions): Promise<T> =>
    run(prepare(path, json, body), callOptions, readJson<T>);

  return {
    ask: (request, callOptions) => post("/ask", request, callOptions),
    async *askStream(request, { signal, timeoutMs: ownTimeoutMs = timeoutMs } = {}) {
      const call = prepare("/ask", "text/event-stream", request);
      const deadline = startDeadline(ownTimeoutMs, signal);
      try {
        yield* readAnswerEvents(await send(call, deadline), call, deadline);
      } finally {
        deadline.end();
        deadline.stop();
      }
    },
    search: (request, callOptions) => post("/search", request, callOptions),
    actions: (filters, callOptions) => get(`/actions${formatQuery(filters)}`, callOptions),
    actionsCsv: (filters, callOptions) =>
      run(
        prepare(`/actions${formatQuery(filters)}`, "text/csv"),
        callOptions,
        (response, call, deadline) => underDeadline(call, deadline, () => response.text()),
      ),
    action: (id, callOptions) => get(`/actions/${encodeURIComponent(id)}`, callOptions),
    organisations: (callOptions) => get("/organisations", callOptions),
    sections: (callOptions) => get("/sections", callOptions),
    documents: (callOptions) => get("/documents", callOptions),
    document: (id, callOptions) => get(`/documents/${encodeURIComponent(id)}`, callOptions),
    page: (documentId, page, callOptions) =>
      get(
        `/documents/${encodeURIComponent(documentId)}/pages/${encodeURIComponent(page)}`,
        callOptions,
      ),
  };
}

/** "?owner=BZK&year=2025", or nothing; what was not given is left out. */
function formatQuery(filters: ActionFilters = {}): string {
  const given = Object.entries(filters).filter(([, value]) => value !== undefined);
  if (given.length === 0) return "";
  return `?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}`;
}
