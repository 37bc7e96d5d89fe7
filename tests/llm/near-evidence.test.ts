import { describe, expect, it } from "vitest";
import { nearEvidence } from "../../src/llm/near-evidence.ts";
import { rankInOrder } from "../make-ranking.ts";
import { readPassages } from "../register/fixtures.ts";
import { readSources } from "../seed-files.ts";

const documents = readSources();
const passages = readPassages();
const rank = (kind: string) => rankInOrder(passages.filter((one) => one.kind === kind));

describe("excerpts that came close", () => {
  it("are at most three, literal, and from running text", () => {
    const near = nearEvidence(rank("paragraph"), documents, () => []);
    expect(near.length).toBeGreaterThan(0);
    expect(near.length).toBeLessThanOrEqual(3);
    const texts = passages.flatMap(({ parts }) => parts.map(({ text }) => text));
    for (const { citation } of near) expect(texts).toContain(citation.excerpt);
  });

  it("are never rows of the register", () => {
    expect(rank("action").length).toBeGreaterThan(0);
    expect(nearEvidence(rank("action"), documents, () => [])).toEqual([]);
  });
});
