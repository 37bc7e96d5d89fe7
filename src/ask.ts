import { explainAbbreviations } from "./answer/abbreviations.ts";
import { answerDocumentDate } from "./answer/document-date.ts";
import { answerDocumentFact } from "./answer/document-facts.ts";
import { type Draft, finishAnswer } from "./answer/draft.ts";
import { highlightWords } from "./answer/highlights.ts";
import { refuseOtherEdition } from "./answer/other-editions.ts";
import { answerAboutDocument, answerAboutPages } from "./answer/page-answers.ts";
import { answerFromPassages, compareDocuments } from "./answer/passage-answers.ts";
import type { PassageContext } from "./answer/passage-context.ts";
import { phrasesOf } from "./answer/phrases.ts";
import { clarify, introduce, refuse } from "./answer/refusals.ts";
import { answerAboutActions, answerFromRegister } from "./answer/register-answers.ts";
import type { RegisterContext } from "./answer/register-context.ts";
import { chooseActions, fitsQuestion } from "./answer/routes.ts";
import { toSearchHit } from "./answer/search-hits.ts";
import { estimateSufficiency, type Sufficiency } from "./answer/sufficiency.ts";
import { keepSupported } from "./answer/support.ts";
import { traceOf } from "./answer/trace.ts";
import type { SourceDocument } from "./documents/document.ts";
import { applyRephrasing } from "./llm/apply-rephrasing.ts";
import { nearEvidence } from "./llm/near-evidence.ts";
import type { Rephraser } from "./llm/rephrase.ts";
import { type Understood, understand } from "./question/understand.ts";
import type { Register } from "./register/register.ts";
import type { Query } from "./retrieval/query.ts";
import type { Retrieved, Retriever } from "./retrieval/retrieve.ts";
import type { Answer, AskRequest, SearchHit, SearchRequest } from "./schema.ts";

/** What answering needs; everything is read-only. */
export interface PipelineParts {
  documents: readonly SourceDocument[];
  register: Register;
  /** Ids of the documents that are not the program's own. */
  ownDocuments?: readonly string[];
  retriever: Retriever;
  embeddingModel: string;
  /** Abbreviations of the sources and what they stand for. */
  abbreviations: readonly { short: string; long: string }[];
  /** The chance below which an answer is a refusal; see CHANCE_THRESHOLD in config.ts. */
  threshold: number;
  /** A language model that may rephrase what is proven; off when left out. */
  rephraser?: Rephraser | undefined;
  /** Replaces stages, to measure what each is worth. */
  stages?: Partial<typeof STAGES>;
}

const STAGES = { answerFromRegister, chooseActions, keepSupported };

/** Answers questions and searches, over one index. @throws the reason of the signal when it aborted */
export interface Pipeline {
  ask(request: AskRequest, context: { requestId: string; signal: AbortSignal }): Promise<Answer>;
  search(request: SearchRequest, context: { signal: AbortSignal }): Promise<SearchHit[]>;
}

/** A question as it was read, with what all stages share. */
interface Asked {
  understood: Understood;
  /** Ids of the documents that it is confined to. */
  only: readonly string[] | undefined;
  query: Query;
  registerContext: RegisterContext;
}

/** The same, with what the search found. */
interface Searched extends Asked {
  retrieved: Retrieved;
  passageContext: PassageContext;
}

/** The register as far as it stands in these documents. */
function limitTo(register: Register, only: readonly string[]): Register {
  const actions = register.actions.filter(({ documentId }) => only.includes(documentId));
  return { ...register, actions };
}

/**
 * The whole answering pipeline: understand, retrieve, look up, weigh, answer, check, rephrase.
 * @throws Error when the register's document is not among the documents
 */
export function createPipeline(parts: PipelineParts): Pipeline {
  const { documents, register, retriever, embeddingModel, threshold, rephraser } = parts;
  const { ownDocuments = [] } = parts;
  const { lexicon } = retriever;
  const stages = { ...STAGES, ...parts.stages };
  const documentOf = (id: string): SourceDocument => {
    const found = documents.find(({ info }) => info.id === id);
    if (!found) throw new Error(`The document ${id} is missing.`);
    return found;
  };
  documentOf(register.documentId);
  const own = documents.map(({ info }) => info).filter(({ id }) => ownDocuments.includes(id));
  const explain = explainAbbreviations(register.organisations, parts.abbreviations);

  const hasActions = (id: string) => register.actions.some((one) => one.documentId === id);

  const readQuery = ({ searchText, language }: Understood): Query =>
    retriever.read(searchText, language);

  const retrieve = (
    { understood, query }: Pick<Asked, "understood" | "query">,
    only: readonly string[] | undefined,
  ): Promise<Retrieved> =>
    retriever.retrieve(query, {
      documents: only,
      named: understood.aboutDocument ? [] : understood.documents,
      fits: fitsQuestion(understood),
    });

  /** Whoever names a document that was added wants that one, and none of the others in its place. */
  const confineTo = ({ documents: named }: Understood): readonly string[] | undefined => {
    const isOwn = named.length > 0 && named.every((id) => ownDocuments.includes(id));
    return isOwn ? named : undefined;
  };

  const weigh = (understood: Understood, retrieved: Retrieved): Sufficiency =>
    estimateSufficiency(
      understood,
      retrieved,
      lexicon,
      ({ context }) => context,
      (id) => documentOf(id).info.dateText,
    );

  const prepare = (understood: Understood, only: readonly string[] | undefined): Asked => {
    const query = readQuery(understood);
    return {
      understood,
      only,
      query,
      registerContext: {
        register: only ? limitTo(register, only) : register,
        documentOf,
        phrases: phrasesOf(understood.language, own.length > 0),
        highlight: highlightWords(query, lexicon),
        language: understood.language,
      },
    };
  };

  const search = async (asked: Asked): Promise<Searched> => {
    const { phrases, highlight } = asked.registerContext;
    const retrieved = await retrieve(asked, asked.only);
    return {
      retrieved,
      passageContext: {
        documents,
        lexicon,
        phrases,
        highlight,
        compare: (texts) => retriever.compare(asked.understood.searchText, texts),
        around: retriever.around,
        questionsOf: retrieved.questionsOf,
      },
      ...asked,
    };
  };

  /** What can be counted or looked up needs no search. */
  const lookUp = ({ understood, only, registerContext }: Asked): Draft | undefined =>
    (only && !only.some(hasActions)
      ? undefined
      : stages.answerFromRegister(understood, registerContext)) ??
    refuseOtherEdition(understood, documents, registerContext.phrases) ??
    answerDocumentDate(understood, documents, registerContext.phrases) ??
    answerAboutPages(understood, documents, registerContext.phrases) ??
    answerDocumentFact(understood, documents, registerContext.phrases) ??
    answerAboutDocument(understood, documents, ownDocuments, registerContext.phrases);

  const compareNamed = async (searched: Searched): Promise<Draft> => {
    const { understood, passageContext } = searched;
    const perDocument = await Promise.all(
      understood.documents.map(async (documentId) => ({
        documentId,
        retrieved: await retrieve(searched, [documentId]),
      })),
    );
    const isEnough = (one: Retrieved) => weigh(understood, one).chance >= threshold;
    return compareDocuments(understood, perDocument, isEnough, passageContext);
  };

  const answerFromSources = async (
    searched: Searched,
    sufficiency: Sufficiency,
    request: AskRequest,
    signal: AbortSignal,
  ): Promise<Draft> => {
    const { understood, retrieved, registerContext, passageContext } = searched;
    const refusal = () => refuse(retrieved, sufficiency, documents, passageContext.phrases);
    if (sufficiency.chance < threshold) return refusal();
    const actions = stages.chooseActions(understood, retrieved, register);
    const draft = stages.keepSupported(
      actions.length > 0
        ? answerAboutActions(actions, understood, registerContext)
        : await answerFromPassages(understood, retrieved, passageContext),
    );
    if (draft.statements.length === 0) return refusal();
    if (!rephraser) return draft;
    const { language, interpretedAs } = understood;
    const near = nearEvidence(retrieved.ranked, documents, passageContext.highlight);
    const about = { question: request.question, interpretedAs, language, near };
    return applyRephrasing(draft, rephraser, about, signal);
  };

  const checkFound = (found: Draft): Draft =>
    found.statements.length > 0 ? stages.keepSupported(found) : found;

  const answer = async (
    understood: Understood,
    request: AskRequest,
    signal: AbortSignal,
  ): Promise<{ draft: Draft; trace: Record<string, unknown> }> => {
    const phrases = phrasesOf(understood.language, own.length > 0);
    if (understood.smallTalk) return { draft: introduce(understood.smallTalk, phrases), trace: {} };
    if (understood.noise) return { draft: clarify(phrases), trace: {} };
    const asked = prepare(understood, request.documents ?? confineTo(understood));
    const found = lookUp(asked);
    // Who wants to know how it came about is told what a search finds, also when none was needed.
    if (found && !request.explain) return { draft: checkFound(found), trace: {} };
    const answerSearched = async (searched: Searched) => {
      const sufficiency = weigh(understood, searched.retrieved);
      const draft = await answerFromSources(searched, sufficiency, request, signal);
      const trace = request.explain ? traceOf(searched.retrieved) : {};
      return { draft, trace: { ...trace, sufficiency, threshold } };
    };
    const [named, ...others] = understood.documents;
    // Who looks in one document wants its answer, and another's only where it has none.
    if (!found && named && others.length === 0 && !asked.only && understood.asksDocument) {
      const inNamed = await answerSearched(await search({ ...asked, only: [named] }));
      if (inNamed.draft.statements.length > 0) return inNamed;
    }
    const searched = await search(asked);
    const trace = request.explain ? traceOf(searched.retrieved) : {};
    if (found) return { draft: checkFound(found), trace };
    if (others.length > 0) return { draft: await compareNamed(searched), trace };
    return answerSearched(searched);
  };

  return {
    ask: async (request, { requestId, signal }) => {
      const { question, history = [], language } = request;
      const understood = understand(question, history, language, register.organisations, own);
      const { draft, trace } = await answer(understood, request, signal);
      signal.throwIfAborted();
      const { interpretedAs } = understood;
      const about = {
        language: understood.language,
        embeddingModel,
        requestId,
        ...(interpretedAs ? { interpretedAs } : {}),
      };
      const terms = understood.wants.includes("definition") ? explain(understood.text) : [];
      const finished = finishAnswer(draft, about, explain, terms);
      return request.explain ? { ...finished, trace: { understood, ...trace } } : finished;
    },
    search: async ({ query, limit = 10, documents: only, explain: scores }, { signal }) => {
      const understood = understand(query, [], undefined, register.organisations, own);
      const asked = { understood, query: readQuery(understood) };
      const { ranked } = await retrieve(asked, only);
      signal.throwIfAborted();
      return ranked.first(limit).map((one) => toSearchHit(one, documents, scores ?? false));
    },
  };
}
