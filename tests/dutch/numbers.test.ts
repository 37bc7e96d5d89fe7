import { describe, expect, it } from "vitest";
import { findDates } from "../../src/dutch/dates.ts";
import { findIds, findNumbers } from "../../src/dutch/numbers.ts";

const values = (text: string) => findNumbers(text).map(({ value, unit }) => [value, unit]);

describe("findNumbers", () => {
  it.each([
    ["2,5 miljoen mensen", 2_500_000, "miljoen"],
    ["2,3 miljoen", 2_300_000, "miljoen"],
    ["2.5 million people", 2_500_000, "miljoen"],
    ["een miljoen", 1_000_000, "miljoen"],
    ["twee miljoen", 2_000_000, "miljoen"],
    ["50.000 apparaten", 50_000, undefined],
    ["50,000 devices", 50_000, undefined],
    ["35.000.000", 35_000_000, undefined],
    ["1,5 meter", 1.5, undefined],
    ["20%", 20, "percent"],
    ["20 %", 20, "percent"],
    ["20 procent", 20, "percent"],
    ["€ 300 miljoen", 300_000_000, "euro"],
    ["85 miljard euro", 85_000_000_000, "euro"],
    ["in 2025", 2025, undefined],
  ])("reads %s", (text, value, unit) => {
    expect(values(text)).toEqual([[value, unit]]);
  });

  it("reads counting words that stand alone but never the article", () => {
    expect(values("één op de vijf, een op de twintig, eenvoudig")).toEqual([
      [1, undefined],
      [5, undefined],
      [20, undefined],
    ]);
    expect(values("in acht nemen")).toEqual([]);
  });

  it("takes both ends of a range", () => {
    expect(values("25% – 50% in 2012-2025")).toEqual([
      [25, "percent"],
      [50, "percent"],
      [2012, undefined],
      [2025, undefined],
    ]);
  });

  it("leaves dates, section numbers and figures glued to a word alone", () => {
    expect(values("4 november 2022, actie 4.3.4, corona2, 5G en paragraaf 2.4")).toEqual([]);
  });

  it("points at the literal text", () => {
    const text = "Ruim 2,5 miljoen. Dan 20 procent.";
    for (const { start, end, text: literal } of findNumbers(text)) {
      expect(text.slice(start, end)).toBe(literal);
    }
    expect(findNumbers(text).map((number) => number.text)).toEqual(["2,5 miljoen", "20 procent"]);
  });
});

describe("findDates", () => {
  it.each([
    ["4 november 2022", "2022-11-04"],
    ["8  \n maart 2022", "2022-03-08"],
    ["November 4, 2022", "2022-11-04"],
    ["4 nov. 2022", "2022-11-04"],
    ["4-11-2022", "2022-11-04"],
    ["2022-11-04", "2022-11-04"],
    ["november 2022", "2022-11"],
    ["1 januari", "--01-01"],
  ])("reads %s", (text, iso) => {
    expect(findDates(`Per ${text}.`).map((date) => [date.iso, date.text])).toEqual([[iso, text]]);
  });

  it("does not take a month alone, a modal verb or an impossible day for a date", () => {
    expect(findDates("in mei, may 3 people, 45 maart, 2,5 mei")).toEqual([]);
  });
});

describe("findIds", () => {
  it("finds section and action numbers and no decimals, dates or thousands", () => {
    expect(
      findIds("4.3.4, 4.3 en 1.2.1–3; 1.000, 2,5, 4.11.2022, 4.3 miljoen.").map(({ id }) => id),
    ).toEqual(["4.3.4", "4.3", "1.2.1"]);
  });
});
