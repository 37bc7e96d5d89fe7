import { create, insertMultiple, search } from "@orama/orama";
import { stemmer } from "@orama/stemmers/dutch";
import type { Passage } from "../../src/schema.ts";
import { DEPTH, type Engine } from "./engine.ts";

/** Orama with its Dutch tokeniser and stemmer, its defaults otherwise. */
export async function createOrama(passages: readonly Passage[]): Promise<Engine> {
  const index = create({
    schema: { id: "string", text: "string", headings: "string" } as const,
    components: { tokenizer: { language: "dutch", stemming: true, stemmer } },
  });
  await insertMultiple(
    index,
    passages.map(({ text, headings }, at) => ({
      id: String(at),
      text,
      headings: headings.join("\n"),
    })),
  );
  return {
    name: "Orama, Dutch",
    search: async (query) => {
      const { hits } = await search(index, { term: query, limit: DEPTH });
      return hits.flatMap(({ document }) => passages[Number(document.id)] ?? []);
    },
  };
}
