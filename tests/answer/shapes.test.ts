import { setFlagsFromString } from "node:v8";
import { beforeAll, expect, test } from "vitest";
import { phrasesOf } from "../../src/answer/phrases.ts";
import { scoreUnits } from "../../src/answer/score-units.ts";
import { understand } from "../../src/question/understand.ts";
import { type FakePipeline, openFakePipeline } from "../open-fake-pipeline.ts";

/*
 * V8 of Node 20 gives an object a shape of its own when its literal begins with a spread and then adds
 * a property: code that meets such objects stays slow, and what they hold is swept late. See
 * docs/adr/0018.
 */

setFlagsFromString("--allow-natives-syntax");
const hasSameShape: (one: object, other: object) => boolean = Object(
  new Function("one", "other", "return %HaveSameMap(one, other)"),
);

let opened: FakePipeline;
beforeAll(async () => {
  opened = await openFakePipeline();
});

const QUESTIONS = [
  "Welke risico's heeft het gebruik van algoritmes?",
  "Hoe wordt de informatiehuishouding van de overheid verbeterd?",
];

async function findUnits(question: string) {
  const { retriever, sources, lexicon } = opened;
  const understood = understand(question, [], undefined, sources.register.organisations);
  const retrieved = await retriever.retrieve(retriever.read(understood.searchText, "nl"));
  const ranked = retrieved.ranked.first(5);
  const units = await scoreUnits(understood, ranked, retrieved.query, {
    ...{ documents: sources.documents, lexicon, phrases: phrasesOf("nl") },
    ...{ highlight: () => [], questionsOf: retrieved.questionsOf, around: retriever.around },
    compare: async (texts) => texts.map(() => 0),
  });
  return { ranked, retrieved, units };
}

test("A literal that begins with a spread and then adds a property has a shape of its own in Node 20", () => {
  const add = (one: object) => ({ ...one, added: 1 });
  const put = (one: object) => ({ added: 1, ...one });
  // The first few times it is made in another way.
  const lastTwo = (make: (one: object) => object) =>
    Array.from({ length: 10 }, (_, a) => make({ a })).slice(-2);
  const isShared = ([one = {}, other = {}]: object[]) => hasSameShape(one, other);
  expect(isShared(lastTwo(put))).toBe(true);
  if (process.versions.node.startsWith("20.")) expect(isShared(lastTwo(add))).toBe(false);
});

test("Ranked passages, what was retrieved and scored units have the same shape at every question", async () => {
  const [first, second] = await Promise.all(QUESTIONS.map(findUnits));
  if (!first || !second) throw new Error("There are two questions.");
  expect(hasSameShape(first.retrieved, second.retrieved)).toBe(true);
  expect(hasSameShape(first.retrieved.ranked, second.retrieved.ranked)).toBe(true);
  const ranked = [...first.ranked, ...second.ranked].filter(({ likeQuestion }) => likeQuestion);
  expect(ranked.length).toBeGreaterThan(5);
  for (const one of ranked) expect(hasSameShape(one, ranked[0] ?? {})).toBe(true);
  const units = [...first.units, ...second.units];
  expect(units.length).toBeGreaterThan(5);
  for (const one of units) expect(hasSameShape(one, units[0] ?? {})).toBe(true);
});

test("The blocks of the documents are of few shapes", () => {
  const blocks = opened.sources.documents.flatMap((document) => document.blocks);
  const shapes: object[] = [];
  for (const block of blocks) {
    if (!shapes.some((one) => hasSameShape(one, block))) shapes.push(block);
  }
  expect(blocks.length).toBeGreaterThan(500);
  expect(shapes.length).toBeLessThan(20);
});
