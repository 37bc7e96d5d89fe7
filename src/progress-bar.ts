import type { Progress } from "./make-index.ts";

/** Where progress is written: a terminal gets one bar that grows, anything else plain lines. */
export interface ProgressOutput {
  isTerminal: boolean;
  write(text: string): void;
}

const WIDTH = 30;
/** On anything but a terminal: a line for every quarter done. */
const QUARTERS = 4;

/**
 * Reports work as a bar with rate and time left, or as plain lines. The first call, with nothing done
 * yet, starts the clock: what was done before the work began says nothing of its rate.
 * @param now milliseconds
 */
export function createProgressBar(output: ProgressOutput, now: () => number): Progress {
  let started = now();
  let quarter = 0;
  return (done, total) => {
    if (done === 0) {
      started = now();
      quarter = 0;
    }
    const numbers = done === 0 ? `0/${total}` : `${done}/${total}, ${paceOf(done, total)}`;
    if (output.isTerminal) {
      const filled = Math.round((WIDTH * done) / total);
      const bar = "█".repeat(filled) + "░".repeat(WIDTH - filled);
      output.write(`\r${bar} ${numbers}   ${done === total ? "\n" : ""}`);
      return;
    }
    const reached = Math.floor((QUARTERS * done) / total);
    if (reached > quarter) output.write(`Index: ${numbers}\n`);
    quarter = reached;
  };

  function paceOf(done: number, total: number): string {
    const rate = done / Math.max(0.001, (now() - started) / 1000);
    return `${Math.round(rate)}/s, ${Math.ceil((total - done) / rate)} s left`;
  }
}
