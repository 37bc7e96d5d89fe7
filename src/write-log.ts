import { pino } from "pino";
import type { Config } from "./config.ts";
import type { RequestLogEntry } from "./http/app-env.ts";

/** The log of a server on standard output, a line of JSON for each entry. */
export interface Log {
  info(entry: object): void;
  error(entry: object): void;
  /** Lines about requests may come a moment later, some together. */
  request(entry: RequestLogEntry): void;
}

/** So much is written in one go; each write of a line by itself takes a twentieth of a request. */
const WRITE_BYTES = 4_096;
/** The longest that a line about a request is held back. */
const HOLD_MS = 100;

/** What is held back is written when the process exits, but not when it is killed. */
export function createLog(level: Config["logLevel"]): Log {
  const output = pino.destination({ dest: 1, sync: false, minLength: WRITE_BYTES });
  const logger = pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    output,
  );
  let isHeld = false;
  const flush = () => {
    isHeld = false;
    output.flush();
  };
  return {
    info: (entry) => {
      logger.info(entry);
      flush();
    },
    error: (entry) => {
      logger.error(entry);
      flush();
    },
    request: ({ level, ...entry }) => {
      logger[level](entry);
      if (isHeld) return;
      isHeld = true;
      setTimeout(flush, HOLD_MS).unref();
    },
  };
}
