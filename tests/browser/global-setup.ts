import { build } from "vite";
import type { TestProject } from "vitest/node";
import { startServer } from "./start-server.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** Where the site under test is served. */
    siteUrl: string;
  }
}

/** Builds site and server as npm start does, and starts the server once for all files; SITE_URL names one that runs already. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const running = process.env.SITE_URL;
  if (running !== undefined && running !== "") {
    project.provide("siteUrl", running);
    return async () => {};
  }
  await build({ configFile: "vite.config.ts", logLevel: "warn" });
  await build({ configFile: "vite.server.config.ts", logLevel: "warn" });
  const server = await startServer();
  project.provide("siteUrl", server.url);
  return server.stop;
}
