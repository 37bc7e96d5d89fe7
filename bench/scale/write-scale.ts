import type { Measurement, Scale } from "./measurement.ts";

const GB = 1e9;

/** A node of the estimates: a common size of server, three quarters of it for the cache. */
const NODE_GB = 64;
const CACHE_SHARE = 0.75;

/** docs/scale.md: what was measured, and what follows from it on paper. */
export function writeScale(scale: Scale): string {
  return `# Scale

Where an index should be kept, and how far each place reaches. Written by \`npm run bench:scale\`, which
keeps its figures in scale.json. Measured on ${scale.measuredOn}, on ${scale.machine}, with PostgreSQL 17 and
pgvector on the same machine (shared_buffers 1 GB, maintenance_work_mem 3 GB). The machine had other work
at the time, as the column "load" says (processes that want one of its cores, ours among them): read the
times of building and opening as an upper bound. Of each question the fastest of three answers counts.

The passages are synthetic: 60 to 110 words drawn by their frequency in the five sources, with words that
come back within a document; their vectors are sums of word vectors of the shipped model. One passage in
ten has a question. Questions are eight words from a passage.

- **folder**: \`INDEX_DIR\`; the process reads all of it and compares with everything.
- **database in memory**: \`DATABASE_URL\`, up to 10,000 passages: read once, then the same code and the same
  answers, to the last byte.
- **database searched**: \`DATABASE_URL\`, above that: the database brings the passages that may answer, by
  vector (HNSW, 16-bit numbers, ordered again by the exact ones) and by word (Dutch full text).

## Building
${table(
  [
    "passages",
    "store",
    "build",
    "again, 1 in 5,000 changed",
    "indexer",
    "on disk",
    "graphs",
    "words",
  ],
  scale.measurements.filter(({ build }) => build).map(buildRow),
)}

${missingNote(scale)}Times are without embedding, which is the same for every store. The indexer holds all passages in memory,
whatever the store; the last three columns are sizes on disk, and "graphs" and "words" are part of the first.

## Answering
${table(
  [
    "passages",
    "store",
    "open",
    "memory of a web process",
    "of the server",
    "p50",
    "p95",
    "nearest found",
    "load",
  ],
  scale.measurements.map(searchRow),
)}

"Open" is what a process does before its first question, the indexes it makes in memory included. "p50" and
"p95" are the whole search in memory, or the candidates of the database (100 of each way of searching;
retrieval asks for 200), which are then scored in a few milliseconds more. The memory of a web process is what the index and 360 questions add to it; some 200 MB
of it, where the database is searched, is room that Node took for the answers and keeps. That of the server
is what its processes hold, without the files that the system keeps in memory for it. "Nearest found" is
the share of the 20 nearest passages that are among 100 candidates by vector alone. Synthetic passages are
all about as far from each other, which is a hard case for a graph.

${whereToChange(scale)}
${onPaper(scale)}
## Setting up the database
- The user of \`DATABASE_URL\` owns the schema \`beleidswijzer\` and nothing else. pgvector 0.8 or newer has to be
  there: an administrator runs \`create extension vector\` once, unless that user may.
- \`npm run index\` makes the tables and changes them when a new version needs it. One indexer works at a time,
  by an advisory lock that belongs to its connection: point it at the database itself and not at a pooler
  that lends a connection for a transaction, where neither the lock nor the settings of a search would hold.
- Readers need no other right than select, but version and rights are simplest with one user.
- A build is one transaction. What a server has opened stays as it was until the second build after it; a
  server looks for a new build every few seconds, and takes it, at once when a question finds the old one gone.
- maintenance_work_mem should hold the graph while it is made (${bytes(2000)} a passage is ample), otherwise
  making it takes several times as long. In a container, /dev/shm has to be as large too.
- Nothing in the database is original: it can be built again from seeds and sources, so it needs no backup.
`;
}

/** Says which of the sizes nobody has measured yet. */
function missingNote({ measurements }: Scale): string {
  const largest = Math.max(
    ...measurements.filter(({ build }) => build).map(({ passages }) => passages),
  );
  if (largest >= 1_000_000) return "";
  return `**1,000,000 passages were not measured**: the machine at hand was too busy for it. The largest that
were are ${count(largest)}; \`npm run bench:scale -- 1000000\` adds the rest to this page.

`;
}

function buildRow({ passages, store, build }: Measurement): string[] {
  if (!build) return [];
  return [
    ...[count(passages), store, duration(build.buildMs), duration(build.againMs)],
    ...[bytes(build.indexerRss), bytes(build.storedBytes)],
    ...[build.graphBytes, build.wordsBytes].map((size) => (size > 0 ? bytes(size) : "–")),
  ];
}

function searchRow({ passages, store, search, serverMemory, load, failed }: Measurement): string[] {
  if (!search) return [count(passages), store, failed ?? "–", "", "", "", "", "", ""];
  return [
    ...[count(passages), store, duration(search.openMs), bytes(Math.max(0, search.rss))],
    serverMemory ? bytes(serverMemory) : "–",
    ...[duration(search.p50), duration(search.p95), `${Math.round(100 * search.recall)} %`],
    load === undefined ? "–" : load.toFixed(0),
  ];
}

function whereToChange({ measurements }: Scale): string {
  const of = (store: Measurement["store"], passages: number) =>
    measurements.find((one) => one.store === store && one.passages === passages);
  const folder = of("folder", 10_000);
  const searched = of("database searched", 10_000);
  const large = measurements.findLast(({ store, build }) => store === "folder" && build);
  const folderBytes = large?.build ? large.build.storedBytes / large.passages : Number.NaN;
  return `## When to change
- **One process, up to 10,000 passages: the folder.** It needs nothing else${folder?.search ? `; at 10,000 passages a search takes ${duration(folder.search.p50)} (p95 ${duration(folder.search.p95)}) and the index ${bytes(folder.search.rss)}` : ""}.
- **Several processes or machines: the database**, at any size. Up to 10,000 passages answers and speed are
  those of the folder, since the same code compares in memory.
- **Above 10,000 passages: the database**${searched?.search ? `, which brings the candidates in ${duration(searched.search.p50)} (p95 ${duration(searched.search.p95)}) there` : ""}.
  Not the time of a search decides, but what grows with the passages in every process: memory, and the
  seconds before the first question.
- **The folder ends by itself**: its vectors are one file of JSON, and Node holds no text of more than
  536,870,888 characters. A vector of 256 numbers is some 2,200 of them: about 240,000 passages and questions.
  The whole folder takes ${bytes(folderBytes)} a passage. Above that number a build
  can take no vectors from it and makes all of them again. When this was measured a build took ever longer for each
  passage, since vectra looked through all items before it added one; it no longer does (record 2).
`;
}

/** What was measured of the largest searched index, per passage; the estimates rest on it. */
function onPaper({ measurements }: Scale): string {
  const largest = measurements.findLast(
    ({ store, build, search }) => store === "database searched" && build && search,
  );
  if (!largest?.build || !largest.search) return "";
  const { passages, build, search } = largest;
  const stored = build.storedBytes / passages;
  const hot = (build.graphBytes + build.wordsBytes) / passages;
  const buildUs = (1000 * build.buildMs) / passages;
  const perCore = 1000 / search.p50;
  const perNode = (NODE_GB * GB * CACHE_SHARE) / hot;
  const hundredMillion = 1e8;
  const nodes = Math.ceil((hundredMillion * hot) / (NODE_GB * GB * CACHE_SHARE));
  return `## Beyond one database, on paper
None of this is built or measured. The numbers follow from the largest searched index above
(${count(passages)} passages): ${bytes(stored)} a passage on disk, of which ${bytes(hot)} graphs and words that should stay in
memory; ${buildUs.toFixed(0)} µs a passage to build; ${duration(search.p50)} of work for the candidates of a question, so about
${perCore.toFixed(0)} questions a second and core.

**One server** of ${NODE_GB} GB keeps graphs and words of ${millions(perNode)} passages in memory
(${bytes(perNode * stored)} on disk). Building all of that from nothing takes ${hours(perNode * buildUs)} at the measured speed, and
longer in truth, since a graph takes a little more for each passage as it grows. 1,000 people who ask a
question a minute are 17 questions a second: ${cores(17, perCore)}.

**Read replicas** add questions, not passages. Streaming replication copies the graph page by page, so a
replica gives the same candidates as the first server; a process keeps to one of them through its
\`DATABASE_URL\`, and the indexer to the first. Each of 8 cores adds ${(8 * perCore).toFixed(0)} questions a second. A build of
1,000,000 passages writes about ${bytes(1e6 * stored * 1.3)} of log (rows, graphs, words and a third for what goes with
it), which a line of 1 Gbit/s carries in ${duration((1e6 * stored * 1.3) / 125_000)}; until it is replayed the replica serves the old build,
whole. Set max_standby_streaming_delay above the longest search (5 s): otherwise a search may be cancelled
when the rows of an old build are removed.

**Partitioning by collection** (per ministry, per year) adds passages where questions keep to one
collection: a column \`collection\`, list partitions of passage and question, and a graph for each of them. A
question within one collection costs what it costs in an index of that size. A question over all of k
collections walks k graphs: ${duration(search.p50)} each, so 10 of 1,000,000 passages are ${duration(10 * search.p50)} of work, or ${duration((10 * search.p50) / 4)}
over 4 cores. What it saves is building: a collection that changes is built by itself, 1,000,000 passages in
${duration(1000 * buildUs)} instead of ten times that. The advisory lock would be one for each collection.

**Citus** spreads the shards over servers, and is for what no server can hold: 100,000,000 passages are
${bytes(hundredMillion * stored)} on disk with ${bytes(hundredMillion * hot)} that should stay in memory, so ${nodes} servers of ${NODE_GB} GB, and twice as
many with a copy for when one fails. Sharded by document, every question goes to every shard and waits for
the slowest: 32 shards are ${duration(32 * search.p50)} of work for each question, and ${nodes} servers of 8 cores answer about
${((perCore / 32) * 8 * nodes).toFixed(0)} questions a second together. Sharded by collection it is partitioning with the partitions on
several servers. Either way a build would no longer be one transaction on one
server: Citus commits it in two phases, and the generation row has to be a reference table. Below about
${millions(perNode)} passages it brings nothing that one server and its replicas do not.
`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  const rule = `|${head.map((_, index) => (index === 1 ? "---" : "---:")).join("|")}|`;
  return [line(head), rule, ...rows.map(line)].join("\n");
}

function count(value: number): string {
  return value.toLocaleString("en-US");
}

function millions(value: number): string {
  return `${(value / 1e6).toFixed(0)} million`;
}

/** Milliseconds in a unit that a person reads. */
function duration(ms: number): string {
  if (ms < 10) return `${ms.toFixed(1)} ms`;
  if (ms < 1000) return `${ms.toFixed(0)} ms`;
  if (ms < 120_000) return `${(ms / 1000).toFixed(ms < 10_000 ? 1 : 0)} s`;
  return `${(ms / 60_000).toFixed(0)} min`;
}

/** Microseconds as hours. */
function hours(us: number): string {
  return `${(us / 3.6e9).toFixed(1)} hours`;
}

function cores(questions: number, perCore: number): string {
  const needed = Math.ceil(questions / perCore);
  return needed === 1 ? "one core" : `${needed} cores`;
}

function bytes(value: number): string {
  if (value >= 10 * GB) return `${(value / GB).toFixed(0)} GB`;
  if (value >= GB) return `${(value / GB).toFixed(1)} GB`;
  if (value >= 1e6) return `${(value / 1e6).toFixed(0)} MB`;
  return `${(value / 1000).toFixed(1)} kB`;
}
