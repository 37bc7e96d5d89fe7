import { mkdirSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openSourcesFolder } from "../../src/disk.ts";
import { changeFolder } from "../../src/documents/own/change-folder.ts";
import { findSourcesFolder } from "../../src/own-folder.ts";
import { readAddedFile } from "../../src/read-added-file.ts";
import { makeFolder } from "./make-own.ts";
import { makeTemporary } from "./make-parts.ts";

/** A folder with files as people have them. */
function makeDesk(): string {
  const desk = makeTemporary();
  mkdirSync(join(desk, "map"));
  writeFileSync(join(desk, "brief.txt"), "Tekst.");
  writeFileSync(join(desk, ".verborgen.txt"), "Tekst.");
  writeFileSync(join(desk, "brief.pdf.json"), "{}");
  return desk;
}

describe("the file that is to be added", () => {
  it("is read with its description from the folder where the path was typed", () => {
    const desk = makeDesk();
    utimesSync(join(desk, "brief.txt"), new Date("2023-04-05"), new Date("2023-04-05"));
    const args = ["../brief.txt", "--title", " De brief ", "--date", "2024-05-01"];
    const file = readAddedFile(
      [...args, "--publisher", "Ons", "--kind", "brief"],
      join(desk, "map"),
    );
    expect(file).toMatchObject({
      name: "brief.txt",
      changed: new Date("2023-04-05"),
      description: { title: "De brief", date: "2024-05-01", publisher: "Ons", kind: "brief" },
    });
    expect(new TextDecoder().decode(file?.bytes)).toBe("Tekst.");
  });

  it("needs no description", () => {
    expect(readAddedFile(["brief.txt"], makeDesk())?.description).toEqual({});
  });

  it.each([
    ["one that is not there", ["weg.txt"], /^weg\.txt is not there\. Give [^\n]+\.$/],
    ["a folder", ["map"], /^map is no file\. Give [^\n]+\.$/],
    ["a hidden file", [".verborgen.txt"], /^\.verborgen\.txt is a hidden file\. Give [^\n]+\.$/],
    ["a description", ["brief.pdf.json"], /^brief\.pdf\.json cannot be a document: [^\n]+\.$/],
    ["none", [], /^Give one file to add\./],
    ["two", ["brief.txt", "weg.txt"], /^Give one file to add\./],
    [
      "one with a date that is no day",
      ["brief.txt", "--date", "01-05-2024"],
      /^--date "01-05-2024" must be a day such as 2024-05-01\.$/,
    ],
    ["one with an empty title", ["brief.txt", "--title", ""], /^--title "" must have [^\n]+\.$/],
    [
      "one with an option that does not exist",
      ["brief.txt", "--titel", "x"],
      /--titel[\s\S]+Usage: /,
    ],
  ])("is refused in a sentence when it is %s", (_, args, sentence) => {
    expect(() => readAddedFile(args, makeDesk())).toThrow(sentence);
  });

  it("is none when help is asked for", () => {
    expect(readAddedFile(["--help"], makeDesk())).toBeUndefined();
  });
});

describe("a folder of documents", () => {
  it("has files and links to files, no subfolders, hidden files or links to nothing", () => {
    const desk = makeDesk();
    symlinkSync(join(desk, "brief.txt"), join(desk, "gelinkt.txt"));
    symlinkSync("/weg/ermee", join(desk, "dood.txt"));
    symlinkSync(join(desk, "map"), join(desk, "maplink"));
    expect(openSourcesFolder(desk).list().sort()).toEqual([
      ...["brief.pdf.json", "brief.txt", "gelinkt.txt"],
    ]);
  });

  it("that is set and is not there is an error that names it", () => {
    expect(() => findSourcesFolder({ sourcesFolder: "/weg/ermee" })).toThrow(
      /^SOURCES_DIR=\/weg\/ermee is no folder\. [^\n]+\.$/,
    );
  });

  it("is seen as it will be when files are added, replaced and taken away", () => {
    const folder = makeFolder({ "a.txt": "Een.", "b.txt": "Twee.", "c.txt": "Drie." });
    const file = (text: string) => ({ bytes: new TextEncoder().encode(text), day: "2020-01-01" });
    const changed = changeFolder(
      folder,
      new Map([
        ["a.txt", undefined],
        ["b.txt", file("Nieuw.")],
        ["d.txt", file("")],
      ]),
    );
    const textOf = (name: string) => new TextDecoder().decode(changed.read(name));
    expect(changed.list().sort()).toEqual(["b.txt", "c.txt", "d.txt"]);
    expect(["b.txt", "c.txt", "d.txt"].map(textOf)).toEqual(["Nieuw.", "Drie.", ""]);
    expect([changed.dayOf("b.txt"), changed.dayOf("c.txt")]).toEqual(["2020-01-01", "2026-02-03"]);
    expect(folder.list()).toEqual(["a.txt", "b.txt", "c.txt"]);
  });
});
