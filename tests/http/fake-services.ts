import type { Hono } from "hono";
import { createApp } from "../../src/http/app.ts";
import type { AppEnv, HttpDependencies, RequestLogEntry } from "../../src/http/app-env.ts";
import {
  answerExamples,
  exampleAction,
  exampleMissingAction,
  exampleMissingActionEnglish,
  searchExamples,
} from "../../src/http/examples.ts";
import type { HttpConfig } from "../../src/http/http-config.ts";
import type { Keep } from "../../src/http/keep-daily.ts";
import type { Services } from "../../src/http/services.ts";
import { createStaticFile } from "../../src/http/static-files.ts";
import type { Answer, DocumentInfo, PageView, SectionView } from "../../src/schema.ts";

/** The answer that the fake services give, with the id of the request. */
export function makeAnswer(requestId: string, changes: Partial<Answer> = {}): Answer {
  const example = answerExamples.antwoord?.value;
  if (!example) throw new Error("The document has no example of an answer.");
  return { ...example, requestId, ...changes };
}

export const werkagenda: DocumentInfo = {
  id: "werkagenda",
  title: "Werkagenda Waardengedreven Digitaliseren",
  publisher: "Ministerie van BZK",
  date: "2022-11-04",
  dateText: "november 2022",
  kind: "werkagenda",
  file: "seeds/werkagenda.txt",
  originalFile: "001.txt",
  sha256: "0".repeat(64),
  pages: [45, 47],
  missingPages: [46],
};

const page47: PageView = {
  documentId: "werkagenda",
  documentTitle: werkagenda.title,
  page: 47,
  previousPage: 45,
  missingBefore: [46],
  missingAfter: [],
  blocks: [],
  raw: [{ line: 798, text: "Actiebeschrijving" }],
};

const section43: SectionView = {
  id: "4.3",
  title: exampleAction.sectionTitle,
  ambition: 4,
  ambitionTitle: "Een digitale overheid die waardengedreven en open werkt voor iedereen",
  actionIds: [exampleAction.id],
  missingActions: [],
  actionPages: [47],
  challenge: [],
  achieved: [],
  goals: [],
};

const missingAction = { nl: exampleMissingAction, en: exampleMissingActionEnglish };

/** Services that know one document, one page, one section with one action, and one owner. */
export function makeServices(changes: Partial<Services> = {}): Services {
  return {
    ready: () => ({ ready: true }),
    ask: async (_request, { requestId }) => makeAnswer(requestId),
    search: async () => searchExamples.passages.value.hits,
    documents: () => [werkagenda],
    page: (documentId, page, language = "nl") => {
      if (documentId !== "werkagenda") return undefined;
      if (page === 47) return page47;
      const missing = {
        nl: `Pagina ${page} van de Werkagenda ontbreekt.`,
        en: `Page ${page} of the Werkagenda is missing.`,
      };
      return { missing: missing[language] };
    },
    actions: () => [exampleAction],
    missingActions: () => undefined,
    knowsOwner: (owner) => owner.includes("BZK"),
    action: (id, language = "nl") =>
      id === "4.3.4" ? exampleAction : { missing: missingAction[language] },
    organisations: () => [],
    sections: () => [section43],
    ...changes,
  };
}

export const defaultConfig: HttpConfig = {
  allowedOrigins: ["https://intranet.example.nl"],
  rateLimitPerMinute: 0,
  trustProxy: 0,
  bodyLimitBytes: 65_536,
  requestTimeoutMs: 5_000,
  version: "0.1.0",
  publicUrl: "https://beleidswijzer.example.nl",
  contact: {
    name: "Beheer Beleidswijzer",
    email: "beheer@example.nl",
    url: "https://beleidswijzer.example.nl/over",
  },
};

/** An operator who chose to keep all there is to keep, and throws it away. */
export const keepAll: Keep = {
  days: 30,
  question: () => undefined,
  verdict: () => undefined,
  removeOld: () => undefined,
};

const staticFiles = new Map(
  Object.entries({
    "/index.html": "<!doctype html><title>Vraag</title>",
    "/bronnen.html": "<!doctype html><title>Bronnen</title>",
    "/404.html": "<!doctype html><title>Niet gevonden</title>",
    "/assets/app-1a2b3c.js": "export {};",
    "/favicon.svg": "<svg/>",
  }).map(([path, content]) => [path, createStaticFile(path, content)]),
);

type Changes = Partial<Omit<HttpDependencies, "services" | "config">> & {
  services?: Partial<Services>;
  config?: Partial<HttpConfig>;
};

/** An app over fake services, and the lines it logs. */
export function makeApp(changes: Changes = {}): { app: Hono<AppEnv>; logged: RequestLogEntry[] } {
  const logged: RequestLogEntry[] = [];
  const { services, config, ...rest } = changes;
  const app = createApp({
    services: makeServices(services),
    config: { ...defaultConfig, ...config },
    log: (entry) => logged.push(entry),
    clock: () => performance.now(),
    staticFiles,
    ...rest,
  });
  return { app, logged };
}

/** A POST with a JSON body, as most clients send it. */
export function jsonRequest(body: unknown, headers: Record<string, string> = {}): RequestInit {
  return {
    method: "POST",
    body: typeof body === "string" ? body : JSON.stringify(body),
    headers: { "Content-Type": "application/json", ...headers },
  };
}
