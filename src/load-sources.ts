import { createHash } from "node:crypto";
import { z } from "zod";
import type { SourceDocument } from "./documents/document.ts";
import { readDocuments, type SeedFiles } from "./documents/read-documents.ts";
import { splitSentences } from "./dutch/sentences.ts";
import type { Thesaurus } from "./dutch/thesaurus.ts";
import { tokenize } from "./dutch/tokens.ts";
import { PASSAGE_RULES, splitIntoPassages } from "./passages/split-into-passages.ts";
import { buildRegister } from "./register/build-register.ts";
import { indexOrganisations, organisationsSchema } from "./register/organisations.ts";
import type { Register } from "./register/register.ts";
import type { Passage } from "./schema.ts";
import type { PassageQuestion } from "./store/passage-store.ts";

const thesaurusSchema = z.object({
  abbreviations: z.array(z.object({ short: z.string(), long: z.string() })),
  entries: z.array(
    z.object({
      everyday: z.array(z.string()),
      policy: z.array(z.string()),
      direction: z.enum(["toPolicy", "both"]),
      weight: z.number(),
    }),
  ),
  english: z.array(
    z.object({ english: z.array(z.string()), dutch: z.array(z.string()), weight: z.number() }),
  ),
});

const questionsSchema = z.object({
  passages: z.array(
    z.object({ passage: z.string(), hash: z.string(), questions: z.array(z.string()) }),
  ),
});

const vocabularySchema = z.object({
  model: z.object({ vocab: z.array(z.tuple([z.string(), z.number()])) }),
});

/** What answers are given from, with an index of it. */
export interface AnswerSources {
  documents: SourceDocument[];
  register: Register;
  thesaurus: Thesaurus;
  /** Changes with any file that an index is built from. */
  corpusHash: string;
  passageRules: string;
}

/** All that is known before an index is built. */
export interface Sources extends AnswerSources {
  /** Only building an index needs these; they are read when they are first asked for. */
  readonly passages: Passage[];
  readonly questions: PassageQuestion[];
  /** Words that exist though the sources do not use them, so that they are never "mended". */
  readonly knownWords: ReadonlySet<string>;
}

/** Reads seeds/ and what the shipped model knows of Dutch. @throws SeedError, ZodError */
export function loadSources(files: SeedFiles, shippedModel: string): Sources {
  const documents = readDocuments(files);
  const organisations = indexOrganisations(
    organisationsSchema.parse(parse(files, "seeds/organisations.json")).organisations,
  );
  const workAgenda = documents.find(({ info }) => info.id === "werkagenda");
  if (!workAgenda) throw new Error("seeds/manifest.json lists no document with id werkagenda.");
  const thesaurus = thesaurusSchema.parse(parse(files, "seeds/thesaurus.json"));
  const passages = once(() =>
    documents.flatMap((document) => splitIntoPassages(document, splitSentences)),
  );
  const questions = once(() => readQuestions(files, passages()));
  const knownWords = once(() =>
    readKnownWords(files, shippedModel, [
      ...questions().map(({ text }) => text),
      ...thesaurus.entries.flatMap(({ everyday }) => everyday),
    ]),
  );
  return {
    documents,
    register: buildRegister(workAgenda, organisations),
    thesaurus,
    corpusHash: hashCorpus(files, shippedModel),
    passageRules: PASSAGE_RULES,
    get passages() {
      return passages();
    },
    get questions() {
      return questions();
    },
    get knownWords() {
      return knownWords();
    },
  };
}

function once<Value>(compute: () => Value): () => Value {
  let known: { value: Value } | undefined;
  return () => {
    known ??= { value: compute() };
    return known.value;
  };
}

/** A hash of every file that passages, their questions and the known words are made from. */
function hashCorpus(files: SeedFiles, model: string): string {
  const lists = ["manifest", "repairs", "hyphens", "footnotes", "thesaurus"];
  const paths = [
    ...lists.map((name) => `seeds/${name}.json`),
    ...["seeds/marked", "seeds/questions"].flatMap((folder) =>
      files.list(folder).map((name) => `${folder}/${name}`),
    ),
    `models/${model}/tokenizer.json`,
  ];
  const hash = createHash("sha256");
  for (const path of paths) hash.update(`${path} ${files.hash(path)}\n`);
  return hash.digest("hex");
}

/** The hash that ties a list of questions to the text of its passage. */
export function hashText(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 12);
}

/** Questions whose passage has changed are stale and left out; a test reports them. */
function readQuestions(files: SeedFiles, passages: readonly Passage[]): PassageQuestion[] {
  const hashes = new Map(passages.map(({ id, text }) => [id, hashText(text)]));
  return files
    .list("seeds/questions")
    .flatMap((name) => questionsSchema.parse(parse(files, `seeds/questions/${name}`)).passages)
    .filter(({ passage, hash }) => hashes.get(passage) === hash)
    .flatMap(({ passage, questions }) => questions.map((text) => ({ passageId: passage, text })));
}

/** Whole words among the model's pieces, and the everyday words of our own questions. */
function readKnownWords(
  files: SeedFiles,
  model: string,
  texts: readonly string[],
): ReadonlySet<string> {
  const { vocab } = vocabularySchema.parse(parse(files, `models/${model}/tokenizer.json`)).model;
  const known = new Set<string>();
  for (const [piece] of vocab) if (/^▁\p{L}{3,}$/u.test(piece)) known.add(piece.slice(1));
  for (const text of texts) {
    for (const { kind, normal } of tokenize(text)) if (kind === "word") known.add(normal);
  }
  return known;
}

function parse(files: SeedFiles, path: string): unknown {
  try {
    return JSON.parse(files.read(path));
  } catch (cause) {
    throw new Error(`${path} is missing or is not JSON. Put the original back.`, { cause });
  }
}
