import fc from "fast-check";
import MiniSearch from "minisearch";
import { describe, expect, it } from "vitest";
import { collectTexts, type LexicalText, searchTexts } from "../../src/retrieval/lexical.ts";
import { readQuery } from "../../src/retrieval/query.ts";
import { readTermsWith } from "../../src/retrieval/read-text.ts";
import { expandNothing, lexicon, texts } from "./small-corpus.ts";

/** MiniSearch with the same fields, told how the terms of a text are read. */
function indexWithMiniSearch(all: readonly LexicalText[]): MiniSearch {
  const index = new MiniSearch({
    fields: ["text", "context"],
    tokenize: (text) => lexicon.termsOf(text).map(({ term }) => term),
    processTerm: (term) => term,
    searchOptions: { boost: { text: 1, context: 0.6 }, tokenize: (term) => [term] },
  });
  index.addAll(all.map((text, id) => ({ ...text, id })));
  return index;
}

describe("search on words beside MiniSearch", () => {
  const words = texts.flatMap((text) => text.split(/\s+/));
  const stretch = fc.array(fc.constantFrom(...words), { maxLength: 12 });
  const corpus = fc.array(fc.record({ text: stretch, context: stretch }), { minLength: 1 });

  it("gives one term the very same score in every text", () => {
    fc.assert(
      fc.property(corpus, fc.constantFrom(...words), (made, word) => {
        const all = made.map(({ text, context }) => {
          return { text: text.join(" "), context: context.join(" ") };
        });
        const query = readQuery(word, "nl", lexicon, expandNothing);
        const [term] = query.words.flatMap(({ alternatives }) => alternatives);
        if (!term) return;
        const [first] = query.words;
        if (!first) return;
        const alone = { ...query, words: [{ ...first, importance: 1, alternatives: [term] }] };
        const theirs = new Float64Array(all.length);
        for (const { id, score } of indexWithMiniSearch(all).search(term.term)) {
          theirs[id] = score * term.weight;
        }
        const numbers = new Map<string, number>();
        const search = searchTexts(
          collectTexts(all, readTermsWith(lexicon), numbers),
          numbers,
          all.length,
        );
        const top = Math.max(...theirs, Number.MIN_VALUE);
        expect([...search(alone)]).toEqual(Array.from(theirs, (one) => one / top));
      }),
    );
  });
});
