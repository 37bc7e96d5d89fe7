import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

export interface RunningServer {
  url: string;
  stop(): Promise<void>;
  /** Makes it hear requests and not answer them. */
  freeze(): void;
  /** Ends it at once, whatever it is doing. */
  end(): Promise<void>;
}

/**
 * Starts the built server on a free port and waits until it can answer questions.
 * @throws {Error} with what the server printed, when it ends or stays silent for two minutes
 */
export async function startServer(): Promise<RunningServer> {
  const port = await findFreePort();
  const url = `http://127.0.0.1:${port}`;
  const server = spawn(process.execPath, ["dist/server/main.js"], {
    // Without a rate limit: a test suite asks faster than a person.
    env: { ...process.env, PORT: String(port), HOST: "127.0.0.1", RATE_LIMIT: "0" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let printed = "";
  server.stdout.on("data", (part: Buffer) => {
    printed += part.toString();
  });
  server.stderr.on("data", (part: Buffer) => {
    printed += part.toString();
  });
  const ended = new Promise<void>((resolve) => server.once("exit", () => resolve()));

  const deadline = Date.now() + 120_000;
  while (!(await isReady(url))) {
    if (server.exitCode !== null || Date.now() > deadline) {
      server.kill();
      throw new Error(`The server did not become ready. It printed:\n${printed}`);
    }
    await sleep(200);
  }
  return {
    url,
    async stop() {
      server.kill();
      await ended;
    },
    freeze() {
      server.kill("SIGSTOP");
    },
    async end() {
      server.kill("SIGKILL");
      await ended;
    },
  };
}

async function isReady(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/health/ready`)).ok;
  } catch {
    return false;
  }
}

async function findFreePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, "127.0.0.1", resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === "string") throw new Error("No free port was found");
  return address.port;
}
