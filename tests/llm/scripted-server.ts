import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { z } from "zod";

/** What the server does with a request. */
export type Play =
  | { content: string }
  | { status: number; headers?: Record<string, string> }
  | { body: string }
  | "hang"
  | "drip"
  | "close";

const requestSchema = z.object({
  model: z.string(),
  temperature: z.number(),
  response_format: z.object({ type: z.string() }).optional(),
  messages: z.array(z.object({ role: z.string(), content: z.string() })),
});
export type SeenRequest = z.infer<typeof requestSchema> & {
  url: string;
  authorization: string | undefined;
};

export interface ScriptedServer {
  baseUrl: string;
  requests: SeenRequest[];
  close(): Promise<void>;
}

/** An OpenAI-compatible server on this machine that plays what `script` says for each request. */
export async function startScriptedServer(
  script: (request: SeenRequest, index: number) => Play,
): Promise<ScriptedServer> {
  const requests: SeenRequest[] = [];
  const server = createServer(async (incoming, response) => {
    const seen = {
      ...requestSchema.parse(JSON.parse(await readText(incoming))),
      url: incoming.url ?? "",
      authorization: incoming.headers.authorization,
    };
    requests.push(seen);
    perform(script(seen, requests.length - 1), response);
  });
  const port = await new Promise<number>((resolve, reject) => {
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      if (address && typeof address === "object") resolve(address.port);
      else reject(new Error("The server has no port."));
    });
  });
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    requests,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/** The reply of a model: statements with excerpt numbers. */
export function writeReply(...statements: [text: string, ...excerpts: number[]][]): string {
  return JSON.stringify({
    statements: statements.map(([text, ...excerpts]) => ({ text, excerpts })),
  });
}

function perform(play: Play, response: ServerResponse): void {
  if (play === "close") {
    response.destroy();
  } else if (play === "drip") {
    response.writeHead(200, { "Content-Type": "application/json" });
    response.write('{"choices":');
  } else if (play !== "hang") {
    const status = "status" in play ? play.status : 200;
    const headers = "status" in play ? play.headers : {};
    response.writeHead(status, { "Content-Type": "application/json", ...headers });
    response.end(bodyOf(play));
  }
}

function bodyOf(play: Exclude<Play, string>): string {
  if ("content" in play) {
    return JSON.stringify({
      choices: [{ index: 0, message: { role: "assistant", content: play.content } }],
    });
  }
  return "body" in play ? play.body : JSON.stringify({ error: { message: "scripted" } });
}

async function readText(incoming: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of incoming) text += String(chunk);
  return text;
}
