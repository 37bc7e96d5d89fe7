import type { ReadBlock, SourceDocument } from "../documents/document.ts";
import type { Part } from "../schema.ts";
import type { OrganisationIndex } from "./organisations.ts";
import { splitOwners } from "./owners.ts";
import type { Goal, Register, RegisterAction, Section } from "./register.ts";

const SECTION = /^(\d\.\d) (.+) \| (Acties|Overzicht)$/;

/**
 * Reads the register of actions from the tables of the Werkagenda.
 * @throws Error that names the row when a row lacks its description or its owners.
 */
export function buildRegister(
  document: SourceDocument,
  organisations: OrganisationIndex,
): Register {
  const sections = readSections(document.blocks);
  const rows = rowsOf(document.blocks);
  const actions: RegisterAction[] = [];
  for (const [row, blocks] of rows) {
    const [kind = "", id = ""] = row.split("-");
    const section = sections.find((one) => one.id === id.slice(0, 3));
    if (!section) continue;
    if (kind === "actie") actions.push(readAction(document, section, id, blocks, organisations));
    if (kind === "doel") section.goals.push(readGoal(section.id, id, blocks));
    if (kind === "overzicht") {
      section.challenge.push(...partsOf(blocks, "challenge"));
      section.achieved.push(...partsOf(blocks, "achieved"));
    }
  }
  for (const section of sections) {
    section.missingActions = gaps(
      actions.filter((action) => action.section === section.id).map(({ number }) => number),
    );
  }
  return {
    documentId: document.info.id,
    actions,
    sections,
    organisations,
    missingPages: document.info.missingPages,
  };
}

function readSections(blocks: readonly ReadBlock[]): Section[] {
  const sections: Section[] = [];
  const ambitions = new Map<number, string>();
  for (const { kind, text, page } of blocks) {
    if (kind !== "heading") continue;
    const ambition = text.match(/^([1-5]) (.+)$/);
    if (ambition) ambitions.set(Number(ambition[1]), ambition[2] ?? "");
    const [, id = "", title = "", table] = text.match(SECTION) ?? [];
    if (!id) continue;
    let section = sections.find((one) => one.id === id);
    if (!section) {
      const number = Number(id.charAt(0));
      section = {
        id,
        title,
        ambition: number,
        ambitionTitle: ambitions.get(number) ?? "",
        actionPages: [],
        missingActions: [],
        challenge: [],
        achieved: [],
        goals: [],
      };
      sections.push(section);
    }
    if (table === "Acties") section.actionPages.push(page);
    else section.overviewPage = page;
  }
  return sections;
}

export function rowsOf(blocks: readonly ReadBlock[]): Map<string, ReadBlock[]> {
  const rows = new Map<string, ReadBlock[]>();
  for (const block of blocks) {
    if (block.row) rows.set(block.row, [...(rows.get(block.row) ?? []), block]);
  }
  return rows;
}

export function partsOf(blocks: readonly ReadBlock[], column: Part["column"]): Part[] {
  return blocks
    .filter((block) => block.column === column)
    .map(({ id, page, text, spans }) => ({
      blockId: id,
      page,
      text,
      spans,
      ...(column ? { column } : {}),
    }));
}

function readAction(
  document: SourceDocument,
  section: Section,
  id: string,
  blocks: readonly ReadBlock[],
  organisations: OrganisationIndex,
): RegisterAction {
  const [title] = partsOf(blocks, "title");
  const [owner] = partsOf(blocks, "owner");
  if (!title || !owner) throw new Error(`Action ${id} has no description or no owners.`);
  const results = { "2023": partsOf(blocks, "2023"), "2025": partsOf(blocks, "2025") };
  const footnotes = footnotesOf(document.blocks, blocks);
  const textOf = ({ text }: Part) => text;
  return {
    id,
    documentId: document.info.id,
    number: Number(id.split(".")[2]),
    section: section.id,
    sectionTitle: section.title,
    ambition: section.ambition,
    title: title.text,
    results: { "2023": results["2023"].map(textOf), "2025": results["2025"].map(textOf) },
    owners: splitOwners(owner.text, organisations),
    ownerText: owner.text,
    footnotes: footnotes.map(({ text }) => text.replace(/^\d+\.\s*/, "")),
    page: title.page,
    source: {
      file: document.info.file,
      spans: [title, ...results["2023"], ...results["2025"], owner].flatMap(({ spans }) => spans),
    },
    url: `/bronnen/${document.info.id}/${title.page}#${title.blockId}`,
    parts: { title, owner, ...results, footnotes },
  };
}

/** A row refers to the footnotes of its own page. */
export function footnotesOf(all: readonly ReadBlock[], row: readonly ReadBlock[]): Part[] {
  const notes = new Set(row.flatMap((block) => block.notes));
  return all
    .filter(
      ({ kind, page, note }) =>
        kind === "footnote" && page === row[0]?.page && note !== undefined && notes.has(note),
    )
    .map(({ id, page, text, spans }) => ({ blockId: id, page, text, spans }));
}

function readGoal(section: string, id: string, blocks: readonly ReadBlock[]): Goal {
  const parts = {
    goal: partsOf(blocks, "goal"),
    indicators: partsOf(blocks, "indicators"),
  };
  return {
    section,
    number: Number(id.split(".")[2]),
    text: parts.goal.map(({ text }) => text).join(" "),
    indicators: parts.indicators.map(({ text }) => text),
    page: parts.goal[0]?.page ?? 0,
    parts,
  };
}

/** The numbers that are skipped: of 1, 2, 5 they are 3 and 4; of 4, 5 they are 1, 2 and 3. */
function gaps(numbers: readonly number[]): number[] {
  const highest = Math.max(0, ...numbers);
  return Array.from({ length: highest }, (_, index) => index + 1).filter(
    (number) => !numbers.includes(number),
  );
}
