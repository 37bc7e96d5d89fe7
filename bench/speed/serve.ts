/*
 * Servers that /v1/ask is compared with, all on Hono; the last argument says which:
 *   bare     gives the question back
 *   embed    embeds the question, nothing more
 *   lexical  embeds it and searches the words
 *   vectra   asks vectra's own document index, which stands in VECTRA_FOLDER
 */
import { Hono } from "hono";
import { z } from "zod";
import { listen } from "../../src/listen.ts";
import { collectTexts, searchTexts } from "../../src/retrieval/lexical.ts";
import { readQuery } from "../../src/retrieval/query.ts";
import { readTermsWith } from "../../src/retrieval/read-text.ts";
import { openParts, type Parts } from "../../tests/evaluation/open-parts.ts";
import { createVectraDocuments } from "../retrieval/vectra-documents.ts";

const bodySchema = z.object({ question: z.string() });

const answer = await createAnswerer(process.argv.at(-1) ?? "");
const app = new Hono();
app.post("/v1/ask", async (c) => {
  const { question } = bodySchema.parse(await c.req.json());
  return c.json(await answer(question));
});
const { url } = await listen({ fetch: app.fetch, host: "127.0.0.1", port: 0 });
for (const event of ["listening", "ready"]) console.log(JSON.stringify({ event, url }));

async function createAnswerer(kind: string): Promise<(question: string) => Promise<object>> {
  if (kind === "bare") return async (question) => ({ question });
  const parts = await openParts(process.env, { own: process.env.SOURCES_DIR !== undefined });
  const { embedder } = parts;
  if (kind === "embed") {
    return async (question) => ({ dimensions: (await embedder.embedQuestion(question))?.length });
  }
  if (kind === "vectra") {
    const folder = process.env.VECTRA_FOLDER ?? "";
    const engine = await createVectraDocuments(parts.sources.documents, embedder, folder);
    return async (question) => ({ found: (await engine.search(question)).length });
  }
  return createLexical(parts);
}

function createLexical({ index, lexicon, expand, embedder }: Parts) {
  const { passages } = index;
  const numbers = new Map<string, number>();
  const postings = collectTexts(passages, readTermsWith(lexicon), numbers);
  const search = searchTexts(postings, numbers, passages.length);
  return async (question: string) => {
    const vector = await embedder.embedQuestion(question);
    const scores = search(readQuery(question, "nl", lexicon, expand));
    return { dimensions: vector?.length, best: scores.indexOf(1) };
  };
}
