import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, describe, expect, inject, it } from "vitest";
import { readConfig, SHIPPED_MODEL } from "../../src/config.ts";
import { openFolder, PROJECT_FOLDER } from "../../src/disk.ts";
import { loadSources } from "../../src/load-sources.ts";
import { createPipelineOpener } from "../../src/open-pipeline.ts";
import { startAnswerThread } from "../../src/start-answer-thread.ts";
import { parseQuestions } from "../evaluation/questions.ts";

const { url } = inject("postgres");
const folder = mkdtempSync(join(tmpdir(), "beleidswijzer-answers-"));
const name = `answers_${process.pid}_${Date.now().toString(36)}`;

async function asAdministrator(statement: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  await client.query(statement);
  await client.end();
}

afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await asAdministrator(`drop database if exists ${name} with (force)`);
});

describe("two servers on one database and one with a folder", () => {
  it("give the same answers to the last byte", async () => {
    await asAdministrator(`create database ${name}`);
    const sources = loadSources(openFolder(PROJECT_FOLDER), SHIPPED_MODEL);
    const open = (environment: Record<string, string>) => {
      const config = readConfig(environment);
      const { embedder } = startAnswerThread().load(config);
      return createPipelineOpener(sources, config, embedder).open();
    };
    const databaseUrl = String(Object.assign(new URL(url), { pathname: `/${name}` }));
    const inDatabase = { DATABASE_URL: databaseUrl, INDEX_DIR: join(folder, "unused") };
    const opened = [
      await open(inDatabase),
      await open(inDatabase),
      await open({ INDEX_DIR: join(folder, "index") }),
    ];
    const path = `${PROJECT_FOLDER}tests/evaluation/questions.jsonl`;
    const questions = parseQuestions(readFileSync(path, "utf8")).filter(
      (_, index, all) => index % Math.floor(all.length / 40) === 0,
    );
    expect(questions.length).toBeGreaterThanOrEqual(40);
    const statuses = new Set<string>();
    for (const { question } of questions) {
      const answers = await Promise.all(
        opened.map(({ pipeline }) =>
          pipeline.ask(
            { question, history: [] },
            { requestId: "same", signal: new AbortController().signal },
          ),
        ),
      );
      const [first, second, third] = answers.map((answer) => JSON.stringify(answer));
      expect(second).toBe(first);
      expect(third).toBe(first);
      for (const { status } of answers) statuses.add(status);
    }
    expect(statuses).toContain("answered");
    expect(statuses.size).toBeGreaterThan(1);
    for (const { close } of opened) await close();
  });
});
