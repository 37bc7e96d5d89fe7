import { z } from "zod";
import { type LlmConfig, parseLlmConfig } from "./llm/llm-config.ts";

/** The model that ships with the project. */
export const SHIPPED_MODEL = "beleidswijzer-nl";

/** The chance below which a question is refused; docs/evaluation.md has the curve. */
export const CHANCE_THRESHOLD = 0.4;

const flag = z
  .enum(["0", "1"], { error: "must be 0 or 1" })
  .default("0")
  .transform((value) => value === "1");

/** Only figures: "0x10" and "1e3" are numbers to JavaScript, not to the person who set them. */
function whole(min: number, max: number) {
  const error = `must be a whole number from ${min} to ${max}`;
  return z
    .string()
    .regex(/^\d{1,9}$/, { error, abort: true })
    .transform(Number)
    .pipe(z.int().min(min, { error }).max(max, { error }));
}

const webAddress = z.url({ protocol: /^https?$/, error: "must be an http or https address" });

const port = whole(0, 65_535);

/** What may stand in the environment; every variable is in the README. */
const environmentSchema = z.object({
  PORT: port.default(3000).describe("Port that the server listens on; 0 takes a free one."),
  HOST: z.string().default("127.0.0.1").describe("Address that the server listens on."),
  METRICS_PORT: port
    .optional()
    .describe("Port of GET /metrics on the same address; without it there are no metrics."),
  INDEX_DIR: z
    .string()
    .default("index")
    .describe("Folder of the index, from the project's folder."),
  DATABASE_URL: z
    .string()
    .refine(isPostgresAddress, { error: "must be a postgres: address; its value is not shown" })
    .optional()
    .describe(
      "Address of a PostgreSQL database with pgvector that keeps the index; otherwise INDEX_DIR does.",
    ),
  SOURCES_DIR: z
    .string()
    .optional()
    .describe("Folder with documents of your own, from the project's folder (default sources)."),
  EMBEDDING_MODEL: z
    .string()
    .default(SHIPPED_MODEL)
    .describe("Folder under models/, or the name of a hub model."),
  EMBEDDING_DOWNLOAD: flag.describe("1: a model that is not in models/ may be downloaded."),
  RATE_LIMIT: whole(0, 1_000_000)
    .default(60)
    .describe("Requests per minute and client; 0 is no limit."),
  TRUST_PROXY: whole(0, 10)
    .default(0)
    .describe("Number of your own proxies in front of the server."),
  ALLOWED_ORIGINS: z
    .string()
    .default("")
    .transform((value) => value.split(",").map((origin) => origin.trim()))
    .transform((origins) => origins.filter((origin) => origin !== ""))
    .refine((origins) => origins.every(isOrigin), {
      error: "must be origins such as https://intranet.example.nl, with commas between them",
    })
    .describe("Origins that a browser may call the API from, with commas between them."),
  PUBLIC_URL: webAddress
    .transform((url) => url.replace(/\/+$/, ""))
    .default("")
    .describe("Address under which users reach the server."),
  CONTACT_NAME: z
    .string()
    .default("Beheer Beleidswijzer")
    .describe("Who keeps this installation running; published in the API's description."),
  CONTACT_EMAIL: z
    .email({ error: "must be an e-mail address" })
    .default("beheer@beleidswijzer.example")
    .describe("Their e-mail address, published there too."),
  CONTACT_URL: webAddress.optional().describe("Their web page; otherwise PUBLIC_URL/over."),
  BODY_LIMIT: whole(1024, 10_000_000).default(65_536).describe("Largest request body, in bytes."),
  REQUEST_TIMEOUT: whole(1, 600)
    .default(10)
    .describe("Longest time that an answer may take, in seconds."),
  LLM_BASE_URL: z
    .string()
    .optional()
    .describe("Address of an OpenAI-compatible server that may rephrase answers; off when empty."),
  LLM_MODEL: z.string().optional().describe("Name of the language model on that server."),
  LLM_API_KEY: z.string().optional().describe("Key for that server, when it wants one."),
  LLM_TIMEOUT_MS: z
    .string()
    .optional()
    .describe("Longest wait for the language model, in milliseconds (default 4000)."),
  LOG_QUESTIONS: flag.describe("1: questions are kept in DATA_DIR, without who asked them."),
  LOG_QUESTIONS_DAYS: whole(1, 365)
    .default(30)
    .describe("Most days that questions and feedback are kept."),
  FEEDBACK: flag.describe("1: readers may say whether an answer is correct; only that is kept."),
  DATA_DIR: z
    .string()
    .default("data")
    .describe("Folder of what is kept, from the project's folder."),
  LOG_LEVEL: z
    .enum(["silent", "error", "warn", "info", "debug"], {
      error: "must be silent, error, warn, info or debug",
    })
    .default("info")
    .describe("What is logged: silent, error, warn, info or debug."),
});

/** Every variable of the environment that the program reads, with what it does. */
export const SETTINGS: readonly { name: string; description: string }[] = Object.entries(
  environmentSchema.shape,
).map(([name, schema]) => ({ name, description: schema.description ?? "" }));

/** The settings, parsed and checked. */
export interface Config {
  port: number;
  host: string;
  metricsPort: number | undefined;
  indexFolder: string;
  /** Address of the database that keeps the index; undefined when the folder does. */
  databaseUrl: string | undefined;
  /** Folder with own documents; undefined when it is the usual one, which need not be there. */
  sourcesFolder: string | undefined;
  embeddingModel: string;
  allowDownload: boolean;
  /** Requests per minute and client; 0 is no limit. */
  rateLimitPerMinute: number;
  /** Number of own proxies in front of the server. */
  trustProxy: number;
  allowedOrigins: string[];
  /** Without a slash at the end; empty when it is not known. */
  publicUrl: string;
  contact: { name: string; email: string; url: string };
  bodyLimitBytes: number;
  requestTimeoutMs: number;
  keepQuestions: boolean;
  keepFeedback: boolean;
  /** Most days that questions and feedback are kept. */
  keepDays: number;
  dataFolder: string;
  logLevel: z.infer<typeof environmentSchema>["LOG_LEVEL"];
  /** Undefined when no language model is to be used. */
  llm: LlmConfig | undefined;
}

/** A variable of the environment is wrong. The message names every wrong one and its value. */
export class ConfigError extends Error {
  override name = "ConfigError";
}

/** @throws ConfigError when a variable has a value that makes no sense. */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ""),
  );
  const parsed = environmentSchema.safeParse(given);
  if (!parsed.success) {
    throw refuse(
      parsed.error.issues.map(({ path, message }) => {
        const name = path.join(".");
        // An address of a database has a password in it.
        if (name === "DATABASE_URL") return `${name} (${message})`;
        return `${name}=${String(given[name])} (${message})`;
      }),
    );
  }
  const { data } = parsed;
  if (
    data.METRICS_PORT !== undefined &&
    data.METRICS_PORT !== 0 &&
    data.METRICS_PORT === data.PORT
  ) {
    throw refuse([`METRICS_PORT=${data.METRICS_PORT} (must differ from PORT)`]);
  }
  const { llm, wrong } = parseLlmConfig(given);
  if (wrong.length > 0) throw refuse(wrong);
  return {
    llm,
    port: data.PORT,
    host: data.HOST,
    metricsPort: data.METRICS_PORT,
    indexFolder: data.INDEX_DIR,
    databaseUrl: data.DATABASE_URL,
    sourcesFolder: data.SOURCES_DIR,
    embeddingModel: data.EMBEDDING_MODEL,
    allowDownload: data.EMBEDDING_DOWNLOAD,
    rateLimitPerMinute: data.RATE_LIMIT,
    trustProxy: data.TRUST_PROXY,
    allowedOrigins: data.ALLOWED_ORIGINS,
    publicUrl: data.PUBLIC_URL,
    contact: {
      name: data.CONTACT_NAME,
      email: data.CONTACT_EMAIL,
      url: data.CONTACT_URL ?? `${data.PUBLIC_URL || "https://beleidswijzer.example"}/over`,
    },
    bodyLimitBytes: data.BODY_LIMIT,
    requestTimeoutMs: data.REQUEST_TIMEOUT * 1000,
    keepQuestions: data.LOG_QUESTIONS,
    keepFeedback: data.FEEDBACK,
    keepDays: data.LOG_QUESTIONS_DAYS,
    dataFolder: data.DATA_DIR,
    logLevel: data.LOG_LEVEL,
  };
}

function refuse(wrong: readonly string[]): ConfigError {
  return new ConfigError(`These settings cannot be used: ${wrong.join("; ")}.`);
}

/** Scheme, host and port, as a browser sends it; "*" would let every site in. */
function isOrigin(text: string): boolean {
  return URL.canParse(text) && /^https?:/.test(text) && new URL(text).origin === text;
}

function isPostgresAddress(text: string): boolean {
  return URL.canParse(text) && /^postgres(ql)?:$/.test(new URL(text).protocol);
}
