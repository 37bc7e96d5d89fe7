import { z } from "zod";
import { passageSchema } from "../../schema.ts";
import { IndexError } from "../index-errors.ts";
import type { Candidate, CandidateQuery, SearchableIndex } from "../passage-store.ts";
import type { Run } from "./database.ts";
import type { DatabaseName } from "./failures.ts";
import { type Generation, questionSchema, VISIBLE } from "./read-index.ts";
import { formatVector, IS_INTACT, searchableText } from "./values.ts";

/** Words looked for; those after them tell little that the first do not. */
const MOST_WORDS = 8;

/** The graph orders roughly, by numbers of 16 bits: so many times more are taken from it than are kept. */
const OVERSAMPLE = 2;

/** Passages before and after one that still stand around it; lists are shorter, documents are not. */
const AROUND = 50;

/** Passages read at once by whoever wants all of them: some megabytes. */
const BATCH = 1000;

/** Words that are all common are looked for together, this many at once. */
const COMMON_TOGETHER = 3;

/** An answer and whether the generation it comes from is still there: both of the same moment. */
const answerOf = <T>(row: z.ZodType<T>) => z.object({ there: z.boolean(), rows: z.array(row) });

const candidateSchema = z.object({
  passage: passageSchema,
  cosine: z.number(),
  questions: z.array(z.object({ question: questionSchema, cosine: z.number() })),
});

const entrySchema = z.object({ key: z.int(), passage: passageSchema, intact: z.literal(true) });

/** The search over one generation in the database. */
export function createSearch(
  ask: Run,
  schema: string,
  name: DatabaseName,
  { number, version, manifest }: Generation,
): SearchableIndex {
  const answer = async <T>(row: z.ZodType<T>, select: string, values: readonly unknown[]) => {
    const [found] = await ask(
      answerOf(row),
      `select exists (select from ${schema}.generation where number = $1 and version = $2) as there,
         coalesce((${select}), '[]') as rows`,
      [number, version, ...values],
    );
    if (found?.there) return found.rows;
    throw new IndexError(
      "stale",
      `The index in the ${name} was built twice since it was opened. Open it again.`,
    );
  };
  return {
    kind: "searchable",
    candidates: async (query): Promise<Candidate[]> => {
      const { vector, documents = null, limit } = query;
      const words = query.words.map(searchableText);
      const rows = await answer(
        candidateSchema,
        selectCandidates(schema, query, manifest.dimensions),
        [documents, limit, words, manifest.passages, ...(vector ? [formatVector(vector)] : [])],
      );
      return rows.map(({ passage, cosine, questions }) => ({
        passage,
        cosine,
        questions: questions.map(({ question, cosine }) => ({ text: question.text, cosine })),
      }));
    },
    around: async (passageIds) => {
      const rows = await answer(z.object({ passage: passageSchema }), selectAround(schema), [
        passageIds,
      ]);
      return rows.map(({ passage }) => passage);
    },
    batches: async function* () {
      let last = 0;
      for (;;) {
        const rows = await answer(entrySchema, selectBatch(schema), [last]);
        if (rows.length > 0) yield rows.map(({ passage }) => passage);
        if (rows.length < BATCH) return;
        last = rows.at(-1)?.key ?? last;
      }
    },
  };
}

/** Parameters: $1 generation, $2 version, $3 the key after which to go on. */
function selectBatch(schema: string): string {
  return `
    select json_agg(json_build_object('key', key, 'passage', body, 'intact', intact) order by key)
    from (
      select entry.key, entry.body, ${IS_INTACT} as intact from ${schema}.passage entry
      where ${VISIBLE} and entry.key > $3 order by entry.key limit ${BATCH}) batch`;
}

/** Parameters: $1 generation, $2 version, $3 ids of passages. A passage around two of them comes once. */
function selectAround(schema: string): string {
  return `
    with found as (
      select distinct near.key
      from ${schema}.passage entry cross join lateral (
        select near.key from ${schema}.passage near
        where near.heading = entry.heading
          and near.place between entry.place - ${AROUND} and entry.place + ${AROUND}) near
      where ${VISIBLE} and entry.id = any($3))
    select json_agg(json_build_object('passage', entry.body) order by entry.document_id, entry.place)
    from found join ${schema}.passage entry on entry.key = found.key
    where ${VISIBLE}`;
}

/**
 * Passages with their questions, the nearest first, as one JSON list. Parameters: $1 generation,
 * $2 version, $3 documents or null, $4 limit, $5 words, $6 number of passages, $7 vector.
 */
function selectCandidates(schema: string, { vector }: CandidateQuery, dimensions: number): string {
  const among = `${VISIBLE} and ($3::text[] is null or entry.document_id = any($3))`;
  const parts = [
    ...(vector ? nearest(schema, among, dimensions) : []),
    ...sharingWords(schema, among),
  ];
  const cosine = vector
    ? "coalesce(nullif(1 - (entry.vector <=> $7::vector), 'NaN'), 0)"
    : "0::double precision";
  return `
    with ${parts.map(({ name, select }) => `${name} as materialized (${select})`).join(",\n")},
    found as materialized (
      ${parts
        .filter(({ finds }) => finds)
        .map(({ name }) => `select key from ${name}`)
        .join(" union ")}),
    scored as materialized (
      select entry.key, entry.id, entry.body, ${cosine} as cosine
      from found join ${schema}.passage entry on entry.key = found.key)
    select json_agg(json_build_object('passage', body, 'cosine', cosine, 'questions',
      coalesce((
        select json_agg(json_build_object('question', entry.body, 'cosine', ${cosine}) order by entry.place)
        from ${schema}.question entry where entry.passage_id = scored.id and ${VISIBLE}), '[]'))
      order by cosine desc, key)
    from scored`;
}

/** A step of the search; those that find have the keys of passages. */
interface Part {
  name: string;
  select: string;
  finds: boolean;
}

/** The passages that are near, and those with a question that is. */
function nearest(schema: string, among: string, dimensions: number): Part[] {
  const half = `halfvec(${dimensions})`;
  const near = (table: string, column: string) => `
    select ${column} from (
      select entry.${column}, entry.vector from ${schema}.${table} entry
      where vector_dims(entry.vector) = ${dimensions} and ${among}
      order by entry.vector::${half} <=> $7::vector::${half} limit $4 * ${OVERSAMPLE}) entry
    order by entry.vector <=> $7::vector limit $4`;
  return [
    { name: "near", select: near("passage", "key"), finds: true },
    { name: "near_question", select: near("question", "passage_id"), finds: false },
    {
      name: "asked_like",
      select: `select entry.key from ${schema}.passage entry
        where entry.id in (select passage_id from near_question) and ${among}`,
      finds: true,
    },
  ];
}

/**
 * The passages that share words with the question. A word counts as it does in BM25, by how few passages
 * have it: ln(1 + N / n). Common words are not looked for, unless there is no other; among passages with
 * the same words the one where all words stand more often and closer comes first.
 */
function sharingWords(schema: string, among: string): Part[] {
  return [
    {
      name: "asked",
      select: `select place, query, to_tsvector('dutch', word) as words
        from unnest($5::text[]) with ordinality as list (word, place),
          plainto_tsquery('dutch', word) as query
        where numnode(query) > 0`,
      finds: false,
    },
    {
      name: "telling",
      select: `select place, query from asked
        where not tsvector_to_array(words) <@
          (select common from ${schema}.generation where number = $1)
        order by place limit ${MOST_WORDS}`,
      finds: false,
    },
    {
      name: "every_word",
      select: "select string_agg(query::text, ' | ')::tsquery as query from asked",
      finds: false,
    },
    {
      name: "hit",
      select: `select telling.place, hit.key, hit.rank from telling cross join lateral (
          select entry.key, ts_rank(entry.words, (select query from every_word), 1) as rank
          from ${schema}.passage entry where entry.words @@ telling.query and ${among}) hit`,
      finds: false,
    },
    {
      name: "weight",
      select: "select place, ln(1 + $6::float / count(*)) as weight from hit group by place",
      finds: false,
    },
    {
      name: "sharing",
      select: `select key from hit join weight using (place) group by key
        order by sum(weight) desc, max(rank) desc, key limit $4`,
      finds: true,
    },
    {
      name: "common_together",
      select: `select string_agg('(' || query::text || ')', ' & ')::tsquery as query
        from (select query from asked order by place limit ${COMMON_TOGETHER}) first
        where not exists (select from telling)`,
      finds: false,
    },
    {
      name: "sharing_common",
      select: `select entry.key from ${schema}.passage entry, common_together
        where entry.words @@ common_together.query and ${among}
        order by ts_rank(entry.words, common_together.query, 1) desc, entry.key limit $4`,
      finds: true,
    },
  ];
}
