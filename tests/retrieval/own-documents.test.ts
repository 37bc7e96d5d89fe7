import { beforeAll, describe, expect, it } from "vitest";
import { createThesaurus } from "../../src/dutch/thesaurus.ts";
import { createRetriever, type RankedPassage } from "../../src/retrieval/retrieve.ts";
import type { WholeIndex } from "../../src/store/passage-store.ts";
import { type FakePipeline, openFakePipeline } from "../open-fake-pipeline.ts";

const OWN = "manifest";
const QUESTION = "Hoe helpen we inwoners die niet digitaal vaardig zijn?";

let opened: FakePipeline;
let index: WholeIndex;

/** The index without the questions that were written for one document. */
function leaveOutQuestions(whole: WholeIndex, documentId: string): WholeIndex {
  const isKept = ({ passageId }: { passageId: string }) => !passageId.startsWith(`${documentId}/`);
  return {
    ...whole,
    questions: whole.questions.filter(isKept),
    compare: (vector) => {
      const { passages, questions } = whole.compare(vector);
      const isOther = (at: number) => whole.passages[at]?.documentId !== documentId;
      return { passages, questions: questions.map((one, at) => (isOther(at) ? one : 0)) };
    },
  };
}

async function rank(ownDocuments: readonly string[]): Promise<RankedPassage[]> {
  const { embedder, lexicon, sources } = opened;
  const { expand } = createThesaurus(sources.thesaurus);
  const retriever = createRetriever({ index, embedder, lexicon, expand, ownDocuments });
  return [...(await retriever.retrieve(retriever.read(QUESTION, "nl"))).ranked];
}

beforeAll(async () => {
  opened = await openFakePipeline();
  index = leaveOutQuestions(opened.index, OWN);
}, 60_000);

describe("a document that no questions were written for", () => {
  it("has its sentences and its own vector stand in for them", async () => {
    const ranked = (await rank([OWN])).filter(({ passage }) => passage.documentId === OWN);
    for (const { features, passage } of ranked) {
      expect(features.denseQuestion).toBeCloseTo(Math.min(1, 1.3 * features.dense), 9);
      expect(features.question).toBeLessThanOrEqual(1);
      if (/inwoners/.test(passage.text)) expect(features.question).toBeGreaterThan(0);
    }
    expect(ranked.some(({ features }) => features.question > 0.3)).toBe(true);
  });

  it("names no sentence as a question", async () => {
    const ranked = (await rank([OWN])).filter(({ passage }) => passage.documentId === OWN);
    expect(ranked.every(({ likeQuestion }) => likeQuestion === undefined)).toBe(true);
  });

  it("stands higher than without, while the others keep their scores", async () => {
    const [before, after] = [await rank([]), await rank([OWN])];
    const bestOf = (ranked: readonly RankedPassage[]) =>
      ranked.findIndex(({ passage }) => passage.documentId === OWN);
    expect(bestOf(after)).toBeLessThan(bestOf(before));
    const scores = new Map(before.map(({ passage, score }) => [passage.id, score]));
    for (const { passage, score } of after) {
      const known = scores.get(passage.id) ?? 0;
      if (passage.documentId === OWN) expect(score).toBeGreaterThanOrEqual(known);
      else expect(score).toBe(known);
    }
  });
});
