/*
 * Loaded before a server: its clock differs from the machine's by what stands in the file CLOCK_SHIFT,
 * in milliseconds, read again at every look. Timers of a minute and more run as many times faster as
 * CLOCK_HASTE says, and each is told of on standard output.
 */
import { readFileSync } from "node:fs";

const file = process.env.CLOCK_SHIFT ?? "";
const haste = Number(process.env.CLOCK_HASTE ?? 1);
const LONG_MS = 60_000;

const RealDate = Date;
const now = (): number => RealDate.now() + Number(readFileSync(file, "utf8"));

globalThis.Date = new Proxy(RealDate, {
  construct: (target, given, made) =>
    Reflect.construct(target, given.length === 0 ? [now()] : given, made),
  get: (target, name) => (name === "now" ? now : Reflect.get(target, name)),
});

const realSetTimeout = globalThis.setTimeout;
const setHastyTimeout = (
  job: (...given: unknown[]) => void,
  milliseconds = 0,
  ...given: unknown[]
) => {
  if (milliseconds < LONG_MS) return realSetTimeout(job, milliseconds, ...given);
  process.stdout.write(`${JSON.stringify({ event: "longTimer", milliseconds })}\n`);
  return realSetTimeout(job, milliseconds / haste, ...given);
};
globalThis.setTimeout = Object.assign(setHastyTimeout, realSetTimeout);
