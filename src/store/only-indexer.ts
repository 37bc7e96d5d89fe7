import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { IndexError, IndexWriteError } from "./index-errors.ts";

const LOCK = "indexing";

/** The locks of this process: in a container every start has the number that the last one had. */
const held = new Set<string>();

/**
 * Runs `work` while no other process builds in the folder. The lock is a file with a process number;
 * one that was left behind by a process that is gone is taken over.
 * @throws IndexError with reason busy, IndexWriteError
 */
export async function asOnlyIndexerOf<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const lock = join(folder, LOCK);
  if (!makeLock(folder, lock)) {
    const holder = readHolder(lock);
    const isOther = holder !== undefined && holder !== process.pid && isRunning(holder);
    if (isOther || held.has(lock)) {
      throw new IndexError(
        "busy",
        `Process ${holder} is building the index in ${folder}. Wait until it is done, or stop it.`,
      );
    }
    rmSync(lock, { force: true });
    if (!take(lock)) {
      throw new IndexError(
        "busy",
        `Another process has just begun to build the index in ${folder}. Wait until it is done, or stop it.`,
      );
    }
  }
  try {
    return await work();
  } finally {
    held.delete(lock);
    rmSync(lock, { force: true });
  }
}

/** Whether the lock file was made; the folder is made first. @throws IndexWriteError */
function makeLock(folder: string, lock: string): boolean {
  try {
    mkdirSync(folder, { recursive: true });
    return take(lock);
  } catch (error) {
    throw new IndexWriteError(folder, error);
  }
}

/** Whether the lock file was made: linking fails when there is one, and never shows half of it. */
function take(lock: string): boolean {
  const own = `${lock}-${process.pid}`;
  try {
    writeFileSync(own, String(process.pid));
    linkSync(own, lock);
    held.add(lock);
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  } finally {
    rmSync(own, { force: true });
  }
}

function readHolder(lock: string): number | undefined {
  try {
    const text = readFileSync(lock, "utf8").trim();
    return /^[1-9]\d*$/.test(text) ? Number(text) : undefined;
  } catch {
    return undefined;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's process may not be signalled, but it is there.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
