import { readdirSync, readFileSync } from "node:fs";

/** Memory of a process and those it started, in bytes; what they share counts once. */
export function readServerMemory(postmaster: number): number {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => pid === postmaster || readNumber(`/proc/${pid}/status`, "PPid") === postmaster)
    .reduce((sum, pid) => sum + 1024 * readNumber(`/proc/${pid}/smaps_rollup`, "Pss"), 0);
}

/** A number of a file of /proc; 0 for a process that has just ended. */
function readNumber(path: string, name: string): number {
  try {
    return Number(
      new RegExp(`^${name}:\\s+(\\d+)`, "m").exec(readFileSync(path, "utf8"))?.[1] ?? 0,
    );
  } catch {
    return 0;
  }
}
