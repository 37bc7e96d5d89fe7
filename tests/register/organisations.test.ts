import { describe, expect, it } from "vitest";
import { indexOrganisations } from "../../src/register/organisations.ts";
import { readOrganisations, readRegister } from "./fixtures.ts";

const all = readOrganisations();
const index = indexOrganisations(all);

function fold(form: string): string {
  return form.replaceAll("’", "'").toLowerCase();
}

function findIds(text: string): string[] {
  return index.find(text).map(({ organisation }) => organisation.id);
}

describe("the list of organisations", () => {
  it("gives every form to one organisation, once", () => {
    const owners = new Map<string, string[]>();
    for (const { id, abbreviation, name, otherNames, englishNames } of all) {
      const forms = [...(abbreviation ? [abbreviation] : []), name, ...otherNames, ...englishNames];
      for (const form of new Set(forms.map(fold)))
        owners.set(form, [...(owners.get(form) ?? []), id]);
      expect(forms.filter((form) => form.trim() !== form || form === "")).toEqual([]);
    }
    expect([...owners].filter(([, ids]) => ids.length > 1)).toEqual([]);
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  });

  it("names as the whole of a part only organisations on the list", () => {
    const ids = new Set(all.map(({ id }) => id));
    expect(all.filter(({ partOf }) => partOf !== undefined && !ids.has(partOf))).toEqual([]);
    expect(all.filter(({ id, partOf }) => partOf === id)).toEqual([]);
  });

  it.each([
    ["BZK", "ministerie van Binnenlandse Zaken en Koninkrijksrelaties"],
    ["EZK", "ministerie van Economische Zaken en Klimaat"],
    ["JenV", "J&V"],
    ["JenV", "ministerie van Justitie en Veiligheid"],
    ["OCW", "ministerie van Onderwijs, Cultuur en Wetenschap"],
    ["VWS", "ministerie van Volksgezondheid, Welzijn en Sport"],
    ["SZW", "ministerie van Sociale Zaken en Werkgelegenheid"],
    ["AZ", "ministerie van Algemene Zaken"],
    ["VNG", "Vereniging van Nederlandse Gemeenten"],
    ["IPO", "Interprovinciaal Overleg"],
    ["UvW", "Unie van Waterschappen"],
    ["ADS", "Alliantie Digitaal Samenleven"],
    ["CIP", "Centrum Informatiebeveiliging en Privacybescherming"],
    ["IBDS", "Interbestuurlijke Datastrategie"],
    ["SER", "Sociaal-Economische Raad"],
  ])("knows %s also as %s", (short, long) => {
    expect(index.named(short)?.id).toBeDefined();
    expect(index.named(long)?.id).toBe(index.named(short)?.id);
  });

  it.each([
    "BZK",
    "VWS",
    "AZ/DPC",
    "KOOP",
    "CIP",
    "RDDI",
    "IBDS",
    "NL Digital",
    "bibliotheken",
    "DUO",
  ])("knows %s as something other than a group of governments", (name) => {
    expect(index.named(name)).toMatchObject({ id: expect.any(String) });
    if (name !== "bibliotheken") expect(index.named(name)?.collective).toBe(false);
  });

  it.each([
    ...["overheidsbreed", "interbestuurlijk", "medeoverheden", "Rijksbreed", "overheden"],
    ...["andere departementen", "alle andere departementen", "alle departementen", "departementen"],
    ...["uitvoeringsorganisaties", "gemeenten", "bedrijfsleven", "publieke partijen"],
  ])("keeps the collective owner %s apart from named organisations", (name) => {
    expect(index.named(name)).toMatchObject({ collective: true });
  });

  it("leads from VWS to the actions that name it, apart from those of 'andere departementen'", () => {
    const { actions } = readRegister();
    const idsOf = (name: string) =>
      actions
        .filter(({ owners }) =>
          owners.some(({ organisation }) => organisation === index.named(name)?.id),
        )
        .map(({ id }) => id);
    expect(idsOf("VWS")).toEqual(["1.1.1", "1.2.7", "2.1.4", "4.2.6"]);
    expect(idsOf("ministerie van VWS")).toEqual(idsOf("VWS"));
    expect(idsOf("andere departementen")).toEqual(
      expect.arrayContaining(["1.1.2", "1.2.5", "4.3.14"]),
    );
    expect(idsOf("andere departementen")).not.toContain("1.2.7");
  });
});

describe("finding organisations in a text", () => {
  it("finds every name, left to right, with its place", () => {
    const text = "Doet VNG mee met het ministerie van Binnenlandse Zaken?";
    expect(index.find(text).map(({ name }) => name)).toEqual([
      "VNG",
      "ministerie van Binnenlandse Zaken",
    ]);
    for (const { name, start, end } of index.find(text)) expect(text.slice(start, end)).toBe(name);
  });

  it("takes the longest name at a place", () => {
    expect(findIds("Alle andere departementen doen mee")).toEqual([
      index.named("alle andere departementen")?.id,
    ]);
  });

  it("finds no name inside a word", () => {
    expect(findIds("De bzkmedewerker en het azijn")).toEqual([]);
  });

  it("asks a capital of a short name that is a word too", () => {
    expect(findIds("Wat doet KOOP?")).toEqual([index.named("KOOP")?.id]);
    expect(findIds("Is er iets te koop?")).toEqual([]);
  });
});
