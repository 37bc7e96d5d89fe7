import { Agent, request } from "node:http";

/** How one request ended. */
export interface Sent {
  status: number;
  milliseconds: number;
}

/** What clients saw of a server. */
export interface Load {
  requests: Sent[];
  seconds: number;
}

/** Posts a question to `url`/v1/ask and reads the answer; status 0 when the connection broke. */
export function post(
  url: string,
  question: string,
  agent: Agent,
  headers: Record<string, string> = {},
): Promise<Sent> {
  const started = performance.now();
  const body = JSON.stringify({ question });
  return new Promise((resolve) => {
    const end = (status: number) => resolve({ status, milliseconds: performance.now() - started });
    const sent = request(
      `${url}/v1/ask`,
      {
        agent,
        method: "POST",
        headers: {
          "Content-Type": "application/json",
          "Content-Length": Buffer.byteLength(body),
          ...headers,
        },
      },
      (response) => {
        response.resume();
        response.once("end", () => end(response.statusCode ?? 0));
        response.once("error", () => end(0));
      },
    );
    sent.once("error", () => end(0));
    sent.end(body);
  });
}

/** Clients that each send the next question when the last is answered, for some seconds. */
export async function sendClosed(
  url: string,
  questions: readonly string[],
  clients: number,
  seconds: number,
): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  const requests: Sent[] = [];
  const started = performance.now();
  const until = started + seconds * 1000;
  let next = 0;
  const runClient = async () => {
    while (performance.now() < until) {
      next += 1;
      requests.push(await post(url, questions[next % questions.length] ?? "", agent));
    }
  };
  await Promise.all(Array.from({ length: clients }, runClient));
  agent.destroy();
  return { requests, seconds: (performance.now() - started) / 1000 };
}
