import { z } from "zod";
import { nothing, type Run } from "./database.ts";

/** A lexeme of more passages than this tells too little to look for: reading them all takes too long. */
const COMMON_FROM = 2000;

/** Passages that lexemes are counted in; of 1,000,000 they show those of 2,000 as 40 times, give or take 6. */
const SAMPLE = 20_000;

/**
 * Makes the indexes for searching, once: later builds add their rows to them. Half precision halves the
 * graph; the order is made exact afterwards. Vectors of other dimensions have an index of their own.
 */
export async function addSearchIndexes(
  run: Run,
  schema: string,
  dimensions: number,
): Promise<void> {
  for (const table of ["passage", "question"]) {
    await run(
      nothing,
      `create index if not exists ${table}_near_${dimensions} on ${schema}.${table}
         using hnsw ((vector::halfvec(${dimensions})) halfvec_cosine_ops)
         where vector_dims(vector) = ${dimensions}`,
    );
  }
  // Without a list of pending rows: a build is long anyway, and readers should not have to go through it.
  await run(
    nothing,
    `create index if not exists passage_words on ${schema}.passage
       using gin (words) with (fastupdate = off)`,
  );
}

/** The lexemes of so many passages that looking for them finds nothing in particular. */
export async function findCommonLexemes(
  run: Run,
  schema: string,
  passages: number,
): Promise<string[]> {
  const step = Math.ceil(passages / SAMPLE);
  if (passages <= COMMON_FROM) return [];
  const found = await run(
    z.object({ word: z.string() }),
    `select word from ts_stat(
       'select words from ${schema}.passage where ended is null and key % ${step} = 0')
     where ndoc > $1 order by word`,
    [COMMON_FROM / step],
  );
  return found.map(({ word }) => word);
}
