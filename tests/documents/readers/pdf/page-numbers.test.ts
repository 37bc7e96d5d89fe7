import { describe, expect, it } from "vitest";
import { numberPages } from "../../../../src/documents/readers/pdf/page-numbers.ts";

describe("the number of each page", () => {
  it.each([
    ["is the printed one", [["5"], ["6"], ["7"]], [5, 6, 7]],
    ["is counted where nothing is printed", [[], ["Beleidsnota"], []], [1, 2, 3]],
    [
      "is counted on from the neighbours",
      [[], ["Pagina 2 van 4"], ["Pagina 3 van 4"], []],
      [1, 2, 3, 4],
    ],
    ["is not the total", [["Pagina 2 van 5"], ["Pagina 3 van 5"]], [2, 3]],
    [
      "is not the year beside it",
      [["Plan 2024 | 8"], ["Plan 2024 | 9"], ["Plan 2024 | 10"]],
      [8, 9, 10],
    ],
    [
      "is not the number of a section",
      [
        ["Deel 3", "12"],
        ["Deel 3", "13"],
      ],
      [12, 13],
    ],
    ["is counted before the first printed page", [["i"], ["ii"], ["1"], ["2"]], [1, 2, 1, 2]],
    ["goes on after pages that are missing", [["3"], ["4"], ["9"], ["10"]], [3, 4, 9, 10]],
  ])("%s", (_, edges, pages) => {
    expect(numberPages(edges)).toEqual(pages);
  });
});
