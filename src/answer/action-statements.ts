import type { SourceDocument } from "../documents/document.ts";
import type { RegisterAction } from "../register/register.ts";
import type { Part } from "../schema.ts";
import type { DraftStatement } from "./draft.ts";
import { cite, type Evidence, type Highlight } from "./evidence.ts";
import type { Phrases } from "./phrases.ts";

/** What statements about actions are written with. */
export interface ActionWriter {
  /** The document with this id. @throws Error when there is none */
  documentOf(documentId: string): SourceDocument;
  phrases: Phrases;
  highlight: Highlight;
}

export type ResultYear = "2023" | "2025";

/** Words of a description that are repeated in an answer; the excerpt has the rest. */
const TITLE_WORDS = 14;

/** "De uitvoerders van actie 4.3.4 (…) zijn: …", with the footnote that explains a group. */
export function stateOwners(action: RegisterAction, writer: ActionWriter): DraftStatement[] {
  const { title, owner, footnotes } = action.parts;
  const phrase = action.owners.length === 1 ? writer.phrases.owner : writer.phrases.owners;
  return [
    {
      text: phrase(action.id, shorten(action.title), action.ownerText),
      evidence: [citeAll(owner, action, writer), citePart(title, action, writer)],
    },
    ...footnotes.map((note) => ({
      text: writer.phrases.footnote(note.text.replace(/^\d+\.\s*/, "")),
      evidence: [citePart(note, action, writer)],
    })),
  ];
}

/** The description of an action. */
export function stateAction(action: RegisterAction, writer: ActionWriter): DraftStatement {
  return {
    text: writer.phrases.action(action.id, action.title),
    evidence: [citePart(action.parts.title, action, writer)],
  };
}

/** An action as an item of a list, with its owners where those are asked. */
export function listAction(
  action: RegisterAction,
  writer: ActionWriter,
  withOwners: boolean,
): DraftStatement {
  const { title, owner } = action.parts;
  const text = `${action.id} ${shorten(action.title)}`;
  return {
    text: withOwners ? `${text}: ${action.ownerText}` : text,
    evidence: [
      citePart(title, action, writer),
      ...(withOwners ? [citeAll(owner, action, writer)] : []),
    ],
    bullet: true,
  };
}

/** The results of an action by the end of a year, an item each; none when the cell is empty. */
export function stateResults(
  action: RegisterAction,
  year: ResultYear,
  writer: ActionWriter,
  withYear = false,
): DraftStatement[] {
  return action.parts[year].map((part) => ({
    text: withYear ? `${writer.phrases.by(year)} ${part.text}` : part.text,
    evidence: [citePart(part, action, writer)],
    bullet: true,
  }));
}

/** What a row of an own document says in other columns, each behind the head of its column. */
export function stateOthers(action: RegisterAction, writer: ActionWriter): DraftStatement[] {
  const document = writer.documentOf(action.documentId);
  return (action.parts.others ?? []).map(({ head, part }) => ({
    text: `${head}: ${part.text}`,
    evidence: [cite(document, part, { label: head, ...settingOf(action) }, writer.highlight)],
    bullet: true,
  }));
}

/** A description, cut between words when it is long. */
export function shorten(title: string): string {
  const plain = title.replace(/[.:;,]+$/, "");
  const words = plain.split(" ");
  return words.length > TITLE_WORDS ? `${words.slice(0, TITLE_WORDS).join(" ")} …` : plain;
}

export function citePart(part: Part, action: RegisterAction, writer: ActionWriter): Evidence {
  return cite(writer.documentOf(action.documentId), part, settingOf(action), writer.highlight);
}

/** An owner cell is decisive as a whole. */
function citeAll(part: Part, action: RegisterAction, writer: ActionWriter): Evidence {
  return cite(writer.documentOf(action.documentId), part, settingOf(action), (excerpt) => [
    [0, excerpt.length],
  ]);
}

function settingOf(action: RegisterAction): { section: string; actionId: string } {
  const section = [action.section, action.sectionTitle].join(" ").trim();
  return { section, actionId: action.id };
}
