import { z } from "zod";
import { STOP_WORDS } from "./dutch/stop-words.ts";
import { tokenize } from "./dutch/tokens.ts";
import type { Answer } from "./schema.ts";

/*
 * The trace of an answer in ten Dutch lines or so, for a person at a terminal. A trace promises
 * nothing about its inner shape: what is not there, or is of another shape, is left out.
 */

const texts = z.array(z.string()).catch([]);
const numbers = z.array(z.number()).catch([]);

const understoodSchema = z.object({
  text: z.string().catch(""),
  language: z.string().catch("nl"),
  wants: texts,
  searchText: z.string().catch(""),
  documents: texts,
  organisations: z.array(z.object({ name: z.string() })).catch([]),
  references: z
    .object({
      actionIds: texts,
      sectionIds: texts,
      ambitions: numbers,
      pages: numbers,
      years: numbers,
    })
    .optional()
    .catch(undefined),
});

const sufficiencySchema = z.object({
  chance: z.number(),
  demand: z.string().catch(""),
  demandMet: z.boolean().catch(true),
  missingNames: texts,
  missingYears: numbers,
  falsePremise: z.boolean().catch(false),
  untoldReaction: z.boolean().catch(false),
  service: z.boolean().catch(false),
});

const traceSchema = z.object({
  understood: understoodSchema.optional().catch(undefined),
  words: z
    .array(
      z.object({
        text: z.string(),
        corrected: z.string().optional(),
        unknown: z.boolean().optional(),
      }),
    )
    .catch([]),
  candidates: z
    .array(
      z.object({ passage: z.string(), score: z.number(), likeQuestion: z.string().optional() }),
    )
    .catch([]),
  sufficiency: sufficiencySchema.optional().catch(undefined),
  threshold: z.number().optional().catch(undefined),
});
type Trace = z.infer<typeof traceSchema>;

/** Candidates that are shown. */
const MOST = 5;

const STATUSES: Record<Answer["status"], string> = {
  answered: "beantwoord",
  partial: "gedeeltelijk beantwoord",
  not_found: "geen antwoord",
  clarification: "een vraag terug",
};

const REASONS: Record<NonNullable<Answer["reason"]>, string> = {
  notInSources: "het antwoord staat niet in de bronnen",
  outOfScope: "de vraag gaat over iets anders dan de bronnen",
  missingPage: "een pagina ontbreekt in de bronnen",
  missingAction: "een actie ontbreekt in de bronnen",
  falsePremise: "de vraag gaat uit van iets wat de bronnen niet zeggen",
  unclear: "er is niets gevraagd wat op te zoeken is",
};

const METHODS: Record<Answer["generatedBy"]["method"], string> = {
  register: "uit het register van acties",
  extractive: "met zinnen uit de passages",
  llm: "met zinnen uit de passages, herschreven door een taalmodel",
};

/** What a question can want; a kind that is not here is shown under its own name. */
const WANTS: Record<string, string> = {
  owner: "een uitvoerder",
  result: "een resultaat",
  actions: "acties",
  count: "een aantal acties",
  goals: "doelen",
  money: "een bedrag",
  frequency: "hoe vaak",
  number: "een aantal",
  date: "een tijdstip",
  person: "een persoon",
  definition: "een uitleg",
  list: "een opsomming",
  text: "een toelichting",
};

/** What an answer must hold, by the name that the trace has for it. */
const DEMANDS: Record<string, string> = {
  contact: "een adres of nummer",
  money: "een bedrag",
  percentage: "een percentage",
  number: "een aantal",
  date: "een tijdstip",
  name: "een naam",
};

/** Why the answer is what it is; an answer without a trace gives one line that says so. */
export function writeWhy(answer: Answer): string {
  const parsed = traceSchema.safeParse(answer.trace);
  if (!parsed.success) return "Waarom dit antwoord: daarover is niets vastgelegd.";
  const trace = parsed.data;
  return [
    "Waarom dit antwoord",
    ...writeUnderstood(trace),
    ...writeWords(trace),
    ...writeCandidates(trace),
    ...writeChance(trace),
    writeOutcome(answer, trace),
  ].join("\n");
}

function writeUnderstood({ understood }: Trace): string[] {
  if (!understood) return [];
  const { text, language, wants, documents, organisations, references } = understood;
  const found = [
    ["gevraagd is", wants.map((want) => WANTS[want] ?? want)],
    ["actie", references?.actionIds ?? []],
    ["paragraaf", references?.sectionIds ?? []],
    ["ambitie", references?.ambitions ?? []],
    ["pagina", references?.pages ?? []],
    ["jaar", references?.years ?? []],
    ["organisatie", organisations.map(({ name }) => name)],
    ["bron", documents],
  ] as const;
  const parts = found
    .filter(([, values]) => values.length > 0)
    .map(([name, values]) => `${name} ${values.join(", ")}`);
  return [
    `Gelezen als (${language === "en" ? "Engels" : "Nederlands"}): ${text}`,
    `Herkend: ${parts.length > 0 ? parts.join("; ") : "niets bijzonders"}`,
  ];
}

function writeWords({ words, understood }: Trace): string[] {
  if (words.length === 0) return [];
  const typed = typedBefore(words, understood?.searchText ?? "");
  const shown = words.map((word) => {
    if (word.unknown) return `${word.text} (onbekend woord)`;
    if (word.corrected === undefined) return word.text;
    const before = typed.get(word);
    return before ? `${before} → ${word.text}` : `${word.text} (verbeterd)`;
  });
  return [`Gezochte woorden: ${shown.join(", ")}`];
}

/**
 * What was typed for each corrected word. The trace has the words as they were searched for, so what
 * the question has besides them was corrected, in the same order; when the numbers differ nothing is
 * claimed.
 */
function typedBefore(words: Trace["words"], text: string): Map<Trace["words"][number], string> {
  const searched = new Set(words.map((word) => word.text));
  const lost = tokenize(text).filter(
    (token) => !searched.has(token.text) && !STOP_WORDS.has(token.normal),
  );
  const corrected = words.filter((word) => word.corrected !== undefined);
  if (lost.length !== corrected.length) return new Map();
  return new Map(corrected.map((word, index) => [word, lost[index]?.text ?? ""]));
}

function writeCandidates({ candidates }: Trace): string[] {
  if (candidates.length === 0) return [];
  const rows = candidates.slice(0, MOST).map(({ passage, score, likeQuestion }, index) => {
    const like = likeQuestion ? `, lijkt op “${likeQuestion}”` : "";
    return `  ${index + 1}. ${writeNumber(score)}  ${passage}${like}`;
  });
  return ["Best passende passages, met hun score:", ...rows];
}

function writeChance({ sufficiency, threshold }: Trace): string[] {
  if (!sufficiency) return ["Kans dat de bronnen antwoord geven: niet geschat bij deze vraag"];
  const limit = threshold === undefined ? "" : ` (drempel ${writeNumber(threshold)})`;
  return [`Kans dat de bronnen antwoord geven: ${writeNumber(sufficiency.chance)}${limit}`];
}

function writeOutcome({ status, reason, generatedBy }: Answer, trace: Trace): string {
  const isAnswer = status === "answered" || status === "partial";
  const how = isAnswer ? ` ${METHODS[generatedBy.method]}` : "";
  const why = reason === undefined ? "" : `; ${REASONS[reason]}`;
  const findings = isAnswer ? [] : writeFindings(trace);
  const because = findings.length > 0 ? ` (${findings.join("; ")})` : "";
  return `Uitkomst: ${STATUSES[status]}${how}${why}${because}`;
}

/** What weighed against an answer. */
function writeFindings({ sufficiency, threshold }: Trace): string[] {
  if (!sufficiency) return [];
  const { chance, demand, demandMet, missingNames, missingYears } = sufficiency;
  const wanted = DEMANDS[demand] === undefined ? [] : [DEMANDS[demand]];
  const absent = [...missingNames, ...missingYears];
  const findings = [
    demandMet ? "" : ["de beste passages geven niet wat gevraagd is", ...wanted].join(": "),
    absent.length > 0 ? `de beste passages noemen niet: ${absent.join(", ")}` : "",
    sufficiency.falsePremise ? "de bronnen vertellen niet dat dit gebeurd is" : "",
    sufficiency.untoldReaction ? "de bronnen vertellen niet wat anderen hiervan vonden" : "",
    sufficiency.service ? "de vraag is om zelf iets te regelen" : "",
  ].filter((finding) => finding !== "");
  if (findings.length > 0) return findings;
  return threshold !== undefined && chance < threshold ? ["de kans ligt onder de drempel"] : [];
}

function writeNumber(value: number): string {
  return value.toFixed(2).replace(".", ",");
}
