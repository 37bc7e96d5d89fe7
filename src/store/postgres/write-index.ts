import { createHash, randomUUID } from "node:crypto";
import { z } from "zod";
import type { Passage, StoredDocument } from "../../schema.ts";
import { embeddedText, hashEmbedded } from "../embedded-text.ts";
import { INDEX_FORMAT, type IndexManifest } from "../index-manifest.ts";
import type { PassageQuestion, StoreInput, Vector } from "../passage-store.ts";
import { roundVector } from "../round-vector.ts";
import { inTransaction, nothing, type Run } from "./database.ts";
import { addSearchIndexes, findCommonLexemes } from "./search-indexes.ts";
import { formatVector, hashRow, IS_INTACT, searchableText } from "./values.ts";

/** Rows per statement: some megabytes. */
const BATCH = 1000;

/** A row that the new generation is to have: its hash tells it from any other. */
interface Row {
  hash: string;
  /** The values of the columns of its table, in their order; made for new rows only. */
  values: () => readonly unknown[];
}

/** A table and how its rows are written: columns with their types, and how a parameter becomes one. */
interface RowTable {
  name: "document" | "passage" | "question";
  columns: readonly { name: string; type: string; value?: string }[];
}

const text = (name: string) => ({ name, type: "text" });
const whole = (name: string) => ({ name, type: "integer" });
const vector = { name: "vector", type: "text", value: "vector::vector" };
const body = { name: "body", type: "text", value: "body::json" };

const DOCUMENT: RowTable = { name: "document", columns: [body, whole("place")] };
const PASSAGE: RowTable = {
  name: "passage",
  columns: [
    body,
    text("id"),
    text("document_id"),
    whole("place"),
    text("heading"),
    text("embedded"),
    vector,
    { name: "words", type: "text", value: "to_tsvector('dutch', words)" },
  ],
};
const QUESTION: RowTable = {
  name: "question",
  columns: [
    body,
    text("passage_id"),
    text("document_id"),
    whole("place"),
    text("embedded"),
    vector,
  ],
};

/**
 * Writes a generation. Rows that stay the same are left alone; the previous generation stays readable,
 * the one before it is removed. It all happens in one transaction: readers see the old index or the new.
 * @param searchable whether the indexes for searching are needed
 */
export async function writeIndex(
  run: Run,
  schema: string,
  input: StoreInput,
  searchable: boolean,
): Promise<void> {
  // All of them first: rows of a transaction that waits for the last would be locked meanwhile.
  const vectors = (await Promise.all(input.vectors)).flat();
  await inTransaction(run, "isolation level read committed", async () => {
    await run(nothing, "set local statement_timeout = 0");
    const [last] = await run(
      z.object({ number: z.int() }),
      `select coalesce(max(number), 0)::int as number from ${schema}.generation`,
    );
    const number = (last?.number ?? 0) + 1;
    const write = (table: RowTable, count: number, rowAt: (index: number) => Row) =>
      writeRows(run, schema, table, number, count, rowAt);

    await write(DOCUMENT, input.documents.length, documentRows(input.documents));
    await write(PASSAGE, input.passages.length, passageRows(input, vectors));
    await write(QUESTION, input.questions.length, questionRows(input, vectors));
    if (searchable) await addSearchIndexes(run, schema, input.manifest.dimensions);
    const common = searchable ? await findCommonLexemes(run, schema, input.passages.length) : [];
    const manifest: IndexManifest = {
      ...input.manifest,
      format: INDEX_FORMAT,
      documents: input.documents.length,
      passages: input.passages.length,
      questions: input.questions.length,
      files: {},
    };
    const order = (table: RowTable) => `coalesce((select array_agg(entry.key order by wanted.place)
      from wanted_${table.name} wanted join ${schema}.${table.name} entry
        on entry.hash = wanted.hash and entry.ended is null), '{}')`;
    await run(
      nothing,
      `insert into ${schema}.generation
         (number, version, manifest, vocabulary, common, documents, passages, questions)
       values ($1, $2, $3, $4, $5, ${[DOCUMENT, PASSAGE, QUESTION].map(order).join(", ")})`,
      [number, randomUUID(), JSON.stringify(manifest), JSON.stringify(input.vocabulary), common],
    );
    await run(nothing, `delete from ${schema}.generation where number < $1`, [number - 1]);
  });
}

/** Ends the rows that are no longer wanted and adds those that are new. */
async function writeRows(
  run: Run,
  schema: string,
  table: RowTable,
  number: number,
  count: number,
  rowAt: (index: number) => Row,
): Promise<void> {
  const target = `${schema}.${table.name}`;
  const wanted = `wanted_${table.name}`;
  await run(nothing, `create temporary table ${wanted} (place integer, hash text) on commit drop`);
  for (let from = 0; from < count; from += 20 * BATCH) {
    const places = range(from, Math.min(from + 20 * BATCH, count));
    await run(nothing, `insert into ${wanted} select * from unnest($1::int[], $2::text[])`, [
      places,
      places.map((place) => rowAt(place).hash),
    ]);
  }
  await run(nothing, `create index on ${wanted} using hash (hash)`);
  await run(nothing, `analyze ${wanted}`);
  // What ended before the previous generation is what no reader may see any more.
  await run(nothing, `delete from ${target} where ended < $1`, [number]);
  await run(
    nothing,
    `update ${target} entry set ended = $1 where ended is null
       and (not ${IS_INTACT}
         or not exists (select from ${wanted} wanted where wanted.hash = entry.hash))`,
    [number],
  );
  const added = await run(
    z.object({ place: z.int() }),
    `select place from ${wanted} wanted where not exists
       (select from ${target} entry where entry.hash = wanted.hash and entry.ended is null)
     order by place`,
  );
  const names = table.columns.map(({ name }) => name);
  const insert = `insert into ${target} (born, hash, ${names.join(", ")})
    select $1, hash, ${table.columns.map(({ name, value }) => value ?? name).join(", ")}
    from unnest($2::text[], ${table.columns.map(({ type }, index) => `$${index + 3}::${type}[]`).join(", ")})
      with ordinality as new (hash, ${names.join(", ")}, position) order by position`;
  for (let from = 0; from < added.length; from += BATCH) {
    const rows = added.slice(from, from + BATCH).map(({ place }) => rowAt(place));
    const values = rows.map((row) => row.values());
    await run(nothing, insert, [
      number,
      rows.map(({ hash }) => hash),
      ...names.map((_, column) => values.map((row) => row[column])),
    ]);
  }
  await run(nothing, `analyze ${target}`);
}

function documentRows(documents: readonly StoredDocument[]) {
  return (index: number): Row => {
    const json = JSON.stringify(documents[index]);
    return { hash: hashRow(json, 0, undefined), values: () => [json, 0] };
  };
}

function passageRows({ passages }: StoreInput, vectors: readonly Vector[]) {
  const places = countWithin(passages.map(({ documentId }) => documentId));
  return (index: number): Row => {
    const passage = at(passages, index);
    const json = JSON.stringify(passage);
    const rounded = roundVectorOf(vectors, index);
    const place = places[index] ?? 0;
    return {
      hash: hashRow(json, place, rounded),
      values: () => [
        json,
        passage.id,
        passage.documentId,
        place,
        hashHeading(passage),
        hashEmbedded(embeddedText(passage)),
        rounded && formatVector(rounded),
        searchableText(embeddedText(passage)),
      ],
    };
  };
}

function questionRows({ passages, questions }: StoreInput, vectors: readonly Vector[]) {
  const documents = new Map(passages.map(({ id, documentId }) => [id, documentId]));
  const places = countWithin(questions.map(({ passageId }) => passageId));
  return (index: number): Row => {
    const { passageId, text }: PassageQuestion = at(questions, index);
    const json = JSON.stringify({ passageId, text });
    const rounded = roundVectorOf(vectors, passages.length + index);
    const place = places[index] ?? 0;
    return {
      hash: hashRow(json, place, rounded),
      values: () => [
        json,
        passageId,
        documents.get(passageId) ?? "",
        place,
        hashEmbedded(text),
        rounded && formatVector(rounded),
      ],
    };
  };
}

/** Passages of one document with the same heading stand together under this name. */
function hashHeading({ documentId, headings }: Passage): string {
  return createHash("sha256")
    .update(JSON.stringify([documentId, headings]))
    .digest("base64");
}

function roundVectorOf(vectors: readonly Vector[], index: number): number[] | undefined {
  const vector = vectors[index];
  return vector && roundVector(vector);
}

/** For each name how often it stood in the list before. */
function countWithin(names: readonly string[]): number[] {
  const counts = new Map<string, number>();
  return names.map((name) => {
    const count = counts.get(name) ?? 0;
    counts.set(name, count + 1);
    return count;
  });
}

function at<T>(list: readonly T[], index: number): T {
  const one = list[index];
  if (one === undefined) throw new RangeError(`There is no row ${index} among ${list.length}.`);
  return one;
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, index) => from + index);
}
