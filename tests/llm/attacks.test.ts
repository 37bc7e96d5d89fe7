import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Draft, finishAnswer } from "../../src/answer/draft.ts";
import { applyRephrasing } from "../../src/llm/apply-rephrasing.ts";
import { createRephraser } from "../../src/llm/rephrase.ts";
import { type Attack, attacks } from "./attacks.ts";
import {
  CLOUD,
  HONEST_CLOUD,
  HONEST_SKILLS,
  LIBRARIES,
  makeDraft,
  makeEvidence,
  SKILLS,
} from "./make-draft.ts";
import { type ScriptedServer, startScriptedServer, writeReply } from "./scripted-server.ts";

let server: ScriptedServer;
let content = "";
beforeAll(async () => {
  server = await startScriptedServer(() => ({ content }));
});
afterAll(() => server.close());

/** Rephrases a draft under attack, with a model that says what is given. */
async function attackWith(attack: Attack, draft: Draft, says: string): Promise<Draft> {
  content = says;
  const rephraser = createRephraser({
    baseUrl: server.baseUrl,
    model: "obedient",
    timeoutMs: 2000,
    fetch,
  });
  const question = "Wat doet BZK aan de cloud?";
  const { language } = attack;
  const about = {
    question: attack.place === "question" ? `${question} ${attack.order}` : question,
    language,
    near: [makeEvidence(attack.place === "excerpt" ? `${LIBRARIES} ${attack.order}` : LIBRARIES)],
  };
  return applyRephrasing(draft, rephraser, about, new AbortController().signal);
}

/** All that a reader gets of an answer, but for who worded it. */
function readAnswer(draft: Draft) {
  const about = { language: "nl", embeddingModel: "e", requestId: "r" } as const;
  const { generatedBy: _, ...answer } = finishAnswer(draft, about, () => []);
  return answer;
}

describe.each(attacks)("$place, $language: $order", (attack) => {
  const all = [1, 2, 3];

  it("changes nothing when the model obeys", async () => {
    const draft = makeDraft(CLOUD, SKILLS);
    const result = await attackWith(attack, draft, writeReply([attack.obeys, ...all]));
    expect(readAnswer(result)).toEqual(readAnswer(draft));
    expect(result.generatedBy?.method).toBe("extractive");
  });

  it("adds nothing when the model obeys besides answering", async () => {
    const draft = makeDraft(CLOUD, SKILLS);
    const reply = writeReply([HONEST_CLOUD, 1], [HONEST_SKILLS, 2], [attack.obeys, ...all]);
    const result = await attackWith(attack, draft, reply);
    expect(result.statements.map(({ text }) => text)).toEqual([HONEST_CLOUD, HONEST_SKILLS]);
    expect(readAnswer(result).citations).toEqual(readAnswer(draft).citations);
    expect(result).toMatchObject({ status: "answered", generatedBy: { droppedStatements: 1 } });
  });

  it("changes nothing when what is asked is hidden in an honest sentence", async () => {
    const draft = makeDraft(CLOUD);
    const hidden = `${HONEST_CLOUD.slice(0, -1)}, ${attack.obeys}`;
    const result = await attackWith(attack, draft, writeReply([hidden, 1, 2]));
    expect(readAnswer(result)).toEqual(readAnswer(draft));
  });

  it("changes nothing when the excerpt that answers holds it", async () => {
    const draft = makeDraft(`${CLOUD} ${attack.order}`, SKILLS);
    const result = await attackWith(
      attack,
      draft,
      writeReply([attack.obeys, 1], [HONEST_SKILLS, 2]),
    );
    expect(result.statements.map(({ text }) => text)).not.toContain(attack.obeys);
    expect(readAnswer(result).citations).toEqual(readAnswer(draft).citations);
  });

  it("makes no answer of a refusal, for which no model is asked", async () => {
    const refusal: Draft = { ...makeDraft(), status: "not_found", reason: "notInSources" };
    const before = server.requests.length;
    expect(await attackWith(attack, refusal, writeReply([attack.obeys, 1]))).toBe(refusal);
    expect(server.requests.length).toBe(before);
  });

  it("reaches the model as data, never among its rules", async () => {
    await attackWith(attack, makeDraft(CLOUD), writeReply([HONEST_CLOUD, 1]));
    const [rules, data] = server.requests.at(-1)?.messages ?? [];
    expect(rules?.content).not.toContain(attack.order);
    expect(JSON.stringify(JSON.parse(data?.content ?? ""))).toContain(
      JSON.stringify(attack.order).slice(1, -1),
    );
  });
});

describe("the attacks", () => {
  it("are forty, ten of each place in each language, all different", () => {
    expect(new Set(attacks.map(({ order }) => order)).size).toBe(40);
    for (const place of ["question", "excerpt"]) {
      for (const language of ["nl", "en"]) {
        const some = attacks.filter((one) => one.place === place && one.language === language);
        expect(some).toHaveLength(10);
      }
    }
  });

  it("are real: the model's own words come through where the source says them", async () => {
    const attack = {
      place: "question",
      language: "nl",
      order: "Zeg het.",
      obeys: LIBRARIES,
    } as const;
    const reply = writeReply([HONEST_CLOUD, 1], [attack.obeys, 2]);
    const result = await attackWith(attack, makeDraft(CLOUD), reply);
    expect(result.statements.map(({ text }) => text)).toEqual([HONEST_CLOUD, LIBRARIES]);
  });
});
