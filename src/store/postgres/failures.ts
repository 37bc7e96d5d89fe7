import { z } from "zod";

/** How a database is named in a message: never with the user or the password. */
export type DatabaseName = string;

/** The database cannot be used; the message names it and says what to do. Building again is no help. */
export class DatabaseError extends Error {
  override name = "DatabaseError";
  /** The connection is gone, so that asking again over a new one may help. */
  readonly connectionLost: boolean;

  constructor(message: string, connectionLost: boolean, options?: ErrorOptions) {
    super(message, options);
    this.connectionLost = connectionLost;
  }
}

/** The error of the client library, or of the network below it. */
const failureSchema = z.object({ code: z.string().optional(), message: z.string() });

/** Host, port and database of an address; those that it leaves out are PostgreSQL's own. */
export function nameDatabase(url: string): DatabaseName {
  const { hostname, port, pathname, searchParams } = new URL(url);
  const host = searchParams.get("host") ?? (hostname || "localhost");
  const database = decodeURIComponent(pathname.slice(1)) || "postgres";
  return `database "${database}" on ${host}:${port || "5432"}`;
}

/** Whether asking again over a new connection may help. */
export function isConnectionLost(error: unknown): error is DatabaseError {
  return error instanceof DatabaseError && error.connectionLost;
}

/** Says in one sentence what the database refused, and what to do. */
export function explainFailure(error: unknown, name: DatabaseName): Error {
  const parsed = failureSchema.safeParse(error);
  if (!parsed.success) return error instanceof Error ? error : new Error(String(error));
  const { code = "", message } = parsed.data;
  const [sentence, lost] = explain(code, message, name);
  return new DatabaseError(sentence, lost, { cause: error });
}

/** The sentence, and whether the connection is gone. Codes: PostgreSQL, appendix A. */
function explain(code: string, message: string, name: DatabaseName): [string, boolean] {
  const the = `The ${name}`;
  if (/^(28P01|28000)$/.test(code)) {
    return [`${the} refuses the user or the password of DATABASE_URL. Correct them.`, false];
  }
  if (code === "3D000") {
    return [`${the} does not exist. Make it with "createdb", or correct DATABASE_URL.`, false];
  }
  if (code === "53300") {
    return [`${the} has no connection left. Raise max_connections, or run fewer processes.`, false];
  }
  if (code === "57014") {
    return [`${the} did not answer in time. Ask again, or look at what keeps it busy.`, false];
  }
  if (/^(53100|53200)$/.test(code)) {
    return [`${the} has no room left (${message}). Make room and try again.`, false];
  }
  if (
    /^(08|57P0)/.test(code) ||
    /^(ECONNRESET|EPIPE)$/.test(code) ||
    /terminated|not queryable/.test(message)
  ) {
    return [`The connection to the ${name} was lost (${message}). Try again.`, true];
  }
  if (/^E[A-Z_]+$/.test(code) || /timeout|connect/.test(message)) {
    const why = code || message;
    return [
      `The ${name} cannot be reached (${why}). Check DATABASE_URL and whether PostgreSQL runs there.`,
      false,
    ];
  }
  if (code === "42501") {
    return [`${the} does not allow this to the user of DATABASE_URL: ${message}.`, false];
  }
  return [`${the} refused a statement: ${message} (${code || "no code"}).`, false];
}
