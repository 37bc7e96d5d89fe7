import { StdioServerTransport } from "@modelcontextprotocol/sdk/server/stdio.js";
import { readConfig, SHIPPED_MODEL } from "./config.ts";
import { openFolder, PROJECT_FOLDER } from "./disk.ts";
import type { Services } from "./http/services.ts";
import { loadSources } from "./load-sources.ts";
import { createMcpServer } from "./mcp/create-server.ts";
import { createPipelineOpener, type OpenedPipeline } from "./open-pipeline.ts";
import { createServices, type Readiness } from "./services.ts";
import { startAnswerThread } from "./start-answer-thread.ts";
import { LOOK_EVERY_MS, watchIndex } from "./watch-index.ts";

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
  const { embedder } = startAnswerThread().load(config);
  const sources = loadSources(files, SHIPPED_MODEL);
  let readiness: Readiness = { ready: false, detail: "De index wordt nog geladen." };
  const use = ({ pipeline, documents, register }: OpenedPipeline) => {
    readiness = { ready: true, pipeline, corpus: { documents, register } };
  };
  const opener = createPipelineOpener(sources, config, embedder);
  const opening = opener.open().then((opened) => {
    use(opened);
    const onFailure = (error: unknown) => tell(String(error));
    const graceMs = config.requestTimeoutMs;
    const lookForIndex = watchIndex({ ...opener, take: use, onFailure, graceMs }, opened);
    setInterval(lookForIndex, LOOK_EVERY_MS).unref();
    return lookForIndex;
  });
  opening.catch(fail);

  const services = createServices({
    sources,
    readiness: () => readiness,
    lookForIndex: async () => (await opening)(),
  });
  const patientServices: Services = {
    ...services,
    // A question that comes before the index has been loaded waits for it.
    ready: () => ({ ready: true }),
    ask: async (...args) => {
      await opening;
      return services.ask(...args);
    },
  };
  const server = createMcpServer(patientServices, {
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
