import { addOwnDocuments } from "../src/add-own-documents.ts";
import { SHIPPED_MODEL } from "../src/config.ts";
import { layOut } from "../src/documents/own/lay-out.ts";
import type { DraftBlock, DraftLine } from "../src/documents/readers/draft-document.ts";
import type { Services } from "../src/http/services.ts";
import { loadSources } from "../src/load-sources.ts";
import type { DocumentInfo, StoredDocument } from "../src/schema.ts";
import { createServices } from "../src/services.ts";
import { makeAnswer } from "./http/fake-services.ts";
import { makeSeedFiles } from "./seed-files.ts";

export const letterTitle =
  "Brief aan de gemeenteraad over de voortgang van de digitale dienstverlening aan inwoners";
/** As long as an id can be. */
export const planId = "uitvoeringsplan-digitale-dienstverlening-provincie-utrecht-2";

function line(text: string, page: number): DraftLine[] {
  return text === "" ? [] : [{ text, page }];
}

function block(
  kind: "heading" | "paragraph" | "item",
  page: number,
  ...texts: string[]
): DraftBlock {
  return { kind, lines: texts.flatMap((text) => line(text, page)), level: 2 };
}

function table(header: string[], rows: [page: number, ...cells: string[]][]): DraftBlock {
  const first = rows[0]?.[0] ?? 1;
  return {
    kind: "table",
    header: header.map((text) => line(text, first)),
    rows: rows.map(([page, ...cells]) => cells.map((text) => line(text, page))),
  };
}

/** Pages 1, 2 and 4: the third is empty. Its date and publisher are not known. */
const letter: DraftBlock[] = [
  block("heading", 1, "Voortgang van de digitale dienstverlening"),
  block(
    "paragraph",
    1,
    "De gemeente wil dat elke inwoner haar goed kan bereiken, ook zonder com-",
    "puter.",
  ),
  block("heading", 1, "Wat we gaan doen"),
  table(
    ["Nr.", "Maatregel", "Uitvoerder", "Gereed in"],
    [
      [1, "1", "Elke brief krijgt een telefoonnummer", "Team Communicatie", "2024"],
      [
        1,
        "2",
        "De website voldoet aan de regels voor toegankelijkheid",
        "VNG, Team Communicatie",
        "",
      ],
      [2, "3", "Een vast loket in elke bibliotheek", "BZK en gemeenten", "2025"],
    ],
  ),
  table(
    ["Nr.", "Kosten", "2024", "2025"],
    [
      [2, "a", "Loketten", "€ 40.000", "€ 45.000"],
      [2, "b", "Website", "", "€ 12.000"],
    ],
  ),
  block("item", 4, "Het loket is open op dinsdag."),
  table(
    ["", ""],
    [
      [4, "Telefoon", "14 030"],
      [4, "E-mail", "loket@example.nl"],
    ],
  ),
];

/** Seventy pages, and a table without a heading above it. */
const plan: DraftBlock[] = [
  table(
    ["Actie", "Resultaat 2023", "Resultaat 2025", "Trekker"],
    [
      [
        1,
        "Open data van de provincie staan op één plek",
        "Plan",
        "Portaal is open",
        "Provincie Utrecht",
      ],
      [
        1,
        "Alle medewerkers volgen een cursus",
        "",
        "Iedereen is geslaagd",
        "Provincie Utrecht, JenV",
      ],
    ],
  ),
  ...Array.from({ length: 69 }, (_, at) => block("paragraph", at + 2, `Dit is pagina ${at + 2}.`)),
];

function read(
  info: Partial<DocumentInfo> & { id: string; title: string },
  blocks: DraftBlock[],
): StoredDocument {
  const {
    pages: _,
    missingPages: __,
    ...all
  } = {
    ...{ publisher: "niet vermeld", date: "2024-03-01", dateText: "datum onbekend" },
    ...{ kind: "eigen document", file: `sources/${info.id}.md`, originalFile: `${info.id}.md` },
    ...{ sha256: "0".repeat(64), pages: [], missingPages: [] },
    ...info,
  };
  return layOut({ blocks }, all, `hash of ${info.id}`, (word) => word === "computer");
}

/** A letter with three actions and a plan with two, as an index keeps them. */
export function makeOwnDocuments(): StoredDocument[] {
  return [
    read({ id: "brief", title: letterTitle }, letter),
    read(
      {
        ...{ id: planId, title: "Uitvoeringsplan digitaal", publisher: "Provincie Utrecht" },
        ...{ date: "2024-05-01", dateText: "1 mei 2024", kind: "plan" },
      },
      plan,
    ),
  ];
}

/** What the server offers with these documents beside its own; every question gets one answer. */
export function makeOwnServices(own = makeOwnDocuments()): Services {
  const sources = loadSources(makeSeedFiles(), SHIPPED_MODEL);
  const corpus = addOwnDocuments(sources, own);
  const pipeline = {
    ask: async (_request: unknown, { requestId }: { requestId: string }) => makeAnswer(requestId),
    search: async () => [],
  };
  return createServices({ sources, readiness: () => ({ ready: true, pipeline, corpus }) });
}
