import { describe, expect, it } from "vitest";
import { findNamedDocuments, mendNames } from "../../src/question/named-documents.ts";

const named = (text: string) => [
  ...new Set(findNamedDocuments(text).map(({ documentId }) => documentId)),
];

describe("the documents that a question names", () => {
  it.each([
    ["Wat staat er in de hoofdlijnenbrief?", "kamerbrief-hoofdlijnen"],
    ["Wat staat er in de Hoofdlijnenbrief over algoritmes?", "kamerbrief-hoofdlijnen"],
    ["de kamerbrief hoofdlijnen beleid voor digitalisering", "kamerbrief-hoofdlijnen"],
    ["de brief van 8 maart", "kamerbrief-hoofdlijnen"],
    ["de brief van 8 maart 2022", "kamerbrief-hoofdlijnen"],
    ["de Kamerbrief van 8 maart 2022", "kamerbrief-hoofdlijnen"],
    ["de brief van maart 2022", "kamerbrief-hoofdlijnen"],
    ["the letter of 8 March 2022", "kamerbrief-hoofdlijnen"],
    ["Kamerbrief bij de Werkagenda", "kamerbrief-werkagenda"],
    ["Wat zegt de kamerbrief bij de werkagenda over data?", "kamerbrief-werkagenda"],
    ["de brief van 4 november", "kamerbrief-werkagenda"],
    ["de Kamerbrief van 4 november 2022", "kamerbrief-werkagenda"],
    ["de aanbiedingsbrief bij de Werkagenda", "kamerbrief-werkagenda"],
    ["de Kamerbrief over de Werkagenda", "kamerbrief-werkagenda"],
    ["Wat zegt het manifest?", "manifest"],
    ["het Manifest van BZK en de VNG", "manifest"],
    ["‘Dichterbij door digitalisering’", "manifest"],
    ["according to the manifesto", "manifest"],
    ["de Staat van het Bestuur", "staat-van-het-bestuur"],
    ["Staat van het Bestuur 2022", "staat-van-het-bestuur"],
    ["volgens de staat van het bestuur", "staat-van-het-bestuur"],
    ["Wat staat er in de Werkagenda?", "werkagenda"],
    ["de Werkagenda Waardengedreven Digitaliseren", "werkagenda"],
  ])("are found by everyday names: %s", (text, id) => {
    expect(named(text)).toEqual([id]);
  });

  it("are both there, in the order of the question, when two are compared", () => {
    expect(named("Wat zeggen het manifest en de hoofdlijnenbrief over inclusie?")).toEqual([
      "manifest",
      "kamerbrief-hoofdlijnen",
    ]);
    expect(named("Vergelijk de Werkagenda met de Kamerbrief bij de Werkagenda")).toEqual([
      "werkagenda",
      "kamerbrief-werkagenda",
    ]);
  });

  it("are found where they stand", () => {
    const text = "Wat zegt het manifest over de brief van 8 maart 2022 en de Werkagenda?";
    const found = findNamedDocuments(text).map(({ start, end }) => text.slice(start, end));
    expect(found).toHaveLength(3);
    expect(found[0]).toContain("manifest");
    expect(found[1]).toContain("8 maart 2022");
    expect(found[2]).toBe("Werkagenda");
  });

  it.each([
    "Wie is verantwoordelijk voor de cloudstrategie?",
    "Hoe is de staat van de beveiliging?",
    "Wat doet het bestuur?",
    "Hoe schrijf ik een brief aan de gemeente?",
    "Wat zijn de hoofdlijnen van de aanpak?",
    "",
  ])("are none in: %s", (text) => {
    expect(named(text)).toEqual([]);
  });

  it.each([
    ["actieplan-heuvelrade", "Actieplan Heuvelrade 2024-2027"],
    ["plan-1", "Plan (concept) v1.0: wat + hoe? [50% / €5]"],
  ])("may have an id or a title with marks that a pattern reads as its own: %s", (id, title) => {
    const own = [{ id, title }];
    for (const name of [id, title, title.toUpperCase()]) {
      expect(findNamedDocuments(`Wat zegt ${name} over geld`, own)).toEqual([
        { documentId: id, start: 9, end: 9 + name.length },
      ]);
    }
  });

  const own = [
    { id: "brief", title: "Brief" },
    { id: "actieplan", title: "Actieplan digitale inclusie 2023–2025" },
    { id: "plan-23", title: "Jaarplan wonen 2023" },
    { id: "plan-24", title: "Jaarplan wonen 2024" },
  ];
  const idsIn = (text: string) => findNamedDocuments(text, own).map(({ documentId }) => documentId);

  it.each([
    ["Wat staat er in de brief?", "brief"],
    ["Wat zegt de brief over geld?", "brief"],
    ["Van wanneer is brief?", "brief"],
    ["Wie heeft de brief geschreven?", "brief"],
    ["Wie is de uitvoerder van actieplan.1?", "actieplan"],
    ["Wat staat er in de brief van 4 november 2022?", "kamerbrief-werkagenda"],
    ["Wat staat er in het actieplan digitale inclusie over geld?", "actieplan"],
    ["Wat staat er in het Actieplan digitale inclusie 2023-2025?", "actieplan"],
    ["Wat kost het jaarplan wonen 2024?", "plan-24"],
  ])("are own ones by id, by title and by title without its years: %s", (text, id) => {
    expect(idsIn(text)).toEqual([id]);
  });

  it.each([
    "Hoeveel geld is er voor het actieplan van Heuvelrade?",
    "Wie voert het actieplan Open op Orde uit?",
    "Wat staat er in het generieke actieplan?",
    "Welke brief moet ik sturen?",
    "Wat kost het jaarplan wonen?",
  ])("are no own ones where a plain word or a shared title may mean another: %s", (text) => {
    expect(idsIn(text)).toEqual([]);
  });
});

describe("the names of thousands of own documents", () => {
  const many = Array.from({ length: 5000 }, (_, number) => {
    return { id: `nota-${number}`, title: `Nota ${number} over het water` };
  });
  const own = [
    ...many,
    { id: "wonen", title: "(Concept) Woonvisie Noord" },
    { id: "gooi", title: "’t Gooi in beeld 2023-2026" },
    { id: "hoogte", title: "ÉCHT op hoogte" },
    { id: "vragen", title: "???" },
  ];

  it.each([
    ["Wat zegt Nota 4711 over het water over dijken?", ["nota-4711"]],
    ["Wat staat er in (concept)  woonvisie noord en in nota-12?", ["wonen", "nota-12"]],
    ["Wat wil ’t Gooi in beeld?", ["gooi"]],
    ["Wat staat er in écht op hoogte?", ["hoogte"]],
    ["Wat betekent ???", ["vragen"]],
    ["Wat zegt nota 5001 over het water?", []],
  ])("are told apart: %s", (text, ids) => {
    expect(findNamedDocuments(text, own).map(({ documentId }) => documentId)).toEqual(ids);
  });
});

describe("a misspelled name of a document", () => {
  it.each([
    ["wat staat er in de kamerbreif van november", "kamerbrief-werkagenda"],
    ["waar gaat de werkagneda over", "werkagenda"],
    ["wie schreef het mainfest", "manifest"],
    ["de hoofdlijnebrief", "kamerbrief-hoofdlijnen"],
  ])("names it all the same: %s", (text, id) => {
    expect(named(mendNames(text))).toEqual([id]);
  });

  it.each(["de manifestatie", "kamerbrede steun", "the manifesto", "Kamerbrieven", "Werkagenda"])(
    "is no other word, and no name that is right: %s",
    (text) => {
      expect(mendNames(text)).toBe(text);
    },
  );
});
