import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { resolve } from "node:path";
import { readConfig, SHIPPED_MODEL } from "./config.ts";
import { openDataFolder, openFolder, PROJECT_FOLDER } from "./disk.ts";
import { createApp } from "./http/app.ts";
import { keepDaily, runDaily } from "./http/keep-daily.ts";
import { createMetrics, createMetricsApp } from "./http/metrics.ts";
import { readStaticFiles, type StaticFiles } from "./http/static-files.ts";
import { type Listening, listen } from "./listen.ts";
import { loadSources } from "./load-sources.ts";
import { mountMcp } from "./mcp/mount.ts";
import type { OpenedPipeline } from "./open-pipeline.ts";
import { createServices, type Readiness } from "./services.ts";
import { shareQuestions } from "./share-questions.ts";
import type { StartedThread } from "./start-answer-thread.ts";
import { LOOK_EVERY_MS, watchIndex } from "./watch-index.ts";
import { createLog } from "./write-log.ts";

const WEB_FOLDER = `${PROJECT_FOLDER}dist/web`;
/** Passages of an index that a thread opens too: of a larger one that takes it seconds, and much memory. */
const MOST_SHARED = 2_000;
/** On top of the longest answer: time to send it. */
const EXTRA_GRACE_MS = 2_000;

function readWebPages(): StaticFiles {
  if (existsSync(WEB_FOLDER)) return readStaticFiles(WEB_FOLDER);
  tell('The web pages have not been built: run "npm run build:web". Only the API is served now.');
  return new Map();
}

/** For the person at the terminal; standard output is for the log alone. */
function tell(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
}

function readVersion(): string {
  const { version } = JSON.parse(openFolder(PROJECT_FOLDER).read("package.json"));
  return String(version);
}

function fail(error: unknown): never {
  tell(error instanceof Error ? error.message : String(error));
  if (process.env.LOG_LEVEL === "debug" && error instanceof Error) tell(error.stack ?? "");
  process.exit(1);
}

/** Serves until the process is told to stop; ends it with a sentence where it cannot. */
export function serve(thread: StartedThread): Promise<void> {
  return start(thread).catch(fail);
}

async function start(started: StartedThread): Promise<void> {
  const config = readConfig(process.env);
  const thread = started.load(config);
  const log = createLog(config.logLevel);
  const sources = loadSources(openFolder(PROJECT_FOLDER), SHIPPED_MODEL);

  const clock = () => new Date();
  const keep = keepDaily(config, {
    disk: openDataFolder(resolve(PROJECT_FOLDER, config.dataFolder)),
    clock,
    onFailure: (error) => {
      const code = error instanceof Error && "code" in error ? error.code : "unknown";
      log.error({ event: "keepFailed", code: String(code) });
    },
  });
  runDaily(keep.removeOld, clock);

  let builtAt: Date | undefined;
  const metrics = createMetrics([
    {
      name: "beleidswijzer_index_age_seconds",
      help: "Seconds since the index was built; NaN while there is none.",
      // 0 when the clock was set to before that.
      read: () => Math.max(0, Math.round((Date.now() - (builtAt?.getTime() ?? Number.NaN)) / 1000)),
    },
  ]);
  let isStopping = false;
  let readiness: Readiness = {
    ready: false,
    detail: "De index wordt nog geladen. Probeer het over een paar seconden opnieuw.",
  };
  /** Until an index is in use there is no other to look for. */
  let lookForIndex = async () => {};
  const dependencies = {
    services: createServices({
      sources,
      readiness: () => readiness,
      lookForIndex: () => lookForIndex(),
    }),
    config: { ...config, version: readVersion() },
    log: log.request,
    clock: () => performance.now(),
    staticFiles: readWebPages(),
    metrics,
    keep,
  };
  const app = createApp(dependencies);
  mountMcp(app, dependencies);

  const servers: Listening[] = [];
  const open = async (event: string, fetch: typeof app.fetch, port: number): Promise<string> => {
    const server = await listen({ fetch, host: config.host, port });
    servers.push(server);
    log.info({ event, url: server.url });
    return server.url;
  };
  const stop = (signal: string): void => {
    // Whoever asks twice does not want to wait.
    if (isStopping) process.exit(1);
    isStopping = true;
    log.info({ event: "stopping", signal });
    readiness = { ready: false, detail: "De server stopt. Probeer het straks opnieuw." };
    const grace = config.requestTimeoutMs + EXTRA_GRACE_MS;
    Promise.all(servers.map((server) => server.close(grace))).then(() => {
      log.info({ event: "stopped" });
      process.exit(0);
    });
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
  tell(`Beleidswijzer luistert op ${await open("listening", app.fetch, config.port)}`);
  if (config.metricsPort !== undefined) {
    const metricsUrl = await open("metrics", createMetricsApp(metrics).fetch, config.metricsPort);
    tell(`Metrics are at ${metricsUrl}/metrics`);
  }

  // Imported only now: the server listens meanwhile.
  const { createPipelineOpener } = await import("./open-pipeline.ts");
  const opener = createPipelineOpener(sources, config, thread.embedder);
  const openThere = thread.answerFrom(sources, config);
  const share = (opened: OpenedPipeline): OpenedPipeline =>
    availableParallelism() === 1 || opened.manifest.passages > MOST_SHARED
      ? opened
      : shareQuestions(opened, openThere, {
          shared: () => log.info({ event: "shared" }),
          failed: (error) => log.error({ event: "notShared", reason: String(error) }),
        });
  const use = ({ manifest, pipeline, documents, register }: OpenedPipeline) => {
    builtAt = new Date(manifest.builtAt);
    if (!isStopping) readiness = { ready: true, pipeline, corpus: { documents, register } };
  };
  const opened = share(await opener.open());
  use(opened);
  log.info({ event: "ready", seconds: Math.round(process.uptime() * 10) / 10 });
  lookForIndex = watchIndex(
    {
      version: opener.version,
      reopen: async () => share(await opener.reopen()),
      take: (next) => {
        use(next);
        log.info({ event: "indexTaken", builtAt: next.manifest.builtAt });
      },
      onFailure: (error) => {
        log.error({ event: "indexNotTaken", reason: String(error) });
      },
      graceMs: config.requestTimeoutMs + EXTRA_GRACE_MS,
    },
    opened,
  );
  setInterval(lookForIndex, LOOK_EVERY_MS).unref();
}
