import type { SourceDocument } from "../documents/document.ts";
import type { Part } from "../schema.ts";
import { footnotesOf, partsOf, rowsOf } from "./build-register.ts";
import { indexOrganisations, type Organisation, type OrganisationIndex } from "./organisations.ts";
import { splitOwners } from "./owners.ts";
import type { Register, RegisterAction } from "./register.ts";

/**
 * The register with the actions of own documents behind those of the Werkagenda. An owner that no list
 * knows becomes an organisation of its own, under the name it has in the cell, unless the program's
 * own sources write that name as ordinary words: then it would be seen in questions about other things.
 */
export function addOwnActions(
  register: Register,
  documents: readonly SourceDocument[],
  programSources: readonly SourceDocument[],
): Register {
  const rows = documents.flatMap((document) => actionRows(document));
  if (rows.length === 0) return register;
  const organisations = withNewOwners(
    register.organisations,
    rows.map(({ owner }) => owner.text),
    programSources,
  );
  const own = rows.map((row, index) => toAction(row, index, rows, organisations));
  return { ...register, organisations, actions: [...register.actions, ...own] };
}

/** A row of an action table of an own document. */
interface ActionRow {
  id: string;
  document: SourceDocument;
  section: string;
  title: Part;
  owner: Part;
  results: { "2023": Part[]; "2025": Part[] };
  footnotes: Part[];
  others: { head: string; part: Part }[];
}

/** How many actions a document of one's own brings to the register. */
export function countOwnActions(document: SourceDocument): number {
  return actionRows(document).length;
}

function actionRows(document: SourceDocument): ActionRow[] {
  return [...rowsOf(document.blocks)].flatMap(([row, blocks]) => {
    const [title] = partsOf(blocks, "title");
    const [owner] = partsOf(blocks, "owner");
    if (!row.startsWith("actie-") || !title || !owner) return [];
    return [
      {
        id: row.slice("actie-".length),
        document,
        section: headingAbove(document, title.blockId) ?? document.info.title,
        title,
        owner,
        results: { "2023": partsOf(blocks, "2023"), "2025": partsOf(blocks, "2025") },
        footnotes: footnotesOf(document.blocks, blocks),
        others: blocks.flatMap((block) =>
          block.column === "other" && block.columnTitle
            ? partsOf([block], "other").map((part) => ({ head: block.columnTitle ?? "", part }))
            : [],
        ),
      },
    ];
  });
}

function headingAbove({ blocks }: SourceDocument, blockId: string): string | undefined {
  const at = blocks.findIndex(({ id }) => id === blockId);
  return blocks.slice(0, at).findLast(({ kind }) => kind === "heading")?.text;
}

function toAction(
  { id, document, section, title, owner, results, footnotes, others }: ActionRow,
  index: number,
  rows: readonly ActionRow[],
  organisations: OrganisationIndex,
): RegisterAction {
  const before = rows.slice(0, index).filter((row) => row.document === document).length;
  const textOf = ({ text }: Part) => text;
  return {
    id,
    documentId: document.info.id,
    number: before + 1,
    sectionTitle: section,
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
    parts: { title, owner, ...results, footnotes, others },
  };
}

/** What stands between the owners of a cell. */
const BETWEEN = /[,;/()]|\s(?:en|and|i\.s\.m\.|samen met)\s/;
/** A name has a capital and at most six words, or it is a sentence. */
const NAME = /^(?=.*\p{Lu})[\p{L}\p{N}&.'’-]+(?: [\p{L}\p{N}&.'’-]+){0,5}$/u;
const LONGEST_NAME = 60;
/** What is written in an owner cell when there is no owner yet, or not one. */
const NOBODY =
  /^(?:n\.?t\.?b\.?|n\.?v\.?t\.?|t\.?b\.?d\.?|onbekend|geen|alle[nr]?|iedereen|idem|diversen?|(?:nog|nader|wordt|volgt)\b.*)$/i;
/** Stands in a cell for a name that is known. */
const KNOWN = "\uE000";

function withNewOwners(
  known: OrganisationIndex,
  cells: readonly string[],
  programSources: readonly SourceDocument[],
): OrganisationIndex {
  const prose = programSources.flatMap(({ blocks }) => blocks.map(({ text }) => text)).join("\n");
  const added = new Map<string, Organisation>();
  for (const name of cells.flatMap((cell) => namesIn(cell, known))) {
    const id = slugOf(name);
    if (id === "" || known.get(id) || added.has(id) || hasWords(prose, name.toLowerCase()))
      continue;
    added.set(id, {
      ...{ id, name, otherNames: [], englishNames: [] },
      ...{ kind: "own", collective: false },
    });
  }
  return added.size === 0 ? known : indexOrganisations([...known.all, ...added.values()]);
}

/** One of a kind, under its full name: no list has them all, and "Provincie" is no owner by itself. */
const ONE_OF_MANY =
  /^(?:gemeente|provincie|waterschap|hoogheemraadschap|veiligheidsregio|omgevingsdienst|GGD|regio|stichting|vereniging) \p{Lu}/iu;

/** The names in a cell that no list knows; those that are known may hold "en" and commas. */
function namesIn(cell: string, known: OrganisationIndex): string[] {
  const places = cell
    .split(BETWEEN)
    .map((piece) => piece.trim())
    .filter((name) => ONE_OF_MANY.test(name) && NAME.test(name) && !known.named(name));
  if (places.length > 0) {
    const rest = places.reduce((text, name) => text.replace(name, ","), cell);
    return [...places, ...namesIn(rest, known)];
  }
  const rest = known
    .find(cell)
    .reduceRight((text, { start, end }) => text.slice(0, start) + KNOWN + text.slice(end), cell);
  return rest
    .split(BETWEEN)
    .map((piece) => piece.trim())
    .filter((name) => name.length <= LONGEST_NAME && NAME.test(name) && !NOBODY.test(name));
}

/** Whether a text has these words, next to each other and in this case. */
function hasWords(text: string, words: string): boolean {
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    const around = text.charAt(at - 1) + text.charAt(at + words.length);
    if (!/[\p{L}\p{N}]/u.test(around)) return true;
  }
  return false;
}

/** The name in lower case without accents, its words joined with hyphens. */
function slugOf(name: string): string {
  return name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
}
