import { StdioServerTransport } from "@modelcontextprotocol/sdk/server/stdio.js";
import { readConfig, SHIPPED_MODEL } from "./config.ts";
import { openFolder, PROJECT_FOLDER } from "./disk.ts";
import { loadSources } from "./load-sources.ts";
import { createMcpServer } from "./mcp/create-server.ts";
import { openPipeline } from "./open-pipeline.ts";
import { createServices, type Readiness } from "./services.ts";

/** Standard output carries the protocol and nothing else. */
function tell(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
}

function fail(error: unknown): never {
  tell(error instanceof Error ? error.message : String(error));
  process.exit(1);
}

async function start(): Promise<void> {
  const config = readConfig(process.env);
  const files = openFolder(PROJECT_FOLDER);
  const { version } = JSON.parse(files.read("package.json"));
  const sources = loadSources(files, SHIPPED_MODEL);
  const opening = openPipeline(sources, config);
  let readiness: Readiness = { ready: false, detail: "De index wordt nog geladen." };
  opening
    .then((corpus) => {
      readiness = { ready: true, pipeline: corpus.pipeline, corpus };
    })
    .catch(fail);

  const services = {
    ...createServices({ sources, readiness: () => readiness }),
    // A question that comes before the index has been loaded waits for it.
    ready: () => ({ ready: true as const }),
    ask: async (...args: Parameters<Awaited<typeof opening>["pipeline"]["ask"]>) =>
      (await opening).pipeline.ask(...args),
  };
  const server = createMcpServer(services, {
    version: String(version),
    publicUrl: config.publicUrl,
    timeoutMs: config.requestTimeoutMs,
    // Not its message: that may quote the question.
    onFault: ({ name, stack = "" }) =>
      tell([name, ...stack.split("\n").filter(isFrame)].join("\n")),
  });
  await server.connect(new StdioServerTransport());
  tell("Beleidswijzer answers on standard input and output.");
}

function isFrame(line: string): boolean {
  return line.startsWith("    at ");
}

start().catch(fail);
