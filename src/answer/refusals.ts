import type { SourceDocument } from "../documents/document.ts";
import type { Retrieved } from "../retrieval/retrieve.ts";
import type { Answer, Related } from "../schema.ts";
import { type Draft, stateNothing } from "./draft.ts";
import type { Phrases } from "./phrases.ts";
import type { Sufficiency } from "./sufficiency.ts";

/** Passages offered beside a refusal. */
const RELATED = 3;
/** Below this share of known words the question is about something else altogether. */
const ON_SUBJECT = 0.35;
/** From this share of its words on, the best passage's heading tells what the question is about. */
const SURE = 0.6;
/** Headings that name no subject: "I. Analyse: …", "Tot slot". */
const NO_SUBJECT =
  /^(?:I{1,3}\. |Tot slot|Inleiding|Conclusie|Mijn aanpak|Vervolgproces|Aanleiding)/;
/** The last year any source speaks from. */
const LAST_YEAR = 2022;

/** The question cannot be read. */
export function clarify(phrases: Phrases): Draft {
  return stateNothing("clarification", "unclear", "extractive", phrases.unclear());
}

/** Talk to the assistant itself: what it is and what it can be asked, or that it has no opinion. */
export function introduce(kind: "greeting" | "opinion", phrases: Phrases): Draft {
  const remark = kind === "opinion" ? phrases.noOpinion() : phrases.introduction();
  return { ...clarify(phrases), remark };
}

/** Says that the sources do not answer, why as far as it is known, and what they do speak of. */
export function refuse(
  { ranked }: Retrieved,
  sufficiency: Sufficiency,
  documents: readonly SourceDocument[],
  phrases: Phrases,
): Draft {
  const isOnSubject = sufficiency.reach >= ON_SUBJECT || sufficiency.question >= ON_SUBJECT;
  const related = isOnSubject ? relatedTo(ranked, documents) : [];
  return {
    status: "not_found",
    ...reasonFor(sufficiency, isOnSubject, related[0]?.section, phrases),
    method: "extractive",
    statements: [],
    actions: [],
    related,
    suggestions: [],
  };
}

function reasonFor(
  { missingYears, falsePremise, service, reach }: Sufficiency,
  isOnSubject: boolean,
  subject: string | undefined,
  phrases: Phrases,
): { reason: Answer["reason"]; remark: string } {
  if (service) return { reason: "outOfScope", remark: phrases.service() };
  if (falsePremise && isOnSubject) {
    return { reason: "falsePremise", remark: phrases.falsePremise() };
  }
  const later = missingYears.find((year) => year > LAST_YEAR);
  if (later) return { reason: "notInSources", remark: phrases.laterYear(String(later)) };
  if (!isOnSubject) return { reason: "outOfScope", remark: phrases.outOfScope() };
  if (!subject) return { reason: "notInSources", remark: phrases.notInSources() };
  const isSure = reach >= SURE && !NO_SUBJECT.test(subject);
  const remark = isSure ? phrases.notStated(`“${subject}”`) : phrases.notInSources();
  return { reason: "notInSources", remark };
}

function relatedTo(ranked: Retrieved["ranked"], documents: readonly SourceDocument[]): Related[] {
  const related: Related[] = [];
  for (const { passage } of ranked) {
    const [page] = passage.pages;
    const info = documents.find((one) => one.info.id === passage.documentId)?.info;
    const anchor = passage.parts[0]?.blockId;
    if (!info || page === undefined || !anchor) continue;
    const url = `/bronnen/${info.id}/${page}#${anchor}`;
    const section = passage.headings.at(-1) ?? info.title;
    if (related.some((one) => one.section === section)) continue;
    related.push({ documentId: info.id, documentTitle: info.title, page, section, url });
    if (related.length === RELATED) break;
  }
  return related;
}
