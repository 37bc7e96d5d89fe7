/** Where a language model may be asked to rephrase answers. */
export interface LlmConfig {
  /** Without a slash at the end, e.g. http://127.0.0.1:11434/v1. */
  baseUrl: string;
  model: string;
  apiKey?: string;
  /** Time for the model in all, a second try included. */
  timeoutMs: number;
}

/** Longest wait before the extractive answer is given. */
const DEFAULT_TIMEOUT_MS = 4000;
const MIN_TIMEOUT_MS = 100;
const MAX_TIMEOUT_MS = 60_000;

/**
 * The language model of an environment: LLM_BASE_URL, LLM_MODEL, LLM_API_KEY and LLM_TIMEOUT_MS.
 * Without the first two there is none. `wrong` has a sentence per setting that cannot be used; it
 * never holds the key, nor an address, which may hold a password.
 */
export function parseLlmConfig(environment: Record<string, string | undefined>): {
  llm: LlmConfig | undefined;
  wrong: string[];
} {
  const read = (name: string): string => environment[name]?.trim() ?? "";
  const baseUrl = read("LLM_BASE_URL").replace(/\/+$/, "");
  const model = read("LLM_MODEL");
  const apiKey = read("LLM_API_KEY");
  const timeout = read("LLM_TIMEOUT_MS");
  const timeoutMs = timeout === "" ? DEFAULT_TIMEOUT_MS : Number(timeout);
  const isOff = baseUrl === "" && model === "";
  const wrong: string[] = [];
  if (!isOff && model === "") wrong.push("LLM_MODEL (must be set, since LLM_BASE_URL is)");
  if (!isOff && !isWebAddress(baseUrl)) {
    wrong.push(
      baseUrl === ""
        ? "LLM_BASE_URL (must be set, since LLM_MODEL is)"
        : "LLM_BASE_URL (must be an http or https address without a name, password, ? or #)",
    );
  }
  // Anything else cannot stand in a header, and would fail at every question.
  if (apiKey !== "" && !/^[\x21-\x7e]+$/.test(apiKey)) {
    wrong.push("LLM_API_KEY (must have no spaces or special characters)");
  }
  const isWhole = timeout === "" || /^\d{1,9}$/.test(timeout);
  if (!isWhole || timeoutMs < MIN_TIMEOUT_MS || timeoutMs > MAX_TIMEOUT_MS) {
    wrong.push(
      `LLM_TIMEOUT_MS=${timeout} (must be a whole number from ${MIN_TIMEOUT_MS} to ${MAX_TIMEOUT_MS})`,
    );
  }
  if (isOff || wrong.length > 0) return { llm: undefined, wrong };
  return { llm: { baseUrl, model, ...(apiKey ? { apiKey } : {}), timeoutMs }, wrong };
}

function isWebAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password, search, hash } = new URL(text);
  return /^https?:$/.test(protocol) && `${username}${password}${search}${hash}` === "";
}
