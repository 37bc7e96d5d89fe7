import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { InMemoryTransport } from "@modelcontextprotocol/sdk/inMemory.js";
import type { Services } from "../../src/http/services.ts";
import { createMcpServer, type McpOptions } from "../../src/mcp/create-server.ts";
import { makeServices } from "../http/fake-services.ts";

export function makeClient(): Client {
  return new Client({ name: "test", version: "1.0.0" });
}

/** The SDK's own client, connected within the process, and the faults that were reported. */
export async function connect(
  services: Partial<Services> = {},
  options: Partial<McpOptions> = {},
): Promise<{ client: Client; faults: Error[] }> {
  const faults: Error[] = [];
  const server = createMcpServer(makeServices(services), {
    version: "0.1.0",
    publicUrl: "https://beleidswijzer.example.nl",
    timeoutMs: 5_000,
    onFault: (error) => faults.push(error),
    ...options,
  });
  const [clientSide, serverSide] = InMemoryTransport.createLinkedPair();
  const client = makeClient();
  await Promise.all([server.connect(serverSide), client.connect(clientSide)]);
  return { client, faults };
}
