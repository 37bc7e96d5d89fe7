import { beforeAll, describe, expect, it } from "vitest";
import { createThesaurus } from "../../src/dutch/thesaurus.ts";
import type { Lexicon } from "../../src/retrieval/lexicon.ts";
import { type Expand, readQuery } from "../../src/retrieval/query.ts";
import { createRetriever, type Retrieved, type Retriever } from "../../src/retrieval/retrieve.ts";
import { tellingWords } from "../../src/retrieval/search-candidates.ts";
import type { SearchableIndex, WholeIndex } from "../../src/store/passage-store.ts";
import { type FakePipeline, openFakePipeline } from "../open-fake-pipeline.ts";
import { askForCandidates } from "./searchable-index.ts";

let opened: FakePipeline;
let whole: WholeIndex;
let lexicon: Lexicon;
let expand: Expand;
const questions = [
  "Wie helpt ouderen met digitale vaardigheden?",
  "rijksbreede cloudstratgie",
  "Wat komt er voor mensen zonder computer?",
  "Wanneer is de nieuwe Archiefwet klaar?",
];

beforeAll(async () => {
  opened = await openFakePipeline();
  whole = opened.index;
  lexicon = opened.lexicon;
  expand = createThesaurus(opened.sources.thesaurus).expand;
}, 60_000);

const retrieverOf = (index: WholeIndex | SearchableIndex): Retriever =>
  createRetriever({ index, embedder: opened.embedder, lexicon, expand });

const search = (retriever: Retriever, text: string): Promise<Retrieved> =>
  retriever.retrieve(retriever.read(text, "nl"));

describe("an index that is asked for candidates", () => {
  it("ranks as one in memory does when every passage is a candidate", async () => {
    const all = {
      ...askForCandidates(whole, lexicon),
      candidates: async () =>
        whole.passages.map((passage) => {
          const own = whole.questions.filter(({ passageId }) => passageId === passage.id);
          return { passage, cosine: 0, questions: own.map(({ text }) => ({ text, cosine: 0 })) };
        }),
    };
    const zeros = (length: number) => new Float32Array(length);
    const withoutVectors = {
      ...whole,
      compare: () => {
        return {
          passages: zeros(whole.passages.length),
          questions: zeros(whole.passages.length),
        };
      },
    };
    for (const text of questions) {
      const ofWhole = await search(retrieverOf(withoutVectors), text);
      const expected = [...ofWhole.ranked];
      const { ranked } = await search(retrieverOf(all), text);
      for (const [at, { passage, score, likeQuestion }] of ranked.first(50).entries()) {
        expect(passage.id).toBe(expected[at]?.passage.id);
        expect(score).toBeCloseTo(expected[at]?.score ?? 0, 9);
        expect(likeQuestion).toBe(expected[at]?.likeQuestion);
      }
      expect(ranked).toHaveLength(expected.length);
    }
  });

  it("has the same passage first with a few candidates", async () => {
    for (const text of questions) {
      const [expected] = (await search(retrieverOf(whole), text)).ranked;
      const few = askForCandidates(whole, lexicon, 20);
      const { ranked } = await search(retrieverOf(few), text);
      expect(ranked.length).toBeLessThanOrEqual(60);
      expect(ranked.first(1)[0]?.passage.id).toBe(expected?.passage.id);
    }
  });

  it("gives the questions of a passage and what stands around it", async () => {
    const retriever = retrieverOf(askForCandidates(whole, lexicon));
    const [one] = whole.questions;
    const { ranked, questionsOf } = await search(retriever, one?.text ?? "");
    expect(questionsOf(one?.passageId ?? "")).toContain(one?.text);
    expect(questionsOf("nowhere")).toEqual([]);
    const passage = ranked.first(1)[0]?.passage;
    if (!passage) throw new Error("Nothing was found.");
    const around = (await retriever.around(passage)).map(({ id }) => id);
    expect(around).toContain(passage.id);
  });

  it("finds nothing when nothing is a candidate", async () => {
    const { ranked } = await search(retrieverOf(askForCandidates(whole, lexicon, 0)), "ouderen");
    expect([...ranked]).toEqual([]);
  });
});

describe("the words that candidates are looked for with", () => {
  const wordsOf = (text: string) => tellingWords(readQuery(text, "nl", lexicon, expand), lexicon);

  it("are those of the question as they are written, the rarest first", () => {
    const words = wordsOf("Wat doet de overheid aan cloudstrategie?");
    expect(words.indexOf("cloudstrategie")).toBeGreaterThanOrEqual(0);
    expect(words.indexOf("cloudstrategie")).toBeLessThan(words.indexOf("overheid"));
  });

  it("are corrected, hold what may stand for them, and leave out what no passage has", () => {
    expect(wordsOf("desinfromatie")).toContain("desinformatie");
    expect(wordsOf("nepnieuws")).toContain("desinformatie");
    expect(wordsOf("qwrtzlp")).toEqual([]);
  });
});
