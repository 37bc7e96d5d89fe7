import { describe, expect, it } from "vitest";
import { toSourceDocument } from "../../src/documents/own/lay-out.ts";
import { readOwnDocuments } from "../../src/documents/own/own-documents.ts";
import { addOwnActions } from "../../src/register/own-actions.ts";
import { countOrganisations, listActions } from "../../src/register/queries.ts";
import { makeFolder, makeReading } from "./make-own.ts";
import { sources } from "./make-parts.ts";

const { register } = sources;

/** The register with the tables of these documents. */
async function join(files: Record<string, string>) {
  const { documents } = await readOwnDocuments(makeFolder(files), [], makeReading());
  return addOwnActions(register, documents.map(toSourceDocument), sources.documents);
}

function table(...rows: string[]): string {
  return ["Actie | Actiehouder", ...rows].join("\n");
}

/** The owners that are read from one cell. */
async function ownersOf(cell: string): Promise<string[]> {
  const { actions } = await join({ "plan.txt": table(`Toetsen | ${cell}`) });
  return actions.at(-1)?.owners.map(({ organisation }) => organisation) ?? [];
}

/** Names of the organisations that only own documents have. */
async function newOwners(...cells: string[]): Promise<string[]> {
  const rows = cells.map((cell, at) => `Ding ${at} | ${cell}`);
  const { organisations } = await join({ "plan.txt": table(...rows) });
  return organisations.all.slice(register.organisations.all.length).map(({ name }) => name);
}

describe("the actions of own documents", () => {
  it("stand behind those of the Werkagenda, with their page and place", async () => {
    const { actions } = await join({
      "plan.txt": `# Inclusie\n\n=== 4\nNr | Maatregel | Trekker\n7 | Sites toetsen | BZK`,
    });
    expect(actions).toHaveLength(register.actions.length + 1);
    expect(actions.slice(0, -1)).toEqual(register.actions);
    expect(actions.at(-1)).toMatchObject({
      ...{ id: "plan.7", documentId: "plan", page: 4, sectionTitle: "Inclusie" },
      ...{ title: "Sites toetsen", ownerText: "BZK", url: "/bronnen/plan/4#p4-2" },
      owners: [{ organisation: "bzk", name: "BZK" }],
      source: { file: "sources/plan.txt", spans: [{ start: 0 }, { start: 0 }] },
    });
  });

  it("are none in a table whose header names no owner", async () => {
    expect(await join({ "plan.txt": "Actie | Status\nToetsen | loopt" })).toBe(register);
  });

  it("are found by their owner, also by one that no list knows", async () => {
    const joined = await join({
      "plan.txt": table("Toetsen | Team Toegankelijkheid", "Meten | BZK", "Testen | projectleider"),
    });
    const idsOf = (owner: string) => listActions(joined, { owner }).map(({ id }) => id);
    expect(idsOf("team toegankelijkheid")).toEqual(["plan.1"]);
    expect(idsOf("BZK")).toEqual([
      ...listActions(register, { owner: "BZK" }).map(({ id }) => id),
      "plan.2",
    ]);
    expect(idsOf("projectleider")).toEqual(["plan.3"]);
    const views = countOrganisations(joined);
    expect(views.find(({ name }) => name === "Team Toegankelijkheid")).toMatchObject({
      actionCount: 1,
      actionIds: ["plan.1"],
    });
  });

  it("of two documents with the same table have ids of their own", async () => {
    const { actions } = await join({
      "a.txt": table("Toetsen | BZK"),
      "b.txt": table("Toetsen | BZK"),
    });
    expect(actions.slice(-2).map(({ id }) => id)).toEqual(["a.1", "b.1"]);
  });
});

describe("the owners of an own action", () => {
  it.each([
    ["BZK, VNG", ["bzk", "vng"]],
    ["BZK en VNG", ["bzk", "vng"]],
    ["BZK/VNG", ["bzk", "vng"]],
    ["Ministerie van Binnenlandse Zaken en Koninkrijksrelaties", ["bzk"]],
    ["Team Data (VNG)", ["team-data", "vng"]],
    ["Directie Bedrijfsvoering, BZK", ["directie-bedrijfsvoering", "bzk"]],
    ["Afdeling ICT en Team Data", ["afdeling-ict", "team-data"]],
  ])("in the cell “%s” are %j", async (cell, owners) => {
    expect(await ownersOf(cell)).toEqual(owners);
  });

  it("that no list knows is one organisation, however often it occurs", async () => {
    expect(await newOwners("Team Data", "team data", "Team Data, BZK")).toEqual(["Team Data"]);
  });

  it("that a list knows adds no organisation, also when its name has “en” or a comma in it", async () => {
    const known = register.organisations.all.map(({ name }) => name);
    expect(await newOwners(...known)).toEqual([]);
  });

  it.each([
    ...["n.t.b.", "N.t.b.", "NTB", "n.v.t.", "Nvt", "Nog te bepalen", "Nader te bepalen", "?"],
    ...["Onbekend", "TBD", "-", "Geen", "Wordt nog ingevuld", "Allen", "Iedereen", "Idem"],
  ])("is nobody when the cell says “%s”", async (cell) => {
    expect(await newOwners(cell)).toEqual([]);
  });

  it("is no sentence", async () => {
    const sentence = "De afdeling die het contract beheert voert dit samen met de leverancier uit.";
    expect(await newOwners(sentence)).toEqual([]);
  });

  it("that is one ordinary word does not take that word from questions about other things", async () => {
    const { organisations } = await join({
      "plan.txt": table("Toetsen | Bestuur", "Meten | Digitaal", "Testen | Gemeenten"),
    });
    const before = register.organisations.find("Wat zegt de Staat van het Bestuur?").length;
    expect(organisations.find("Wat zegt de Staat van het Bestuur?")).toHaveLength(before);
    expect(organisations.find("Hoe gaat digitaal vergaderen?")).toEqual([]);
  });
});
