import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { afterAll, describe, expect, it } from "vitest";
import { makeClient } from "./connect.ts";

const project = fileURLToPath(new URL("../../", import.meta.url));
const indexFolder = mkdtempSync(join(tmpdir(), "beleidswijzer-mcp-"));
afterAll(() => rmSync(indexFolder, { recursive: true, force: true }));

describe("the server on standard input and output", () => {
  it("answers from the real register before it has an index, and writes messages only", async () => {
    const transport = new StdioClientTransport({
      command: process.execPath,
      args: ["--import", "tsx", "src/mcp-stdio.ts"],
      cwd: project,
      env: { PATH: process.env.PATH ?? "", INDEX_DIR: join(indexFolder, "index") },
      stderr: "ignore",
    });
    const client = makeClient();
    const stray: Error[] = [];
    await client.connect(transport);
    client.onerror = (error) => stray.push(error);
    const { structuredContent } = await client.callTool({
      name: "zoek_acties",
      arguments: { section: "4.3", query: "cloudstrategie" },
    });
    expect(structuredContent).toMatchObject({ actions: [{ id: "4.3.4", page: 47 }], total: 1 });
    const page = await client.callTool({
      name: "lees_bron",
      arguments: { documentId: "werkagenda", page: 46 },
    });
    expect(page.isError).toBe(true);
    await client.close();
    expect(stray).toEqual([]);
  });
});
