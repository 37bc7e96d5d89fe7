/*
 * Part of cut-network.ts, run where there is no network but loopback; the last argument is a folder
 * to write in. Does what users and operators do, and writes what was seen as one line of JSON.
 */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { readQuestions } from "../../bench/retrieval/collect-questions.ts";
import { startServer } from "../../bench/speed/start-server.ts";
import { PROJECT_FOLDER } from "../../src/disk.ts";
import { sitePages } from "../../src/http/site.ts";
import { readStaticFiles } from "../../src/http/static-files.ts";
import { answerSchema, documentListSchema } from "../../src/schema.ts";
import { askQuestions } from "../evaluation/ask-questions.ts";
import type { Cut, Traced } from "./cut-network.ts";

/** For documentation alone (RFC 5737), so that nothing is reached where the network was not cut. */
const OTHER_MACHINE = "192.0.2.1";
const QUESTION = "Wie is verantwoordelijk voor de rijksbrede cloudstrategie?";
const API = ["/v1/actions", "/v1/organisations", "/v1/documents", "/v1/openapi.json"];
/** What a browser loads by itself; a link that a reader may follow is none of it. */
const LOADED =
  /<(?:script|img|iframe|source|embed)\b[^>]*\ssrc="((?:https?:)?\/\/[^"]*)|<link\b(?=[^>]*\srel="(?:stylesheet|icon|preload|modulepreload|manifest)")[^>]*\shref="((?:https?:)?\/\/[^"]*)|\burl\(["']?((?:https?:)?\/\/[^)"']*)/g;

const folder = process.argv.at(-1) ?? "";
const environment = { ...process.env, INDEX_DIR: join(folder, "index") };
const attempt = `require("node:net").connect(9, "${OTHER_MACHINE}").on("error", () => undefined)`;

const unreachable = await failToReach(OTHER_MACHINE);
const control = runTraced("a connection", [process.execPath, "-e", attempt]);
const commands = [
  runTraced("npm run index", ["npm", "run", "index"]),
  runTraced("npm run build:web", ["npm", "run", "build:web"]),
  runTraced("npm run ask", ["npm", "run", "ask", "--", QUESTION]),
];
const trace = join(folder, "server");
const server = await startServer(
  ["src/main.ts"],
  { INDEX_DIR: environment.INDEX_DIR },
  traceTo(trace),
);
const visited = await visit().finally(() => server.stop());
const serving = { name: "the server", exitCode: 0, connections: readConnections(trace) };
const found: Cut = {
  unreachable,
  control,
  commands: [...commands, serving],
  ...visited,
};
process.stdout.write(`${JSON.stringify(found)}\n`);

/** Asks the server everything and fetches every address. */
async function visit(): Promise<Pick<Cut, "asked" | "right" | "addresses" | "failed" | "loaded">> {
  const verdicts = await askQuestions(readQuestions(), { ask });
  const addresses = await listAddresses();
  const failed: string[] = [];
  const loaded: string[] = [];
  for (const address of addresses) {
    const response = await fetch(`${server.url}${address}`, {
      headers: { Accept: "text/html,*/*" },
    });
    const text = await response.text();
    if (response.status !== 200) failed.push(`${response.status} ${address}`);
    for (const [, ...places] of text.matchAll(LOADED)) loaded.push(places.join(""));
  }
  return {
    asked: verdicts.length,
    right: verdicts.filter(({ correct, refused }) => correct || refused).length,
    addresses: addresses.length,
    failed,
    loaded,
  };
}

/** Words before a command: strace of it and its children, as a grandchild that it does not notice. */
function traceTo(path: string): string[] {
  const calls = "trace=connect,sendto,sendmsg,sendmmsg";
  return ["strace", "-D", "-f", "-qq", "--seccomp-bpf", "-e", calls, "-o", path];
}

function runTraced(name: string, words: readonly string[]): Traced {
  const path = join(folder, name.replace(/\W/g, "-"));
  const [command = "", ...options] = [...traceTo(path), ...words];
  const { status, stderr } = spawnSync(command, options, {
    cwd: PROJECT_FOLDER,
    env: environment,
    encoding: "utf8",
  });
  if (status !== 0) process.stderr.write(stderr);
  return { name, exitCode: status ?? -1, connections: readConnections(path) };
}

/** Sockets of the machine itself (AF_UNIX, AF_NETLINK) reach nobody else. */
function readConnections(path: string): string[] {
  if (!existsSync(path)) throw new Error(`strace wrote nothing to ${path}.`);
  return readFileSync(path, "utf8")
    .split("\n")
    .filter((line) => /sa_family=AF_INET/.test(line));
}

async function ask(request: object) {
  const response = await fetch(`${server.url}/v1/ask`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(request),
  });
  return answerSchema.parse(await response.json());
}

/** Every page, every page of a source, every file of the site, and what the API gives without asking. */
async function listAddresses(): Promise<string[]> {
  const { documents } = documentListSchema.parse(
    await fetch(`${server.url}/v1/documents`).then((response) => response.json()),
  );
  const files = [...readStaticFiles(`${PROJECT_FOLDER}dist/web`).keys()];
  return [
    ...Object.keys(sitePages).filter((path) => !path.includes(":")),
    ...documents.flatMap(({ id, pages }) => pages.map((page) => `/bronnen/${id}/${page}`)),
    ...files.filter((path) => !path.endsWith(".html")),
    ...API,
  ];
}

/** The code of the error that a connection to `host` ends in, or "reached". */
function failToReach(host: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect({ host, port: 9, timeout: 3_000 });
    const end = (how: string) => {
      socket.destroy();
      resolve(how);
    };
    socket.on("connect", () => end("reached"));
    socket.on("timeout", () => end("no answer"));
    socket.on("error", (error: NodeJS.ErrnoException) => end(error.code ?? "unknown"));
  });
}
