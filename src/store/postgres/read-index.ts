import { z } from "zod";
import {
  type Passage,
  passageSchema,
  type StoredDocument,
  storedDocumentSchema,
  type Vocabulary,
  vocabularySchema,
} from "../../schema.ts";
import { createComparison, ownersOf } from "../compare-vectors.ts";
import {
  checkManifest,
  type ExpectedIndex,
  type IndexManifest,
  indexManifestSchema,
} from "../index-manifest.ts";
import type { PassageQuestion, WholeIndex } from "../passage-store.ts";
import { corrupt, type Run } from "./database.ts";
import type { DatabaseName } from "./failures.ts";
import { checkTables, missing } from "./migrations.ts";
import { IS_INTACT, parseVector } from "./values.ts";

/** A build, as it stands in the database. */
export interface Generation {
  number: number;
  version: string;
  manifest: IndexManifest;
}

const generationSchema = z.object({
  number: z.coerce.number().pipe(z.int()),
  version: z.string(),
  manifest: indexManifestSchema,
});

/** A question as its row has it. */
export const questionSchema = z.object({ passageId: z.string(), text: z.string() });
const countsSchema = z.object({ documents: z.int(), passages: z.int(), questions: z.int() });
const bodySchema = z.object({ body: z.string(), intact: z.literal(true) });
const vectorRowSchema = bodySchema.extend({ vector: z.string().nullable() });

/** Which rows a generation has; `$1` is its number. */
export const VISIBLE = "entry.born <= $1 and (entry.ended is null or entry.ended > $1)";

/**
 * The newest build, checked against what is expected and against what is really there.
 * @throws IndexError when there is none, it is stale or damaged
 */
export async function readGeneration(
  run: Run,
  schema: string,
  name: DatabaseName,
  expected: Partial<ExpectedIndex>,
): Promise<Generation> {
  await checkTables(run, schema, name);
  const [generation] = await run(
    generationSchema,
    `select number, version, manifest from ${schema}.generation order by number desc limit 1`,
  );
  if (!generation) throw missing(name);
  const { manifest } = generation;
  checkManifest(manifest, expected);
  const count = (table: string) => `(select count(*)::int from ${schema}.${table} entry
      where ${VISIBLE}) as ${table}s`;
  const [counts] = await run(
    countsSchema,
    `select ${["document", "passage", "question"].map(count).join(", ")}`,
    [generation.number],
  );
  for (const kind of ["documents", "passages", "questions"] as const) {
    if (counts?.[kind] !== manifest[kind]) {
      throw corrupt(name, `it has ${counts?.[kind]} ${kind} where ${manifest[kind]} were written`);
    }
  }
  return generation;
}

/** The own documents of a generation and its words. */
export async function readDocuments(
  run: Run,
  schema: string,
  name: DatabaseName,
  { number, manifest }: Generation,
): Promise<{ documents: StoredDocument[]; vocabulary: Vocabulary }> {
  const rows = await readInOrder(run, schema, "document", bodySchema, number);
  const [words] = await run(
    z.object({ vocabulary: vocabularySchema }),
    `select vocabulary from ${schema}.generation where number = $1`,
    [number],
  );
  if (!words || rows.length !== manifest.documents) throw corrupt(name, "documents are missing");
  const read = createBodyReader(name, storedDocumentSchema);
  return { documents: rows.map(read), vocabulary: words.vocabulary };
}

/** All passages and questions of a generation, to be compared in memory. */
export async function readWhole(
  run: Run,
  schema: string,
  name: DatabaseName,
  { number, manifest }: Generation,
): Promise<WholeIndex> {
  const passages = await readInOrder(run, schema, "passage", vectorRowSchema, number);
  const questions = await readInOrder(run, schema, "question", vectorRowSchema, number);
  if (passages.length !== manifest.passages || questions.length !== manifest.questions) {
    throw corrupt(name, "passages or questions are missing");
  }
  const vectorsOf = (rows: readonly { vector: string | null }[]) =>
    rows.map(({ vector }) => {
      if (vector === null) return undefined;
      const values = parseVector(vector);
      if (values.length === manifest.dimensions) return values;
      throw corrupt(name, `a vector has ${values.length} values, not ${manifest.dimensions}`);
    });
  const read = {
    passages: passages.map(createBodyReader<Passage>(name, passageSchema)),
    questions: questions.map(createBodyReader<PassageQuestion>(name, questionSchema)),
  };
  const owners = ownersOf(read.passages, read.questions);
  const rows = { passages: vectorsOf(passages), questions: vectorsOf(questions), owners };
  const compare = createComparison(rows, manifest.dimensions);
  return { kind: "whole", ...read, compare };
}

/** Vectors of an earlier build by the hash of what was embedded, for those of the hashes it has. */
export async function readVectors(
  run: Run,
  schema: string,
  { number }: Generation,
  hashes: readonly string[],
): Promise<Map<string, Float32Array>> {
  const from = (table: string) => `select entry.embedded, entry.vector::text as vector
    from ${schema}.${table} entry
    where entry.embedded = any($2) and entry.vector is not null and ${VISIBLE}`;
  const rows = await run(
    z.object({ embedded: z.string(), vector: z.string() }),
    `${from("passage")} union all ${from("question")}`,
    [number, hashes],
  );
  return new Map(rows.map((row) => [row.embedded, Float32Array.from(parseVector(row.vector))]));
}

function readInOrder<T>(
  run: Run,
  schema: string,
  table: "document" | "passage" | "question",
  rowSchema: z.ZodType<T>,
  number: number,
): Promise<T[]> {
  const vector = table === "document" ? "" : ", entry.vector::text as vector";
  return run(
    rowSchema,
    `select entry.body::text as body, ${IS_INTACT} as intact ${vector}
     from ${schema}.generation,
       unnest(${table}s) with ordinality as wanted (key, place)
       join ${schema}.${table} entry on entry.key = wanted.key
     where number = $1 and ${VISIBLE}
     order by wanted.place`,
    [number],
  );
}

/** @throws IndexError with reason corrupt when a body is not what was written */
function createBodyReader<T>(name: DatabaseName, schema: z.ZodType<T>) {
  return ({ body }: { body: string }): T => {
    const parsed = schema.safeParse(JSON.parse(body));
    if (!parsed.success) throw corrupt(name, "a row cannot be read", parsed.error);
    return parsed.data;
  };
}
