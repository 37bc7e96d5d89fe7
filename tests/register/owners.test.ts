import { describe, expect, it } from "vitest";
import { indexOrganisations } from "../../src/register/organisations.ts";
import { splitOwners } from "../../src/register/owners.ts";
import { readOrganisations } from "./fixtures.ts";

const organisations = indexOrganisations(readOrganisations());

function split(ownerText: string): string[] {
  return splitOwners(ownerText, organisations).map(({ name, role }) =>
    role ? `${name}: ${role}` : name,
  );
}

describe("splitOwners", () => {
  it.each([
    ["BZK", ["BZK"]],
    ["BZK, OCW, VWS, EZK en JenV", ["BZK", "OCW", "VWS", "EZK", "JenV"]],
    [
      "BZK (voor algoritmes), JenV (voor AVG), EZK",
      ["BZK: voor algoritmes", "JenV: voor AVG", "EZK"],
    ],
    ["CZW BZK, (DWJZ) JenV", ["BZK: CZW", "JenV: DWJZ"]],
    ["BZK, AZ/DPC, KOOP", ["BZK", "AZ/DPC", "KOOP"]],
    [
      "BZK stimuleert, Public Spaces/ publieke partijen",
      ["BZK: stimuleert", "Public Spaces", "publieke partijen"],
    ],
    [
      "andere departementen en interbestuurlijk (VNG, IPO, UvW)",
      [
        ...["andere departementen", "interbestuurlijk"],
        ...["VNG: interbestuurlijk", "IPO: interbestuurlijk", "UvW: interbestuurlijk"],
      ],
    ],
    [
      "BZK/OCW voor Rijk (Open op Orde / RDDI), alle departementen",
      [
        "BZK: voor Rijk (Open op Orde / RDDI)",
        "OCW: voor Rijk (Open op Orde / RDDI)",
        "alle departementen",
      ],
    ],
    ["BZK (voor PLOOI: KOOP), Rijksbreed", ["BZK", "KOOP: voor PLOOI", "Rijksbreed"]],
    [
      "BZK, departementen binnen eigen domeinen (bijv. VWS voor zorg)",
      ["BZK", "departementen: binnen eigen domeinen", "VWS: voor zorg"],
    ],
    [
      "VNG voor gemeentes (Woo Meerjarenplan) IPO voor provincies",
      ["VNG: voor gemeentes (Woo Meerjarenplan)", "IPO: voor provincies"],
    ],
  ])("splits %j", (ownerText, expected) => {
    expect(split(ownerText)).toEqual(expected);
  });

  it("gives each owner the id of its organisation", () => {
    const [owner] = splitOwners("ministerie van BZK", organisations);
    expect(owner).toEqual({ organisation: "bzk", name: "ministerie van BZK" });
  });

  it("finds no owner in a text without organisations", () => {
    expect(splitOwners("nog te bepalen", organisations)).toEqual([]);
  });
});
