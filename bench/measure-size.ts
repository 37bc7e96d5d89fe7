import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openSourcesFolder, PROJECT_FOLDER } from "../src/disk.ts";
import type { SourcesFolder } from "../src/documents/own/own-documents.ts";
import type { Embedder } from "../src/embedding/embedder.ts";
import { makePipeline, openParts, type Parts } from "../tests/evaluation/open-parts.ts";
import { writeDocuments } from "./growth/write-documents.ts";
import { measureAnswers } from "./measure-answers.ts";
import { collectQuestions, readQuestions } from "./retrieval/collect-questions.ts";
import { openEngines, VECTRA_FOLDER } from "./retrieval/engines.ts";
import { findHubModels } from "./retrieval/hub-models.ts";
import { measureRetrieval, type RetrievalFigures } from "./retrieval/measure-retrieval.ts";
import type { Size } from "./size.ts";
import { measureIndexBuild } from "./speed/measure-index-build.ts";
import { measureSpeed, measureStart, ROUTES } from "./speed/measure-speed.ts";
import { measureStages } from "./speed/measure-stages.ts";
import type { Quality } from "./write-quality.ts";

/** What is measured at one size. */
export interface OpenedSize {
  times: number;
  /** With the sources alone. */
  base: Parts;
  /** With all passages. */
  parts: Parts;
  /** That may be written in. */
  folder: string;
  /** The documents that were added; undefined for none. */
  added: SourcesFolder | undefined;
  /** For servers with this index. */
  environment: Record<string, string>;
  close(): void;
}

/** Opens the index of the sources, or of them with documents until it has so many times the passages. */
export async function openSize(times: number): Promise<OpenedSize> {
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  const close = () => rmSync(folder, { recursive: true, force: true });
  const vectra = { VECTRA_FOLDER: join(folder, VECTRA_FOLDER) };
  const base = await openParts(process.env);
  const opened = { times, base, folder, close };
  if (times === 1) return { parts: base, added: undefined, environment: vectra, ...opened };
  const own = { SOURCES_DIR: join(folder, "sources"), INDEX_DIR: join(folder, "index") };
  const { passages } = base.sources;
  writeDocuments(own.SOURCES_DIR, (times - 1) * passages.length, passages);
  const parts = await openParts({ ...process.env, ...own }, { own: true });
  const added = openSourcesFolder(own.SOURCES_DIR);
  return { parts, added, environment: { ...vectra, ...own }, ...opened };
}

/** What is found and answered. Hub models are measured with the sources alone. */
export async function measureQuality({ times, parts, folder }: OpenedSize): Promise<Quality> {
  const pipeline = makePipeline(parts);
  const asked = await collectQuestions(pipeline);
  const hubModels = times === 1 ? findHubModels(`${PROJECT_FOLDER}models`) : [];
  const retrieval: RetrievalFigures[] = [];
  for (const engine of await openEngines(parts, pipeline, hubModels, folder)) {
    retrieval.push(await measureRetrieval(engine, asked));
  }
  const all = readQuestions();
  const answers = await measureAnswers(parts, all);
  return { questions: asked.length, asked: all.length, retrieval, hubModels, answers };
}

/** The sources alone are measured in more rounds, since it is they that the goals are for. */
const ROUNDS = {
  one: { starts: 5, builds: 5, speed: 3 },
  more: { starts: 1, builds: 1, speed: 1 },
};

/**
 * Everything, with so many times the passages. A route that knows nothing of passages is measured once.
 * @param embedder makes vectors in a thread, as for a server
 */
export async function measureSize(
  times: number,
  embedder: Embedder,
  say: (text: string) => void,
): Promise<Size> {
  const size = await openSize(times);
  const { base, parts, added, environment, close } = size;
  const rounds = times === 1 ? ROUNDS.one : ROUNDS.more;
  try {
    say(`${times}×: retrieval and answers`);
    const quality = await measureQuality(size);
    say(`${times}×: stages`);
    const questions = readQuestions().map(({ question }) => question);
    const stages = await measureStages(parts, makePipeline(parts), questions);
    say(`${times}×: index`);
    const { index: searched } = parts;
    const built = { sources: base.sources, index: searched, embedder };
    const index = await measureIndexBuild(built, added, rounds.builds);
    say(`${times}×: start`);
    const start = await measureStart(rounds.starts, environment);
    say(`${times}×: speed`);
    const distinct = searched.questions.map(({ text }) => text);
    const routes = ROUTES.filter(({ searches }) => searches || times === 1);
    const asking = { routes, rounds: rounds.speed, questions, distinct };
    const speed = await measureSpeed(asking, environment);
    const passages = searched.passages.length;
    return { times, passages, ...quality, speed, stages, start, index };
  } finally {
    close();
  }
}
