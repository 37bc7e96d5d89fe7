import { describe, expect, it } from "vitest";
import { rememberFor, rememberLatest } from "../../src/dutch/remember.ts";

function countLengths() {
  const seen: string[] = [];
  const measure = (text: string): number | undefined => {
    seen.push(text);
    return text.length || undefined;
  };
  return { seen, measure };
}

describe("what is remembered for an object", () => {
  it("is computed once, also when the result is undefined", () => {
    const { seen, measure } = countLengths();
    const lengthOf = rememberFor(({ text }: { text: string }) => measure(text));
    const [empty, word] = [{ text: "" }, { text: "wet" }];
    expect([empty, word, empty, word].map(lengthOf)).toEqual([undefined, 3, undefined, 3]);
    expect(seen).toEqual(["", "wet"]);
  });
});

describe("what is remembered for the latest names", () => {
  it("is computed once, also when the result is undefined", () => {
    const { seen, measure } = countLengths();
    const lengthOf = rememberLatest(2, measure, (text) => text);
    expect(["", "wet", "", "wet"].map(lengthOf)).toEqual([undefined, 3, undefined, 3]);
    expect(seen).toEqual(["", "wet"]);
  });

  it("is the same for two keys with one name", () => {
    const { seen, measure } = countLengths();
    const lengthOf = rememberLatest(2, measure, (text) => text.toLowerCase());
    expect([lengthOf("Wet"), lengthOf("wet")]).toEqual([3, 3]);
    expect(seen).toEqual(["Wet"]);
  });

  it("forgets the name that was asked for longest ago", () => {
    const { seen, measure } = countLengths();
    const lengthOf = rememberLatest(2, measure, (text) => text);
    for (const text of ["a", "b", "a", "c", "a", "b"]) lengthOf(text);
    expect(seen).toEqual(["a", "b", "c", "b"]);
  });
});
