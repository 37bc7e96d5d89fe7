import { describe, expect, it } from "vitest";
import { stem } from "../../src/dutch/stem.ts";
import { QUESTION_WORDS, STOP_WORDS } from "../../src/dutch/stop-words.ts";

describe("stem", () => {
  it.each(
    [
      "stad steden",
      "lid leden",
      "kind kinderen",
      "systeem systemen",
      "kans kansen",
      "mens mensen",
      "grens grenzen",
      "brief brieven",
      "actie acties",
      "gemeente gemeenten gemeentes",
      "overheid overheden",
      "organisatie organisaties",
      "strategie strategieën",
      "advies adviezen",
      "proces processen",
      "model modellen",
      "bedrijf bedrijven",
      "actief actieve",
      "risico risico's risico´s",
      "financieel financiële",
      "belangrijk belangrijker belangrijkste",
      "veilig veiligheid veiliger",
      "werken werkt gewerkt",
      "aanpakken aanpakt aangepakt aanpak",
      "aanbieden aangeboden",
      "uitvoeren uitgevoerd uitvoering uitvoert",
      "publiceren gepubliceerd publiceert publiceerde",
      "vaststellen vastgesteld",
      "oprichten opgericht",
      "coördineren coördineert gecoördineerd",
      "creëren creëert gecreëerd",
      "verbeteren verbetert verbeterd verbetering",
      "besluit besluiten besloten",
      "bibliotheek bibliotheken",
      "ambtenaar ambtenaren",
      "e-mail email",
      "datastrategie data-strategie",
    ].map((row) => row.split(" ")),
  )("brings %s and its other forms together", (...words) => {
    expect(words.map(stem)).toEqual(words.map(() => stem(words[0] ?? "")));
  });
  it.each([
    ["kans", "kan"],
    ["mensen", "men"],
    ["overheid", "over"],
    ["weten", "wet"],
    ["gegevens", "geven"],
    ["ouderen", "ouders"],
    ["apps", "ap"],
    ["geleden", "lid"],
    ["straks", "strak"],
    ["afspraken", "spreken"],
  ])("keeps %s and %s apart", (a, b) => {
    expect(stem(a)).not.toBe(stem(b));
  });
  it("knows an irregular plural as the last part of a compound", () => {
    expect(stem("kamerleden")).toBe("kamerlid");
    expect(stem("datacentra")).toBe(stem("datacentrum"));
  });
  it("leaves abbreviations and words with figures as they are", () => {
    expect(["BZK", "NIS2", "CO2-uitstoot"].map(stem)).toEqual(["bzk", "nis2", "co2uitstoot"]);
  });
  it("gives the same answer after its memory has been filled", () => {
    const before = stem("digitalisering");
    for (let index = 0; index < 21_000; index += 1) stem(`woord${index}`);
    expect(stem("digitalisering")).toBe(before);
  });
});

describe("stop words", () => {
  it("keep the words that turn or direct a question", () => {
    const kept = ["niet", "geen", "wie", "wanneer", "hoeveel", "waarom", "welke"];
    expect(kept.filter((word) => STOP_WORDS.has(word))).toEqual([]);
  });
  it("count phrasing as question words, in both languages, and no subject", () => {
    expect(
      ["wat", "wie", "kun", "graag", "vertel", "mij", "which", "please"].every((word) =>
        QUESTION_WORDS.has(word),
      ),
    ).toBe(true);
    expect(
      ["verantwoordelijk", "actie", "owner", "niet"].some((word) => QUESTION_WORDS.has(word)),
    ).toBe(false);
  });
});
