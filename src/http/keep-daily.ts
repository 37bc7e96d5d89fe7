import type { Answer, Language } from "../schema.ts";

/*
 * All that a running server can write to disk about its use: two kinds of files, one a day, each off
 * unless the operator turns it on. Days and times are UTC, so that a day has 24 hours.
 */

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

type FileKind = "questions" | "feedback";

/** The folder of the files; names are without a path. Methods throw when the disk fails. */
export interface DailyDisk {
  /** Names of the files that are there; none when the folder does not exist. */
  list(): string[];
  append(file: string, text: string): void;
  remove(file: string): void;
}

/** What is kept of a question: not who asked it, nor what was said before. */
export interface AskedQuestion {
  question: string;
  outcome: Answer["status"];
  language: Language;
}

/** Where the routes hand over what the operator wants to keep; undefined is not kept. */
export interface Keep {
  /** Most days that anything is kept. */
  days: number;
  question: ((asked: AskedQuestion) => void) | undefined;
  verdict: ((correct: boolean) => void) | undefined;
  /** Removes the files that are too old, of both kinds, also of a kind that is no longer kept. */
  removeOld: () => void;
}

/** What keeping needs besides the settings. */
export interface KeepParts {
  disk: DailyDisk;
  clock: () => Date;
  /** Told of the first failure, and of the next one only after the disk has worked again. */
  onFailure: (error: unknown) => void;
}

/** "2026-11-22" in UTC. */
function dateOf(moment: Date): string {
  return moment.toISOString().slice(0, 10);
}

/**
 * Keeps questions and verdicts as JSON lines, a file a day. Nothing here throws: an answer never
 * depends on the disk. Writing does not wait its turn, so that nothing is lost when the server stops.
 */
export function keepDaily(
  wanted: { keepQuestions: boolean; keepFeedback: boolean; keepDays: number },
  { disk, clock, onFailure }: KeepParts,
): Keep {
  let failing = false;
  const attempt = (work: () => void): void => {
    try {
      work();
      failing = false;
    } catch (error) {
      if (!failing) onFailure(error);
      failing = true;
    }
  };
  const append = (kind: FileKind, now: Date, entry: Record<string, unknown>): void =>
    attempt(() => disk.append(`${kind}-${dateOf(now)}.jsonl`, `${JSON.stringify(entry)}\n`));

  return {
    days: wanted.keepDays,
    // Field by field, so that nothing else can slip in.
    question: wanted.keepQuestions
      ? ({ question, outcome, language }) => {
          const now = clock();
          const time = `${now.toISOString().slice(0, 16)}Z`;
          append("questions", now, { time, question, outcome, language });
        }
      : undefined,
    verdict: wanted.keepFeedback
      ? (correct) => {
          const now = clock();
          append("feedback", now, { date: dateOf(now), correct });
        }
      : undefined,
    removeOld: () => {
      const newestToRemove = dateOf(new Date(clock().getTime() - wanted.keepDays * DAY_MS));
      let files: string[] = [];
      attempt(() => {
        files = disk.list();
      });
      for (const file of files) {
        const date = /^(?:questions|feedback)-(\d{4}-\d{2}-\d{2})\.jsonl$/.exec(file)?.[1];
        // Each apart: a file that cannot be removed must not keep the others.
        if (date !== undefined && date <= newestToRemove) attempt(() => disk.remove(file));
      }
    },
  };
}

/**
 * Runs `job` now and after every midnight (UTC); does not keep the process alive. Looks at the clock
 * every hour at least, since somebody may set it while the timer runs.
 */
export function runDaily(job: () => void, clock: () => Date): void {
  let ran = "";
  const look = (): void => {
    const now = clock();
    if (dateOf(now) !== ran) job();
    ran = dateOf(now);
    const untilMidnight = DAY_MS - (now.getTime() % DAY_MS);
    setTimeout(look, Math.min(untilMidnight, HOUR_MS)).unref();
  };
  look();
}
