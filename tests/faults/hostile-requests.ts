import fc from "fast-check";
import { createRandom } from "../../bench/statistics.ts";
import { readConfig } from "../../src/config.ts";
import { createApp } from "../../src/http/app.ts";
import { createServices } from "../../src/services.ts";
import { makePipeline, openParts } from "../evaluation/open-parts.ts";
import type { Finding } from "./finding.ts";

const REQUESTS = 10_000;
/** What no answer may show: places in the code, names of its files and of its libraries. */
const INTERNALS = /\bat \S+ \(|\.ts:\d|node_modules|file:\/\/|ZodError|TypeError|onnx|vectra/i;
const PATHS = ["/v1/ask", "/ask", "/v1/search", "/mcp", "/v1/actions", "/v1/documents", "/"];

/** Random JSON, mutated real requests, odd paths, methods and headers. */
export async function sendHostileRequests(): Promise<Finding> {
  const parts = await openParts(process.env);
  const pipeline = makePipeline(parts);
  const app = createApp({
    services: createServices({
      sources: parts.sources,
      readiness: () => ({ ready: true, pipeline, corpus: parts.sources }),
    }),
    config: { ...readConfig({ RATE_LIMIT: "0" }), version: "0.0.0" },
    log: () => undefined,
    clock: () => performance.now(),
    staticFiles: new Map(),
  });
  const random = createRandom(10_000);
  const bodies = fc.sample(fc.json({ maxDepth: 4 }), { numRuns: REQUESTS / 2, seed: 1 });
  const questions = fc.sample(fc.string({ unit: "binary", maxLength: 300 }), {
    numRuns: REQUESTS / 4,
    seed: 2,
  });
  const statuses = new Map<number, number>();
  const faults: string[] = [];
  for (let sent = 0; sent < REQUESTS; sent += 1) {
    const request = makeRequest(sent, bodies, questions, random);
    const response = await app.request(request.path, request.init);
    const text = await response.text();
    statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1);
    const leaks = response.status >= 400 && INTERNALS.test(text);
    if (response.status >= 500 || leaks) {
      faults.push(
        `${response.status}${leaks ? " leak" : ""} ${JSON.stringify(request).slice(0, 300)}`,
      );
    }
  }
  for (const fault of faults.slice(0, 5)) console.error(fault);
  const counts = [...statuses].sort(([a], [b]) => a - b);
  return {
    title: "Random and mutated requests",
    done: `${REQUESTS.toLocaleString("en")} requests to the app: random JSON, random text as question, real requests with bytes changed, dropped and doubled, odd paths, methods and headers. Seeded.`,
    figures: [
      `by status: ${counts.map(([status, count]) => `${status} ${count}×`).join(", ")}`,
      `5xx or something of the inside in a refusal: ${faults.length}`,
    ],
    held: faults.length === 0,
  };
}

function makeRequest(
  number: number,
  bodies: readonly string[],
  questions: readonly string[],
  random: () => number,
): { path: string; init: RequestInit } {
  const pick = <T>(all: readonly T[]): T | undefined => all[Math.floor(random() * all.length)];
  const path = pick(PATHS) ?? "/";
  const headers = {
    "Content-Type":
      pick(["application/json", "text/plain", "", "application/json; charset=x"]) ?? "",
  };
  const json = {
    "Content-Type": "application/json",
    Accept: pick(["*/*", "text/event-stream", "x"]) ?? "",
  };
  switch (number % 4) {
    case 0:
      return {
        path: pick(PATHS.slice(0, 4)) ?? "",
        init: { method: "POST", headers: json, body: pick(bodies) ?? "" },
      };
    case 1: {
      const question = pick(questions) ?? "";
      const name = path === "/v1/search" ? "query" : "question";
      return {
        path: pick(["/v1/ask", "/v1/search"]) ?? "",
        init: { method: "POST", headers: json, body: JSON.stringify({ [name]: question }) },
      };
    }
    case 2: {
      const real = JSON.stringify({
        question: "Wie voert actie 4.3.4 uit?",
        history: [{ role: "user", content: "Wat is een doel?" }],
        language: "nl",
        documents: ["werkagenda"],
      });
      const body = mutate(Buffer.from(real), random);
      return { path: "/v1/ask", init: { method: "POST", headers: json, body } };
    }
    default: {
      const method = pick(["GET", "HEAD", "PUT", "DELETE", "OPTIONS", "PATCH"]) ?? "GET";
      const tail = encodeURIComponent(pick(questions) ?? "").slice(0, 200);
      const odd = `${path}${pick(["/", "?query=", "?owner=", "/..%2f", "//", "?year="])}${tail}`;
      return { path: odd.startsWith("//") ? `/${odd.slice(2)}` : odd, init: { method, headers } };
    }
  }
}

/** One to six bytes changed, dropped or doubled. */
function mutate(bytes: Uint8Array, random: () => number): Uint8Array<ArrayBuffer> {
  let mutated = [...bytes];
  for (let left = 1 + Math.floor(random() * 6); left > 0; left -= 1) {
    const at = Math.floor(random() * mutated.length);
    const byte = mutated[at] ?? 0;
    const kept = [[Math.floor(random() * 256)], [], [byte, byte]][Math.floor(random() * 3)] ?? [];
    mutated = [...mutated.slice(0, at), ...kept, ...mutated.slice(at + 1)];
  }
  return Uint8Array.from(mutated);
}
