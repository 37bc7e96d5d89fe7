import { connect, type Socket } from "node:net";
import { sendClosed } from "../../bench/speed/load.ts";
import { startServer } from "../../bench/speed/start-server.ts";
import { percentile } from "../../bench/statistics.ts";
import type { Finding } from "./finding.ts";

const SLOW = 200;
const SECONDS = 8;
/** The server gives headers 10 s and looks every 5 s. */
const CUT_OFF_WITHIN_MS = 17_000;

/** Clients that send a byte a second (slow-loris), beside one that does not. */
export async function openSlowClients(questions: readonly string[]): Promise<Finding> {
  const server = await startServer(["src/main.ts"]);
  const { hostname, port } = new URL(server.url);
  await sendClosed(server.url, questions, 4, 3);
  const before = timesOf(await sendClosed(server.url, questions, 1, SECONDS / 2));
  const opened = performance.now();
  const closedAfter: number[] = [];
  const sockets = Array.from({ length: SLOW }, () => {
    const socket = connect(Number(port), hostname);
    socket.on("error", () => undefined);
    socket.on("close", () => closedAfter.push(performance.now() - opened));
    socket.on("data", () => undefined);
    socket.write("POST /v1/ask HTTP/1.1\r\nHost: a\r\nX-Slow: ");
    return socket;
  });
  const drip = setInterval(() => sockets.forEach(sendByte), 1_000);
  const during = timesOf(await sendClosed(server.url, questions, 1, SECONDS));
  while (closedAfter.length < SLOW && performance.now() - opened < CUT_OFF_WITHIN_MS) {
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  clearInterval(drip);
  for (const socket of sockets) socket.destroy();
  await server.stop();
  const cutOff = closedAfter.filter((after) => after < CUT_OFF_WITHIN_MS).length;
  const last = Math.max(...closedAfter.slice(0, cutOff)) / 1000;
  return {
    title: "Slow clients",
    done: `${SLOW} connections that send one byte of a header a second, and one ordinary client beside them.`,
    figures: [
      `the ordinary client, p95: ${percentile(before, 0.95).toFixed(1)} ms before, ${percentile(during, 0.95).toFixed(1)} ms meanwhile`,
      `cut off: ${cutOff} of ${SLOW}, the last after ${last.toFixed(1)} s`,
    ],
    held: cutOff === SLOW,
  };
}

function sendByte(socket: Socket): void {
  if (socket.writable) socket.write("a");
}

function timesOf({ requests }: Awaited<ReturnType<typeof sendClosed>>): number[] {
  return requests.filter(({ status }) => status === 200).map(({ milliseconds }) => milliseconds);
}
