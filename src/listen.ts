import { createServer } from "node:http";
import { getRequestListener } from "@hono/node-server";

/** A server that listens. */
export interface Listening {
  /** Where it listens, e.g. "http://127.0.0.1:3000". */
  url: string;
  /**
   * Takes no new connections, lets answers under way finish and settles when all connections are
   * closed; those still open after `graceMs` are cut off.
   */
  close(graceMs: number): Promise<void>;
}

export interface ListenOptions {
  /** The fetch of a Hono app. */
  fetch: Parameters<typeof getRequestListener>[0];
  host: string;
  /** 0 takes a free port. */
  port: number;
}

/** The server cannot listen there. The message says what to do. */
export class ListenError extends Error {
  override name = "ListenError";
}

/** Whoever takes longer to send headers, or headers and body, is cut off. */
const HEADERS_MS = 10_000;
const REQUEST_MS = 30_000;
/**
 * An idle connection is left open longer than a proxy leaves it (a minute mostly), so that it is the proxy
 * that closes it: a request that is sent while the server closes is lost.
 */
const KEEP_ALIVE_MS = 65_000;
/** How often Node looks for connections that are too slow; its own default is half a minute. */
const CHECK_MS = 5_000;
/** How often a closing server looks for connections whose answer has been sent. */
const SWEEP_MS = 50;

/** @throws ListenError when the port is taken or the address is not of this machine. */
export async function listen({ fetch, host, port }: ListenOptions): Promise<Listening> {
  const server = createServer(
    {
      headersTimeout: HEADERS_MS,
      requestTimeout: REQUEST_MS,
      keepAliveTimeout: KEEP_ALIVE_MS,
      connectionsCheckingInterval: CHECK_MS,
    },
    getRequestListener(fetch),
  );
  await new Promise<void>((resolve, reject) => {
    server.once("error", (cause) => reject(new ListenError(explain(cause, host, port), { cause })));
    server.listen(port, host, resolve);
  });
  const address = server.address();
  const bound = typeof address === "object" && address ? address.port : port;
  return {
    url: `http://${host.includes(":") ? `[${host}]` : host}:${bound}`,
    close: (graceMs) =>
      new Promise((resolve) => {
        const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_MS);
        const cut = setTimeout(() => server.closeAllConnections(), graceMs);
        server.close(() => {
          clearInterval(sweep);
          clearTimeout(cut);
          resolve();
        });
      }),
  };
}

function explain(cause: NodeJS.ErrnoException, host: string, port: number): string {
  if (cause.code === "EADDRINUSE") {
    return `Port ${port} of ${host} is taken. Stop what listens there, or set PORT or METRICS_PORT to another.`;
  }
  if (cause.code === "EACCES") {
    return `This user may not listen on port ${port}. Set PORT or METRICS_PORT to one above 1023.`;
  }
  return `Cannot listen on port ${port} of ${host} (${cause.code}). Set HOST to an address of this machine.`;
}
