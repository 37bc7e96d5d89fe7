import { spawnSync } from "node:child_process";
import { mkdtempSync, rmdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { PROJECT_FOLDER } from "../../src/disk.ts";
import { enterNamespace } from "./enter-namespace.ts";
import type { Finding } from "./finding.ts";

const buildSchema = z.object({
  /** Room in bytes that was left beside the old index. */
  room: z.number(),
  exitCode: z.number(),
  /** What it said, without its progress. */
  message: z.string(),
  /** Whether the index was replaced. */
  isNew: z.boolean(),
  /** Whether the index opened, with the same texts and the same answers as at first. */
  isSame: z.boolean(),
  /** Names in its folder that are neither the index nor its pointer. */
  left: z.number(),
});
/** One build of an index in a folder with so much room, and what was there afterwards. */
export type BuildOutcome = z.infer<typeof buildSchema>;

const keptSchema = z.object({
  /** Questions asked, and those that got an answer. */
  asked: z.number(),
  answered: z.number(),
  /** Lines on disk, and those of them that are no JSON. */
  kept: z.number(),
  broken: z.number(),
  /** The codes of the failures that were logged. */
  logged: z.array(z.string()),
  /** Whether the text of a question is in the log. */
  textInLog: z.boolean(),
});
/** What a server did whose data folder was full, had room again and was full again. */
export type KeptOutcome = z.infer<typeof keptSchema>;

const filledSchema = z.object({
  /** Bytes that an index needs. */
  need: z.number(),
  questions: z.number(),
  builds: z.array(buildSchema),
  after: buildSchema,
  keeping: keptSchema,
});
/** All that fill-disk.ts found. */
export type Filled = z.infer<typeof filledSchema>;

/** One sentence for a person: what is wrong and what to do, and no place in the code. */
const CLEAR = /^The index cannot be written to \S+: its disk is full\. Make room there, [^\n]+\.$/;

/** No room for the new index, or for the questions that are kept. */
export async function fillDisk(): Promise<Finding> {
  const about = {
    title: "Disk full",
    done: "A memory disk of exactly the size wanted (tmpfs, mounted for this process alone) holds an index and ever more room beside it; `src/build-index.ts`, which is `npm run index`, builds the index again. Afterwards a server keeps questions (LOG_QUESTIONS=1) on a disk that is full, has room again, and is full again.",
  };
  const words = enterNamespace("mount", ["mount", "-t", "tmpfs", "-o", "size=1m", "no", tmpdir()]);
  if (!words) {
    const why = "not tried: this needs Linux, unshare and the right to mount a tmpfs";
    return { ...about, figures: [why], held: undefined };
  }
  const [command = "", ...options] = words;
  const folder = mkdtempSync(join(tmpdir(), "faults-full-"));
  const script = [process.execPath, "--import", "tsx", "tests/faults/fill-disk.ts", folder];
  const { stdout, stderr } = spawnSync(command, [...options, ...script], {
    cwd: PROJECT_FOLDER,
    encoding: "utf8",
  });
  rmdirSync(folder);
  if (!stdout.startsWith("{")) throw new Error(`tests/faults/fill-disk.ts failed: ${stderr}`);
  const { need, questions, builds, after, keeping } = filledSchema.parse(JSON.parse(stdout));
  const failed = builds.filter(({ room }) => room < need);
  const enough = [...builds.filter(({ room }) => room >= need), after];
  const clear = failed.filter(({ exitCode, message }) => exitCode === 1 && CLEAR.test(message));
  const whole = failed.filter(({ isNew, isSame }) => !isNew && isSame);
  const clean = builds.filter(({ left }) => left === 0);
  const built = enough.filter(({ exitCode, isNew, isSame }) => exitCode === 0 && isNew && isSame);
  return {
    ...about,
    figures: [
      `an index needs ${need} bytes; room: ${builds.map(({ room }) => share(room / need)).join(", ")}`,
      `too little room: ${failed.length} builds, ${clear.length} ended with exit code 1 and one sentence that says so; the old index was whole and gave the same answers to ${questions} questions after ${whole.length}`,
      `enough room: ${enough.length} builds, ${built.length} replaced the index`,
      `builds that left something half-written, of all ${builds.length}: ${builds.length - clean.length}`,
      `questions while the disk was full, had room and was full again: ${keeping.asked}, answered ${keeping.answered}; lines kept ${keeping.kept}, broken ${keeping.broken}`,
      `logged, once each time the disk became full: ${keeping.logged.join(", ")}; with the text of a question: ${keeping.textInLog ? "yes" : "no"}`,
    ],
    held:
      clear.length === failed.length &&
      whole.length === failed.length &&
      built.length === enough.length &&
      clean.length === builds.length &&
      after.left === 0 &&
      keeping.answered === keeping.asked &&
      keeping.kept > 0 &&
      keeping.kept < keeping.asked &&
      keeping.broken === 0 &&
      keeping.logged.join() === "ENOSPC,ENOSPC" &&
      !keeping.textInLog,
  };
}

/** Rounded down: what lacks one block is not 100 %. */
function share(part: number): string {
  return `${(Math.floor(part * 10_000) / 100).toFixed(2)} %`;
}
