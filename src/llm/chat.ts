import { z } from "zod";
import type { LlmConfig } from "./llm-config.ts";

/** Why a model gave no text. `stopped`: whoever asked has gone. */
export type ChatFailure =
  | "down"
  | "slow"
  | "serverError"
  | "rateLimited"
  | "rejected"
  | "wrongJson"
  | "stopped";

export interface ChatMessage {
  role: "system" | "user";
  content: string;
}

export interface ChatParts extends LlmConfig {
  fetch: typeof fetch;
}

/** Asks the model once; never throws, and settles within the time limit. */
export type Chat = (
  messages: readonly ChatMessage[],
  signal: AbortSignal,
) => Promise<{ content: string } | { failed: ChatFailure }>;

/** Wait before the second try, unless the server asks for another. */
const PAUSE_MS = 150;
/** A rephrased answer is far shorter; more is a server gone astray. */
const MAX_BYTES = 256 * 1024;
const MAX_TOKENS = 1200;

const completionSchema = z.object({
  choices: z.array(z.object({ message: z.object({ content: z.string() }) })).min(1),
});

type Attempt =
  | { content: string }
  | { failed: ChatFailure; again: boolean; pauseMs?: number; refusesFormat?: boolean };

/** A client of any server with OpenAI's chat/completions, by plain fetch. */
export function createChat(parts: ChatParts): Chat {
  let sendFormat = true;
  return async (messages, signal) => {
    if (signal.aborted) return { failed: "stopped" };
    const deadline = performance.now() + parts.timeoutMs;
    // Not AbortSignal.any and .timeout: those stay in memory until the timeout has passed.
    const controller = new AbortController();
    let settle: (failure: { failed: ChatFailure }) => void = () => undefined;
    const stopped = new Promise<{ failed: ChatFailure }>((resolve) => {
      settle = resolve;
    });
    const stop = (failed: ChatFailure) => {
      settle({ failed });
      controller.abort();
    };
    const timer = setTimeout(() => stop("slow"), parts.timeoutMs);
    const leave = () => stop("stopped");
    signal.addEventListener("abort", leave);

    const ask = async (): Promise<{ content: string } | { failed: ChatFailure }> => {
      for (let triesLeft = 1; ; triesLeft -= 1) {
        let attempt = await tryOnce(parts, messages, sendFormat, controller.signal);
        if ("failed" in attempt && attempt.refusesFormat) {
          // No second try but the same one, in the only form that this server knows.
          sendFormat = false;
          attempt = await tryOnce(parts, messages, false, controller.signal);
        }
        if ("content" in attempt) return attempt;
        const pause = attempt.pauseMs ?? PAUSE_MS;
        const inTime = performance.now() + pause < deadline;
        if (!attempt.again || triesLeft === 0 || !inTime) return { failed: attempt.failed };
        await wait(pause, controller.signal);
      }
    };
    try {
      return await Promise.race([stopped, ask()]);
    } finally {
      clearTimeout(timer);
      signal.removeEventListener("abort", leave);
    }
  };
}

async function tryOnce(
  { baseUrl, model, apiKey, fetch: send }: ChatParts,
  messages: readonly ChatMessage[],
  withFormat: boolean,
  signal: AbortSignal,
): Promise<Attempt> {
  try {
    const response = await send(`${baseUrl}/chat/completions`, {
      method: "POST",
      // A server that sends us elsewhere does not get the question sent there.
      redirect: "error",
      signal,
      headers: {
        "Content-Type": "application/json",
        Accept: "application/json",
        ...(apiKey ? { Authorization: `Bearer ${apiKey}` } : {}),
      },
      body: JSON.stringify({
        model,
        messages,
        temperature: 0,
        max_tokens: MAX_TOKENS,
        stream: false,
        ...(withFormat ? { response_format: { type: "json_object" } } : {}),
      }),
    });
    if (!response.ok) {
      await response.body?.cancel();
      return readRefusal(response, withFormat);
    }
    const content = readContent(await readBody(response));
    return content === undefined ? { failed: "wrongJson", again: false } : { content };
  } catch {
    return { failed: "down", again: true };
  }
}

function readRefusal({ status, headers }: Response, withFormat: boolean): Attempt {
  if (status === 429) {
    const seconds = Number(headers.get("retry-after") ?? Number.NaN);
    const pause = Number.isFinite(seconds) && seconds > 0 ? { pauseMs: seconds * 1000 } : {};
    return { failed: "rateLimited", again: true, ...pause };
  }
  if (status >= 500) return { failed: "serverError", again: true };
  const refusesFormat = withFormat && (status === 400 || status === 422);
  return { failed: "rejected", again: false, refusesFormat };
}

/** The text of a body, cut off with an empty one where it is too long to be an answer. */
async function readBody(response: Response): Promise<string> {
  if (!response.body) return "";
  const decoder = new TextDecoder();
  let text = "";
  let bytes = 0;
  const reader = response.body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    bytes += value.length;
    if (bytes > MAX_BYTES) {
      await reader.cancel();
      return "";
    }
    text += decoder.decode(value, { stream: true });
  }
}

function readContent(body: string): string | undefined {
  try {
    return completionSchema.safeParse(JSON.parse(body)).data?.choices[0]?.message.content;
  } catch {
    return undefined;
  }
}

function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
