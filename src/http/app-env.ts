import type { Context } from "hono";
import type { Answer, Language } from "../schema.ts";
import type { HttpConfig } from "./http-config.ts";
import type { Keep } from "./keep-daily.ts";
import type { Metrics } from "./metrics.ts";
import type { Services } from "./services.ts";
import type { StaticFiles } from "./static-files.ts";

/** How a request ended: the status of the answer, or the kind of problem. */
export type Outcome = Answer["status"] | "ok" | (string & {});

/** One line of the log: never the question, the address or the user agent. */
export interface RequestLogEntry {
  level: "info" | "warn" | "error";
  event: "request";
  requestId: string;
  method: string;
  /** Pattern of the route, e.g. "/v1/actions/{id}"; "(none)" for an unknown path. */
  route: string;
  status: number;
  /** Milliseconds from the first byte read to the answer ready, or the stream closed. */
  ms: number;
  outcome: Outcome;
  /** Only for a fault of ours: what kind of error and where; its message may quote a question. */
  error?: { name: string; stack: string[] };
}

/** Milliseconds since some moment; only differences count. */
export type Clock = () => number;

/** What createApp is given. */
export interface HttpDependencies {
  services: Services;
  config: HttpConfig;
  log: (entry: RequestLogEntry) => void;
  clock: Clock;
  /** The built web pages; an empty map serves the API alone. */
  staticFiles: StaticFiles;
  /** Where requests are counted; left out: nowhere. */
  metrics?: Metrics;
  /** What the operator keeps on disk; left out: nothing. */
  keep?: Keep;
}

/** What travels with a request through the middleware. */
export interface AppEnv {
  /** Given by the Node server; absent where a test calls the app itself. */
  Bindings: { incoming?: { socket?: { remoteAddress?: string | undefined } } };
  Variables: {
    requestId: string;
    /** Language that the body asks for; outranks Accept-Language. */
    bodyLanguage?: Language;
    /** The media type chosen by the Accept header. */
    mediaType: string;
    outcome?: Outcome;
    error?: { name: string; stack: string[] };
    /** Settles when an event stream has ended, with its outcome. */
    streamed?: Promise<Outcome>;
  };
}

/** A request under way in our app. */
export type AppContext = Context<AppEnv>;
