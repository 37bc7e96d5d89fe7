import type { Progress } from "./make-index.ts";

/** Where progress is written: a terminal gets one bar that grows, anything else plain lines. */
export interface ProgressOutput {
  isTerminal: boolean;
  write(text: string): void;
}

const WIDTH = 30;
/** On anything but a terminal: a line for every quarter done. */
const QUARTERS = 4;

/** Reports work as a bar with rate and time left, or as plain lines. `now` is in milliseconds. */
export function createProgressBar(output: ProgressOutput, now: () => number): Progress {
  const started = now();
  let quarter = 0;
  return (done, total) => {
    const seconds = Math.max(0.001, (now() - started) / 1000);
    const rate = done / seconds;
    const left = Math.ceil((total - done) / Math.max(rate, 0.001));
    const numbers = `${done}/${total}, ${Math.round(rate)}/s, ${left} s left`;
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
}
