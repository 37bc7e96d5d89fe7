import { PGlite } from "@electric-sql/pglite";
import { z } from "zod";
import type { Passage } from "../../src/schema.ts";
import { DEPTH, type Engine } from "./engine.ts";

const rowsSchema = z.array(z.object({ id: z.int() }));

/**
 * PostgreSQL's Dutch full text search, in the process (PGlite): headings weigh more than text, any
 * word of the question may match, ts_rank_cd orders.
 */
export async function createPostgres(passages: readonly Passage[]): Promise<Engine> {
  const database = await PGlite.create();
  await database.exec("create table passage (id int primary key, words tsvector)");
  for (const [id, { text, headings }] of passages.entries()) {
    await database.query(
      `insert into passage values ($1,
        setweight(to_tsvector('dutch', $2), 'B') || setweight(to_tsvector('dutch', $3), 'C'))`,
      [id, headings.join("\n"), text],
    );
  }
  return {
    name: "PostgreSQL, Dutch full text",
    search: async (query) => {
      const { rows } = await database.query(
        `select id from passage,
          (select replace(plainto_tsquery('dutch', $1)::text, '&', '|')::tsquery as asked) as one
        where words @@ asked order by ts_rank_cd(words, asked, 1) desc, id limit ${DEPTH}`,
        [query],
      );
      return rowsSchema.parse(rows).flatMap(({ id }) => passages[id] ?? []);
    },
  };
}
