import { z } from "zod";

/** The model that ships with the project. */
export const SHIPPED_MODEL = "beleidswijzer-nl";

const flag = z
  .enum(["0", "1"])
  .default("0")
  .transform((value) => value === "1");

/** The environment; every variable is in the README. */
const environmentSchema = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().min(1).default("127.0.0.1"),
  METRICS_PORT: z.coerce.number().int().min(0).max(65_535).optional(),
  INDEX_DIR: z.string().min(1).default("index"),
  EMBEDDING_MODEL: z.string().min(1).default(SHIPPED_MODEL),
  EMBEDDING_DOWNLOAD: flag,
  RATE_LIMIT: z.coerce.number().int().min(0).default(60),
  TRUST_PROXY: z.coerce.number().int().min(0).max(10).default(0),
  ALLOWED_ORIGINS: z.string().default(""),
  PUBLIC_URL: z.url().optional(),
  LOG_LEVEL: z.enum(["silent", "error", "warn", "info", "debug"]).default("info"),
});

export interface Config {
  port: number;
  host: string;
  metricsPort: number | undefined;
  indexFolder: string;
  embeddingModel: string;
  allowDownload: boolean;
  /** Requests per minute and client; 0 is no limit. */
  rateLimitPerMinute: number;
  /** Number of own proxies in front of the server. */
  trustProxy: number;
  allowedOrigins: string[];
  publicUrl: string | undefined;
  logLevel: z.infer<typeof environmentSchema>["LOG_LEVEL"];
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
    const wrong = parsed.error.issues.map((issue) => {
      const name = issue.path.join(".");
      return `${name}=${String(given[name])} (${issue.message})`;
    });
    throw new ConfigError(`These settings cannot be used: ${wrong.join("; ")}.`);
  }
  const { data } = parsed;
  return {
    port: data.PORT,
    host: data.HOST,
    metricsPort: data.METRICS_PORT,
    indexFolder: data.INDEX_DIR,
    embeddingModel: data.EMBEDDING_MODEL,
    allowDownload: data.EMBEDDING_DOWNLOAD,
    rateLimitPerMinute: data.RATE_LIMIT,
    trustProxy: data.TRUST_PROXY,
    allowedOrigins: data.ALLOWED_ORIGINS.split(",")
      .map((origin) => origin.trim())
      .filter((origin) => origin !== ""),
    publicUrl: data.PUBLIC_URL,
    logLevel: data.LOG_LEVEL,
  };
}
