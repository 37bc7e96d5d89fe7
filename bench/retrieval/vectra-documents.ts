import { LocalDocumentIndex } from "vectra";
import { pageOfLine, type SourceDocument } from "../../src/documents/document.ts";
import type { Embedder } from "../../src/embedding/embedder.ts";
import { DEPTH, type Engine, type Place } from "./engine.ts";

/**
 * vectra's own document index: its splitter of 400 tokens over the sources as delivered, our model. What a
 * folder has already is not made again.
 */
export async function createVectraDocuments(
  documents: readonly SourceDocument[],
  embedder: Embedder,
  folderPath: string,
): Promise<Engine> {
  const index = new LocalDocumentIndex({
    folderPath,
    embeddings: {
      maxTokens: 8_000,
      createEmbeddings: async (inputs) => ({
        status: "success",
        output: await embed([inputs].flat(), embedder),
      }),
    },
  });
  if (!(await index.isIndexCreated())) {
    await index.createIndex({ version: 1 });
    for (const { info, lines } of documents) {
      await index.upsertDocument(info.id, lines.join("\n"), "txt");
    }
  }
  return {
    name: "vectra's document index, our model",
    search: async (query) => {
      const found = await index.queryDocuments(query, {
        maxDocuments: documents.length,
        maxChunks: DEPTH,
      });
      return found
        .flatMap(({ uri, chunks }) => chunks.map(({ item, score }) => ({ uri, item, score })))
        .sort((a, b) => b.score - a.score)
        .flatMap(({ uri, item }) => {
          const document = documents.find(({ info }) => info.id === uri);
          const { startPos, endPos } = item.metadata;
          return document ? [placeOf(document, Number(startPos), Number(endPos))] : [];
        });
    },
  };
}

async function embed(texts: readonly string[], embedder: Embedder): Promise<number[][]> {
  const dimensions = await embedder.dimensions();
  const vectors = await embedder.embedPassages(texts);
  return vectors.map((vector) => Array.from(vector ?? new Float32Array(dimensions)));
}

/** The pages of a stretch of a document; lines between two pages belong to neither. */
function placeOf({ info, lines, pages }: SourceDocument, start: number, end: number): Place {
  const on = new Set<number>();
  let from = 0;
  for (const [index, line] of lines.entries()) {
    const to = from + line.length;
    const isOnPage = pages.some(
      ({ fromLine, toLine }) => index + 1 >= fromLine && index + 1 <= toLine,
    );
    if (to >= start && from <= end && isOnPage) on.add(pageOfLine(pages, index + 1));
    from = to + 1;
  }
  return { documentId: info.id, pages: [...on] };
}
