import { z } from "zod";

/** A stretch of one line of a seed file: 1-based line, 0-based columns, end not included. */
export const spanSchema = z
  .object({
    line: z.int().min(1),
    start: z.int().min(0),
    end: z.int().min(0),
  })
  .meta({ id: "Span" });
export type Span = z.infer<typeof spanSchema>;

/** Where a text stands: the seed file and its spans in reading order. */
export const sourceSchema = z
  .object({ file: z.string(), spans: z.array(spanSchema) })
  .meta({ id: "Source" });
export type Source = z.infer<typeof sourceSchema>;

export const documentSchema = z
  .object({
    id: z.string(),
    title: z.string(),
    publisher: z.string(),
    date: z.iso.date().describe("Date of the document; 1 January where only the year is known"),
    dateText: z.string().describe("The date as far as it is known, in Dutch"),
    kind: z.string(),
    file: z.string().describe("Path of the seed file in the project"),
    originalFile: z.string().describe("Name under which the file was delivered"),
    sha256: z.string().length(64),
    pages: z.array(z.int()).describe("Pages that are present"),
    missingPages: z.array(z.int()).describe("Pages that the delivered text lacks"),
    note: z.string().optional(),
  })
  .meta({ id: "Document" });
export type DocumentInfo = z.infer<typeof documentSchema>;

export const blockKinds = ["heading", "paragraph", "item", "quote", "footnote", "cell"] as const;
export const tableColumns = [
  "number",
  "title",
  "2023",
  "2025",
  "owner",
  "note",
  "challenge",
  "achieved",
  "goal",
  "indicators",
  "other",
] as const;

/** The smallest piece of a page that is shown as a unit; its text is read from its spans. */
export const blockSchema = z
  .object({
    id: z.string().describe("p<page>-<n>, unique in the document; the anchor in the source view"),
    kind: z.enum(blockKinds),
    page: z.int().describe("Page on which the block begins"),
    text: z.string(),
    spans: z.array(spanSchema),
    level: z.int().min(1).max(4).optional().describe("Heading level"),
    note: z.int().optional().describe("Number of the footnote that this block is"),
    row: z.string().optional().describe("Table row the block belongs to, e.g. actie-4.3.4"),
    column: z.enum(tableColumns).optional(),
    columnTitle: z.string().optional().describe("Header of the column, in a document of your own"),
    bullet: z.boolean().optional().describe("A bullet within its cell"),
  })
  .meta({ id: "Block" });
export type Block = z.infer<typeof blockSchema>;

export const pageSchema = z
  .object({
    documentId: z.string(),
    documentTitle: z.string(),
    page: z.int(),
    previousPage: z.int().optional(),
    nextPage: z.int().optional(),
    missingBefore: z
      .array(z.int())
      .describe("Missing pages between the previous page and this one"),
    missingAfter: z.array(z.int()).describe("Missing pages between this page and the next one"),
    blocks: z.array(blockSchema),
    raw: z.array(z.object({ line: z.int(), text: z.string() })).describe("The lines as delivered"),
  })
  .meta({ id: "Page" });
export type PageView = z.infer<typeof pageSchema>;

export const passageKinds = [
  "action",
  "goal",
  "overview",
  "paragraph",
  "list",
  "quote",
  "footnote",
] as const;

/** A part of a passage: one block, or a stretch of one, with its own spans. */
export const partSchema = z
  .object({
    blockId: z.string(),
    page: z.int(),
    text: z.string(),
    spans: z.array(spanSchema),
    column: z.enum(tableColumns).optional(),
  })
  .meta({ id: "Part" });
export type Part = z.infer<typeof partSchema>;

/** A stretch of one document that is indexed as a unit. */
export const passageSchema = z
  .object({
    id: z.string(),
    documentId: z.string(),
    kind: z.enum(passageKinds),
    pages: z.array(z.int()).min(1),
    headings: z.array(z.string()).describe("Headings above the passage, outermost first"),
    context: z
      .string()
      .describe("What the passage stands under: its headings and, of a result list, its action"),
    section: z.string().optional().describe("Number of the Werkagenda section, e.g. 4.3"),
    actionId: z.string().optional(),
    text: z.string().describe("The parts, a line each"),
    parts: z.array(partSchema).min(1),
  })
  .meta({ id: "Passage" });
export type Passage = z.infer<typeof passageSchema>;

export const ownerSchema = z
  .object({
    organisation: z.string().describe("Id of the organisation, see /v1/organisations"),
    name: z.string().describe("Name as it stands in the source"),
    role: z.string().optional().describe("What the owner does, e.g. voor algoritmes"),
  })
  .meta({ id: "Owner" });
export type Owner = z.infer<typeof ownerSchema>;

export const actionSchema = z
  .object({
    id: z
      .string()
      .describe("Section and number, e.g. 4.3.4; of a document of your own its id and a number"),
    documentId: z.string(),
    number: z.int(),
    section: z.string().optional().describe("Of an action of the Werkagenda"),
    sectionTitle: z.string().describe("Of a document of your own: the heading above the table"),
    ambition: z.int().min(1).max(5).optional().describe("Of an action of the Werkagenda"),
    title: z.string().describe("The whole description"),
    results: z.object({ "2023": z.array(z.string()), "2025": z.array(z.string()) }),
    owners: z.array(ownerSchema),
    ownerText: z.string().describe("The owner cell, spelling repaired"),
    footnotes: z.array(z.string()),
    page: z.int(),
    source: sourceSchema,
    url: z.string(),
  })
  .meta({ id: "Action" });
export type Action = z.infer<typeof actionSchema>;

export const organisationSchema = z
  .object({
    id: z.string(),
    abbreviation: z.string().optional(),
    name: z.string(),
    otherNames: z.array(z.string()),
    kind: z.string(),
    collective: z.boolean().describe("A group such as 'alle departementen', not one organisation"),
    partOf: z.string().optional(),
    actionCount: z.int(),
    actionIds: z.array(z.string()),
  })
  .meta({ id: "Organisation" });
export type OrganisationView = z.infer<typeof organisationSchema>;

export const goalSchema = z
  .object({
    number: z.int(),
    text: z.string(),
    indicators: z.array(z.string()),
    source: sourceSchema,
  })
  .meta({ id: "Goal" });

export const sectionSchema = z
  .object({
    id: z.string(),
    title: z.string(),
    ambition: z.int(),
    ambitionTitle: z.string(),
    actionIds: z.array(z.string()),
    missingActions: z.array(z.int()).describe("Numbers known to exist but not in the sources"),
    actionPages: z.array(z.int()),
    overviewPage: z.int().optional(),
    missing: z.string().optional().describe("What the delivered text lacks of this section"),
    challenge: z.array(z.string()),
    achieved: z.array(z.string()),
    goals: z.array(goalSchema),
  })
  .meta({ id: "Section" });
export type SectionView = z.infer<typeof sectionSchema>;

export const languageSchema = z.enum(["nl", "en"]);
export type Language = z.infer<typeof languageSchema>;

export const turnSchema = z
  .object({ role: z.enum(["user", "assistant"]), content: z.string().max(20_000) })
  .meta({ id: "Turn" });
export type Turn = z.infer<typeof turnSchema>;

export const askRequestSchema = z
  .strictObject({
    question: z.string().trim().min(1).max(1000),
    history: z.array(turnSchema).max(20).optional(),
    language: languageSchema.optional(),
    documents: z.array(z.string()).min(1).max(20).optional(),
    explain: z.boolean().optional(),
  })
  .meta({ id: "AskRequest" });
export type AskRequest = z.infer<typeof askRequestSchema>;

export const statuses = ["answered", "partial", "not_found", "clarification"] as const;
export const reasons = [
  "notInSources",
  "outOfScope",
  "missingPage",
  "missingAction",
  "falsePremise",
  "unclear",
] as const;

export const statementSchema = z
  .object({ text: z.string(), citations: z.array(z.int().min(1)) })
  .meta({ id: "Statement" });
export type Statement = z.infer<typeof statementSchema>;

export const citationSchema = z
  .object({
    number: z.int().min(1),
    documentId: z.string(),
    documentTitle: z.string(),
    documentDate: z.iso.date(),
    dateText: z.string().describe("Date of the document as far as it is known, in Dutch"),
    page: z.int(),
    section: z.string(),
    excerpt: z.string(),
    highlights: z.array(z.tuple([z.int(), z.int()])).describe("Decisive words: offsets in excerpt"),
    source: sourceSchema,
    url: z.string().describe("The source view with this excerpt marked"),
  })
  .meta({ id: "Citation" });
export type Citation = z.infer<typeof citationSchema>;

export const relatedSchema = z
  .object({
    documentId: z.string(),
    documentTitle: z.string(),
    page: z.int(),
    section: z.string(),
    url: z.string(),
  })
  .meta({ id: "Related" });
export type Related = z.infer<typeof relatedSchema>;

export const generatedBySchema = z
  .object({
    kind: z.literal("ai"),
    method: z.enum(["register", "extractive", "llm"]),
    embeddingModel: z.string(),
    model: z.string().optional(),
    droppedStatements: z.int().optional(),
    note: z.string().optional(),
  })
  .meta({ id: "GeneratedBy" });

/** How the answer came about; only with "explain": true. Free of promises about its inner shape. */
export const traceSchema = z.record(z.string(), z.unknown()).meta({ id: "Trace" });

export const answerSchema = z
  .object({
    status: z.enum(statuses),
    reason: z.enum(reasons).optional(),
    answer: z.string().describe("Markdown with [1] markers"),
    statements: z.array(statementSchema),
    citations: z.array(citationSchema),
    actions: z.array(actionSchema),
    related: z.array(relatedSchema).optional(),
    interpretedAs: z.string().optional(),
    suggestions: z.array(z.string()),
    language: languageSchema,
    generatedBy: generatedBySchema,
    requestId: z.string(),
    trace: traceSchema.optional(),
  })
  .meta({ id: "Answer" });
export type Answer = z.infer<typeof answerSchema>;

export const searchRequestSchema = z
  .strictObject({
    query: z.string().trim().min(1).max(1000),
    limit: z.int().min(1).max(50).optional(),
    documents: z.array(z.string()).min(1).max(20).optional(),
    explain: z.boolean().optional(),
  })
  .meta({ id: "SearchRequest" });
export type SearchRequest = z.infer<typeof searchRequestSchema>;

export const searchHitSchema = z
  .object({
    passageId: z.string(),
    documentId: z.string(),
    documentTitle: z.string(),
    page: z.int(),
    section: z.string(),
    excerpt: z.string(),
    source: sourceSchema,
    url: z.string(),
    score: z.number(),
    scores: z.record(z.string(), z.number()).optional(),
  })
  .meta({ id: "SearchHit" });
export type SearchHit = z.infer<typeof searchHitSchema>;

export const searchResponseSchema = z
  .object({ hits: z.array(searchHitSchema), requestId: z.string() })
  .meta({ id: "SearchResponse" });

/** RFC 9457. */
export const problemSchema = z
  .object({
    type: z.string(),
    status: z.int(),
    title: z.string(),
    detail: z.string(),
    instance: z.string().optional(),
    requestId: z.string().optional(),
    errors: z.array(z.object({ field: z.string(), detail: z.string() })).optional(),
  })
  .meta({ id: "Problem" });
export type Problem = z.infer<typeof problemSchema>;

/** What GET /v1/actions, /v1/documents, /v1/organisations and /v1/sections answer with. */
export const actionListSchema = z
  .object({
    actions: z.array(actionSchema),
    total: z.int().min(0),
    missing: z
      .string()
      .optional()
      .describe("Actions that the filters may mean too, but whose pages are not in the sources"),
  })
  .meta({ id: "ActionList" });
export const documentListSchema = z
  .object({ documents: z.array(documentSchema), total: z.int().min(0) })
  .meta({ id: "DocumentList" });
export const organisationListSchema = z
  .object({ organisations: z.array(organisationSchema), total: z.int().min(0) })
  .meta({ id: "OrganisationList" });
export const sectionListSchema = z
  .object({ sections: z.array(sectionSchema), total: z.int().min(0) })
  .meta({ id: "SectionList" });

const pageRangeSchema = z.object({ number: z.int(), fromLine: z.int(), toLine: z.int() });

/** An own document as an index keeps it: what was read of its file, and the hash of that file. */
export const storedDocumentSchema = z.object({
  info: documentSchema,
  /** Of the file, its description and the rules it was read by: with another it is read again. */
  hash: z.string(),
  lines: z.array(z.string()),
  pages: z.array(pageRangeSchema).min(1),
  blocks: z.array(blockSchema.extend({ notes: z.array(z.int()) })),
  furniture: z.array(spanSchema),
  breaks: z.array(
    z.object({
      line: z.int(),
      left: z.string(),
      rightLine: z.int(),
      right: z.string(),
      joined: z.string(),
    }),
  ),
});
export type StoredDocument = z.infer<typeof storedDocumentSchema>;

type Check = (value: unknown) => boolean;
const isText: Check = (value) => typeof value === "string";
const isWhole: Check = Number.isSafeInteger;
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;
const isTuple =
  (...parts: Check[]): Check =>
  (value) =>
    Array.isArray(value) &&
    value.length === parts.length &&
    parts.every((isPart, at) => isPart(value[at]));

/** A list of thousands, looked through at every start: one by one zod takes five times as long. */
const longList = <One>(isOne: Check) =>
  z.custom<One[]>((value) => Array.isArray(value) && value.every(isOne));

/** The words of all passages together: enough to weigh a question without the passages. */
export const vocabularySchema = z.object({
  passages: z.int().min(0),
  /** Word in normal form, how often it occurs, and 1 when it also occurs in lower case. */
  words: longList<[string, number, 0 | 1]>(
    isTuple(isText, isWhole, (one) => one === 0 || one === 1),
  ),
  /** Term, and how many passages have it in text or headings, in their text, in their context. */
  terms: longList<[string, number, number, number]>(isTuple(isText, isWhole, isWhole, isWhole)),
  /** Words that exist though no passage has them: they are no misspellings. */
  known: longList<string>(isText),
});
export type Vocabulary = z.infer<typeof vocabularySchema>;

/** The terms of an index, by their number. */
export const termsSchema = longList<string>(isText);

/** The questions of an index, each with the passage that it was written for. */
export const questionsSchema = longList<{ passageId: string; text: string }>(
  (value) => isObject(value) && isText(value.passageId) && isText(value.text),
);
