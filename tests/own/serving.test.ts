import { cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { type StartedServer, startServer } from "../../bench/speed/start-server.ts";
import type { Pipeline } from "../../src/ask.ts";
import { answerSchema } from "../../src/schema.ts";
import { createServices, type Readiness } from "../../src/services.ts";
import { makeAnswer } from "../http/fake-services.ts";
import { sources } from "./make-parts.ts";
import { embedNothing, makePlace, type Place, runCommand } from "./run-command.ts";

const LONG = 180_000;
const question = "Wie behandelt klachten over parkeerbonnen in Zonnedael?";

let place: Place;
let server: StartedServer;

beforeAll(async () => {
  place = makePlace();
  mkdirSync(place.sources);
  await embedNothing(place);
  writeFileSync(join(place.sources, "kapot.txt"), "");
  writeFileSync(join(place.sources, "nota.txt"), "De nota gaat over de kermis in het dorp.");
  server = await startServer(["src/main.ts"], {
    ...{ INDEX_DIR: place.index, SOURCES_DIR: place.sources },
    REQUEST_TIMEOUT: "60",
  });
}, LONG);
afterAll(async () => {
  await server.stop();
  rmSync(place.files, { recursive: true, force: true });
});

async function ask(text: string) {
  const response = await fetch(`${server.url}/v1/ask`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ question: text }),
  });
  return { status: response.status, body: await response.json() };
}

async function listDocuments(): Promise<string[]> {
  const response = await fetch(`${server.url}/v1/documents`);
  const shape = z.object({ documents: z.array(z.object({ id: z.string() })) });
  return shape.parse(await response.json()).documents.map(({ id }) => id);
}

describe("a server whose folder has a file that cannot be read", () => {
  it("makes an index that fits without that file, and says which one it is", async () => {
    expect(server.output()).toMatch(/^kapot\.txt[^\n]+\.$/m);
    const documents = await listDocuments();
    expect(documents).toHaveLength(6);
    expect(documents).toContain("nota");
  });

  it(
    "serves the index that it has when it is started again",
    async () => {
      const copy = makePlace(place.index);
      cpSync(place.sources, copy.sources, { recursive: true });
      writeFileSync(join(copy.sources, "nieuw.txt"), "Een nieuwe nota.");
      const again = await startServer(["src/main.ts"], {
        INDEX_DIR: copy.index,
        SOURCES_DIR: copy.sources,
      });
      const response = await fetch(`${again.url}/v1/documents`);
      const output = again.output();
      await again.stop();
      rmSync(copy.files, { recursive: true, force: true });
      expect(output).toMatch(/^kapot\.txt[^\n]+\.$/m);
      expect(await response.json()).toMatchObject({ total: 6 });
    },
    LONG,
  );
});

describe("a server that runs while documents are added and removed", () => {
  it(
    "answers every one of 200 requests, and takes each new index by itself",
    async () => {
      rmSync(join(place.sources, "kapot.txt"));
      const brief = join(place.files, "brief.txt");
      writeFileSync(brief, "De ombudsvrouw van Zonnedael behandelt klachten over parkeerbonnen.");
      let isChanging = true;
      const statuses: number[] = [];
      const client = async (): Promise<void> => {
        while (isChanging || statuses.length < 200) {
          statuses.push((await ask("Wie is de uitvoerder van actie 4.3.4?")).status);
          await new Promise((resolve) => setTimeout(resolve, 50));
        }
      };
      const clients = [client(), client(), client()];
      expect((await ask(question)).body).toMatchObject({ status: "not_found" });

      const args = [brief, "--title", "Brief aan Zonnedael", "--date", "2024-05-01"];
      expect(await runCommand(place, "add-document", ...args)).toMatchObject({ code: 0 });
      await expect.poll(listDocuments, { timeout: 30_000, interval: 200 }).toContain("brief");
      const answer = answerSchema.parse((await ask(question)).body);
      expect(answer.citations[0]).toMatchObject({
        ...{ documentId: "brief", documentTitle: "Brief aan Zonnedael", page: 1 },
        excerpt: "De ombudsvrouw van Zonnedael behandelt klachten over parkeerbonnen.",
      });

      expect(await runCommand(place, "remove-document", "brief")).toMatchObject({ code: 0 });
      await expect.poll(listDocuments, { timeout: 30_000, interval: 200 }).not.toContain("brief");
      expect((await ask(question)).body).toMatchObject({ status: "not_found" });
      isChanging = false;
      await Promise.all(clients);
      expect(statuses.length).toBeGreaterThanOrEqual(200);
      expect(statuses.filter((status) => status !== 200)).toEqual([]);
      expect(server.output()).not.toContain("indexNotTaken");
    },
    LONG,
  );
});

describe("a request that is under way when another index is taken", () => {
  it("is answered from the index that it began with", async () => {
    const { signal } = new AbortController();
    let release = () => {};
    const waiting = new Promise<void>((resolve) => {
      release = resolve;
    });
    const answering = (answer: string, ready?: Promise<void>): Pipeline => ({
      ask: async (_, { requestId }) => {
        await ready;
        return { ...makeAnswer(requestId), answer };
      },
      search: async () => [],
    });
    const old = { ready: true as const, pipeline: answering("oud", waiting), corpus: sources };
    let readiness: Readiness = old;
    const services = createServices({ sources, readiness: () => readiness });
    const first = services.ask({ question: "Wie?" }, { requestId: "1", signal });
    readiness = { ...old, pipeline: answering("nieuw") };
    const second = services.ask({ question: "Wie?" }, { requestId: "2", signal });
    expect((await second).answer).toBe("nieuw");
    release();
    expect((await first).answer).toBe("oud");
  });
});
