import { stemmer } from "@orama/stemmers/dutch";
import MiniSearch from "minisearch";
import type { Passage } from "../../src/schema.ts";
import type { PassageQuestion } from "../../src/store/passage-store.ts";
import { DEPTH, type Engine } from "./engine.ts";

interface Options {
  name: string;
  stemmed: boolean;
  /** Prefix search and a fifth of the letters wrong. */
  fuzzy?: boolean;
  /** The questions written for each passage, as a third field. */
  questions?: readonly PassageQuestion[];
}

/** MiniSearch over the same passages: as it comes, with Dutch stems, or more. */
export function createMiniSearch(passages: readonly Passage[], options: Options): Engine {
  const index = new MiniSearch<{ id: number; text: string; headings: string; questions: string }>({
    fields: ["text", "headings", "questions"],
    ...(options.stemmed ? { processTerm: (term) => stemmer(term.toLowerCase()) } : {}),
    searchOptions: options.fuzzy ? { prefix: true, fuzzy: 0.2 } : {},
  });
  const questionsOf = new Map<string, string[]>();
  for (const { passageId, text } of options.questions ?? []) {
    questionsOf.set(passageId, [...(questionsOf.get(passageId) ?? []), text]);
  }
  index.addAll(
    passages.map(({ id: passageId, text, headings }, id) => ({
      id,
      text,
      headings: headings.join("\n"),
      questions: (questionsOf.get(passageId) ?? []).join("\n"),
    })),
  );
  return {
    name: options.name,
    search: async (query) =>
      index
        .search(query)
        .slice(0, DEPTH)
        .flatMap(({ id }) => passages[id] ?? []),
  };
}
