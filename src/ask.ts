import { explainOrganisations } from "./answer/abbreviations.ts";
import { type Draft, finishAnswer } from "./answer/draft.ts";
import { highlightWords } from "./answer/highlights.ts";
import { answerAboutPages } from "./answer/page-answers.ts";
import { answerFromPassages, compareDocuments } from "./answer/passage-answers.ts";
import { phrasesOf } from "./answer/phrases.ts";
import { clarify, refuse } from "./answer/refusals.ts";
import { answerAboutActions, answerFromRegister } from "./answer/register-answers.ts";
import { chooseActions, fitsQuestion } from "./answer/routes.ts";
import { toSearchHit } from "./answer/search-hits.ts";
import { estimateSufficiency, type Sufficiency } from "./answer/sufficiency.ts";
import { keepSupported } from "./answer/support.ts";
import { traceOf } from "./answer/trace.ts";
import type { SourceDocument } from "./documents/document.ts";
import { type Understood, understand } from "./question/understand.ts";
import type { Register } from "./register/register.ts";
import { contextOf, type Retrieved, type Retriever } from "./retrieval/retrieve.ts";
import type { Answer, AskRequest, SearchHit, SearchRequest } from "./schema.ts";

/** What answering needs; everything is read-only. */
export interface PipelineParts {
  documents: readonly SourceDocument[];
  register: Register;
  retriever: Retriever;
  embeddingModel: string;
  /** The chance below which an answer is a refusal; see CHANCE_THRESHOLD in config.ts. */
  threshold: number;
}

export interface Pipeline {
  ask(request: AskRequest, context: { requestId: string; signal: AbortSignal }): Promise<Answer>;
  search(request: SearchRequest, context: { signal: AbortSignal }): Promise<SearchHit[]>;
}

/** The whole answering pipeline: understand, look up, retrieve, weigh, answer, check. */
export function createPipeline(parts: PipelineParts): Pipeline {
  const { documents, register, retriever, embeddingModel, threshold } = parts;
  const { lexicon } = retriever;
  const [workAgenda] = documents.filter(({ info }) => info.id === register.documentId);
  if (!workAgenda) throw new Error(`The register's document ${register.documentId} is missing.`);
  const explain = explainOrganisations(register.organisations);

  const retrieve = (understood: Understood, only?: readonly string[]): Promise<Retrieved> =>
    retriever.retrieve({
      text: understood.searchText,
      language: understood.language,
      documents: only,
      named: understood.aboutDocument ? [] : understood.documents,
      fits: fitsQuestion(understood),
    });
  const weigh = (understood: Understood, retrieved: Retrieved): Sufficiency =>
    estimateSufficiency(understood, retrieved, lexicon, (passage) =>
      contextOf(passage, retriever.passages),
    );

  const answer = async (request: AskRequest): Promise<[Understood, Draft, Record<string, unknown>]> => {
    const { question, history = [], language } = request;
    const understood = understand(question, history, language, register.organisations);
    const phrases = phrasesOf(understood.language);
    if (understood.noise) return [understood, clarify(phrases), {}];

    const retrieved = await retrieve(understood, request.documents);
    const highlight = highlightWords(retrieved.query, lexicon);
    const registerContext = { register, document: workAgenda, phrases, highlight };
    const listed =
      (request.documents?.includes(register.documentId) ?? true)
        ? answerFromRegister(understood, registerContext)
        : undefined;
    if (listed) return [understood, listed, traceOf(retrieved)];
    const page = answerAboutPages(understood, documents, phrases);
    if (page) return [understood, page, traceOf(retrieved)];

    const compare = (texts: readonly string[]) => retriever.compare(understood.searchText, texts);
    const passageContext = { documents, passages: retriever.passages, lexicon, phrases, highlight, compare };
    if (understood.documents.length > 1) {
      const per = await Promise.all(
        understood.documents.map(async (documentId) => ({
          documentId,
          retrieved: await retrieve(understood, [documentId]),
        })),
      );
      const enough = (one: Retrieved) => weigh(understood, one).chance >= threshold;
      return [understood, await compareDocuments(understood, per, enough, passageContext), traceOf(retrieved)];
    }
    const sufficiency = weigh(understood, retrieved);
    const trace = { ...traceOf(retrieved), sufficiency, threshold };
    if (sufficiency.chance < threshold) {
      return [understood, refuse(retrieved, sufficiency, documents, phrases), trace];
    }
    const actions = chooseActions(understood, retrieved, register);
    const draft =
      actions.length > 0
        ? answerAboutActions(actions, understood, registerContext)
        : await answerFromPassages(understood, retrieved, passageContext);
    const checked = keepSupported(draft);
    return [
      understood,
      checked.statements.length > 0
        ? checked
        : refuse(retrieved, sufficiency, documents, phrases),
      trace,
    ];
  };

  return {
    ask: async (request, { requestId, signal }) => {
      const [understood, draft, trace] = await answer(request);
      signal.throwIfAborted();
      const { language, interpretedAs } = understood;
      const about = { language, embeddingModel, requestId, ...(interpretedAs ? { interpretedAs } : {}) };
      const finished = finishAnswer(draft, about, explain);
      return request.explain ? { ...finished, trace: { understood, ...trace } } : finished;
    },
    search: async ({ query, limit = 10, documents: only, explain: withScores }, { signal }) => {
      const understood = understand(query, [], undefined, register.organisations);
      const { ranked } = await retrieve(understood, only);
      signal.throwIfAborted();
      return ranked.slice(0, limit).map((one) => toSearchHit(one, documents, withScores ?? false));
    },
  };
}
