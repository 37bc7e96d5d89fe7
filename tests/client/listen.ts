import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import { type Client, createClient } from "../../src/client/client.ts";
import type { ClientOptions } from "../../src/client/contract.ts";
import type { Services } from "../../src/http/services.ts";
import { makeApp } from "../http/fake-services.ts";

/** A server on a free port of this machine, and a client of it. */
export interface Running {
  client: Client;
  baseUrl: string;
  outcomes(): string[];
  close(): void;
}

/** What the server hands to a handler besides the request. */
export interface Bindings {
  incoming: { socket: { destroy(): void } };
}

/** Serves any fetch handler and makes a client of it. */
export async function listenTo(
  fetch: (request: Request, env: Bindings) => Response | Promise<Response>,
  options: Partial<ClientOptions> = {},
): Promise<Omit<Running, "outcomes">> {
  const { server, port } = await new Promise<{ server: ReturnType<typeof serve>; port: number }>(
    (resolve) => {
      const started = serve(
        { fetch: (request, env) => fetch(request, env), hostname: "127.0.0.1", port: 0 },
        (address: AddressInfo) => resolve({ server: started, port: address.port }),
      );
    },
  );
  const baseUrl = `http://127.0.0.1:${port}`;
  return {
    baseUrl,
    client: createClient({ baseUrl, ...options }),
    close: () => server.close(),
  };
}

/** The real app over fake services. */
export async function listen(
  services: Partial<Services> = {},
  options: Partial<ClientOptions> = {},
): Promise<Running> {
  const { app, logged } = makeApp({ services });
  const running = await listenTo((request) => app.fetch(request), options);
  return { ...running, outcomes: () => logged.map(({ outcome }) => outcome) };
}

/** Never answers, and keeps the signal it was given. */
export function makeHangingAsk(): { ask: Services["ask"]; started: Promise<AbortSignal> } {
  let start: (signal: AbortSignal) => void = () => undefined;
  const started = new Promise<AbortSignal>((resolve) => {
    start = resolve;
  });
  return {
    started,
    ask: (_request, { signal }) => {
      start(signal);
      return new Promise(() => undefined);
    },
  };
}
