import type { Lexicon } from "../../src/retrieval/lexicon.ts";
import type { Candidate, SearchableIndex, WholeIndex } from "../../src/store/passage-store.ts";

/**
 * The same index asked for candidates only, as a database would be: the nearest by vector, those with
 * the nearest questions, and those that share the most telling words.
 * @param most candidates of each way of searching, whatever more is asked for
 */
export function askForCandidates(
  whole: WholeIndex,
  lexicon: Lexicon,
  most = Number.POSITIVE_INFINITY,
): SearchableIndex {
  const { passages, questions } = whole;
  const termsOf = (text: string) => new Set(lexicon.termsOf(text).map(({ term }) => term));
  const terms = passages.map(({ text, context }) => termsOf(`${text}\n${context}`));
  const numbers = new Map(passages.map(({ id }, index) => [id, index]));
  const ownQuestions = passages.map((): number[] => []);
  for (const [index, { passageId }] of questions.entries()) {
    ownQuestions[numbers.get(passageId) ?? -1]?.push(index);
  }
  return {
    kind: "searchable",
    candidates: async ({ vector, words, documents, limit }) => {
      const cosines = vector ? whole.compare(vector) : undefined;
      const nearest = (index: number) => cosines?.passages[index] ?? 0;
      const nearestQuestion = (index: number) => cosines?.questions[index] ?? 0;
      const wanted = words.flatMap((word) => [...termsOf(word)]);
      const sharing = (index: number) =>
        wanted
          .filter((term) => terms[index]?.has(term))
          .reduce((sum, term) => sum + lexicon.idf(term), 0);
      const allowed = [...passages.keys()].filter((index) => {
        return !documents || documents.includes(passages[index]?.documentId ?? "");
      });
      const found = [nearest, nearestQuestion, sharing].flatMap((score) =>
        allowed
          .map((index) => ({ index, score: score(index) }))
          .filter((one) => one.score > 0)
          .sort((a, b) => b.score - a.score)
          .slice(0, Math.min(limit, most)),
      );
      return [...new Set(found.map(({ index }) => index))].flatMap((index): Candidate[] => {
        const passage = passages[index];
        if (!passage) return [];
        const own = (ownQuestions[index] ?? []).map((one) => ({
          text: questions[one]?.text ?? "",
          // Only the best of them counts, whichever it is.
          cosine: nearestQuestion(index),
        }));
        return [{ passage, cosine: nearest(index), questions: own }];
      });
    },
    around: async (passageIds) => {
      const asked = passages.filter(({ id }) => passageIds.includes(id));
      return passages.filter((one) =>
        asked.some(({ documentId, headings }) => {
          return documentId === one.documentId && headings.join() === one.headings.join();
        }),
      );
    },
    batches: async function* () {
      yield passages;
    },
  };
}
