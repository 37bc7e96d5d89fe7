import { describe, expect, it } from "vitest";
import { differs, documentIdOf, readOwnDocuments } from "../../src/documents/own/own-documents.ts";
import { makeFolder, makeReader, makeReading } from "./make-own.ts";

const SENTENCE = /^[^\n]+\.$/;

async function readFolder(files: Record<string, string>, takenIds: string[] = []) {
  return readOwnDocuments(makeFolder(files), [], makeReading({ takenIds }));
}

/** The one sentence with which these files are refused. */
async function refusal(files: Record<string, string>, takenIds: string[] = []): Promise<string> {
  const { refused } = await readFolder(files, takenIds);
  expect(refused).toHaveLength(1);
  return refused[0] ?? "";
}

describe("a file of one's own", () => {
  it("is described by the file beside it", async () => {
    const description = { title: "De brief", date: "2024-05-01", publisher: "Ons", kind: "brief" };
    const { documents } = await readFolder({
      "brief.pdf": "Tekst.",
      "brief.pdf.json": JSON.stringify(description),
    });
    expect(documents.map(({ info }) => info)).toEqual([
      expect.objectContaining({ ...description, id: "brief", dateText: "1 mei 2024" }),
    ]);
    expect(documents[0]?.info).toMatchObject({
      file: "sources/brief.pdf",
      originalFile: "brief.pdf",
    });
    expect(documents[0]?.info.note).toBeUndefined();
  });

  it("without a date says that its date is not known, and has the day of the file", async () => {
    const { documents } = await readFolder({ "brief.txt": "Tekst." });
    expect(documents[0]?.info).toMatchObject({
      ...{ title: "brief", date: "2026-02-03", dateText: "datum onbekend" },
      note: expect.stringContaining("niet opgegeven"),
    });
  });

  it.each([
    [[4], "Pagina 4 heeft geen tekst; wat daar als beeld staat, is niet doorzocht."],
    [[4, 7], "Pagina 4 en 7 hebben geen tekst; wat daar als beeld staat, is niet doorzocht."],
    [
      Array.from({ length: 15 }, (_, index) => index + 2),
      "Pagina 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13 en nog 3 andere hebben geen tekst; wat daar als beeld staat, is niet doorzocht.",
    ],
  ])("says that its pages %j have no text", async (pagesWithoutText, note) => {
    const readFile = async () => ({
      pagesWithoutText,
      blocks: [{ kind: "paragraph" as const, lines: [{ text: "Tekst.", page: 1 }] }],
    });
    const { documents } = await readOwnDocuments(
      makeFolder({ "a.pdf": "", "a.pdf.json": '{"date":"2024-05-01"}', "b.pdf": "" }),
      [],
      makeReading({ readFile }),
    );
    expect(documents.map(({ info }) => info.note)).toEqual([
      note,
      `De datum van dit document is niet opgegeven. ${note}`,
    ]);
  });

  it("is called by its title in the file when nobody gave one", async () => {
    const readFile = async () => ({
      title: "Uit het bestand",
      blocks: [{ kind: "paragraph" as const, lines: [{ text: "Tekst.", page: 1 }] }],
    });
    const { documents } = await readOwnDocuments(
      makeFolder({ "a.txt": "", "b.txt": "", "b.txt.json": '{"title":"Gegeven"}' }),
      [],
      makeReading({ readFile }),
    );
    expect(documents.map(({ info }) => info.title)).toEqual(["Uit het bestand", "Gegeven"]);
  });

  it.each([
    ["Brief.pdf", "brief"],
    ["Beleidsplan 2024 (definitief).docx", "beleidsplan-2024-definitief"],
    ["Één café.md", "een-cafe"],
    ["verslag.v2.txt", "verslag-v2"],
    [`${"lang".repeat(40)}.pdf`, "lang".repeat(15)],
    ["???.pdf", ""],
  ])("%s becomes the document %s", (name, id) => {
    expect(documentIdOf(name)).toBe(id);
  });
});

describe("a file that cannot be a source", () => {
  it("gets one sentence that names it, and the others are read", async () => {
    const { documents, refused } = await readFolder({ "a.pdf": "KAPOT", "b.pdf": "Tekst." });
    expect(refused).toEqual([expect.stringMatching(/^a\.pdf: /)]);
    expect(documents.map(({ info }) => info.id)).toEqual(["b"]);
  });

  it("may have the name of one of the program's own sources", async () => {
    const sentence = await refusal({ "Werkagenda.pdf": "Tekst." }, ["werkagenda"]);
    expect(sentence).toMatch(SENTENCE);
    expect(sentence).toMatch(/^Werkagenda\.pdf: .*werkagenda.*another name/);
  });

  it("may have the name of another file but for its end", async () => {
    const sentence = await refusal({ "brief.docx": "Tekst.", "brief.pdf": "Tekst." });
    expect(sentence).toMatch(/^brief\.pdf: .*brief\.docx/);
  });

  it("may have a name without a letter or digit", async () => {
    expect(await refusal({ "!!!.pdf": "Tekst." })).toMatch(/^!!!\.pdf: .*another name\.$/);
  });

  it.each([
    ["no JSON", "{"],
    ["no object", "[]"],
    ["an unknown field", '{"titel":"De brief"}'],
    ["an empty title", '{"title":" "}'],
    ["a title that is too long", JSON.stringify({ title: "x".repeat(201) })],
    ["a date that is no day", '{"date":"01-05-2024"}'],
    ["a day that does not exist", '{"date":"2024-02-30"}'],
    ["a number for a date", '{"date":2024}'],
  ])("may have a description with %s", async (_, description) => {
    const sentence = await refusal({ "brief.pdf": "Tekst.", "brief.pdf.json": description });
    expect(sentence).toMatch(/^brief\.pdf\.json .*brief\.pdf.*Repair it or take it away\.$/);
    expect(sentence).not.toContain("\n");
  });

  it("may be a description whose document is gone", async () => {
    const sentence = await refusal({ "brief.pdf.json": '{"title":"De brief"}' });
    expect(sentence).toMatch(/^brief\.pdf\.json .*brief\.pdf\b.*not there.*\.$/);
  });

  it("may be one that this user may not open", async () => {
    const folder = {
      ...makeFolder({ "geheim.pdf": "", "open.pdf": "Tekst." }),
      read: (name: string) => {
        if (name === "open.pdf") return new TextEncoder().encode("Tekst.");
        throw Object.assign(new Error("permission denied"), { code: "EACCES" });
      },
    };
    const { documents, refused } = await readOwnDocuments(folder, [], makeReading());
    expect(refused).toEqual([expect.stringMatching(/^geheim\.pdf: .*EACCES.*\.$/)]);
    expect(documents.map(({ info }) => info.id)).toEqual(["open"]);
    expect(differs(folder, documents, [])).toBe(false);
  });

  it("may be one of which a reader makes no text at all", async () => {
    expect(await refusal({ "leeg.pdf": " \n \n" })).toMatch(/^leeg\.pdf: .*no text.*\.$/);
  });

  it("may be one on which a reader breaks down, which spoils nothing but that file", async () => {
    const readFile = async () => {
      throw new TypeError("Cannot read properties of undefined");
    };
    const own = await readOwnDocuments(
      makeFolder({ "raar.pdf": "Tekst." }),
      [],
      makeReading({ readFile }),
    );
    expect(own.refused).toEqual([expect.stringMatching(/^raar\.pdf: .*\.$/)]);
  });
});

describe("a folder that is read again", () => {
  it("reads only what is new or changed", async () => {
    const folder = makeFolder({ "a.txt": "Een.", "b.txt": "Twee." });
    const { readFile, read } = makeReader();
    const reading = makeReading({ readFile });
    const first = await readOwnDocuments(folder, [], reading);
    expect(read.splice(0)).toEqual(["a.txt", "b.txt"]);
    const second = await readOwnDocuments(folder, first.documents, reading);
    expect(read.splice(0)).toEqual([]);
    expect(second).toEqual(first);
    folder.files.set("b.txt", "Drie.");
    folder.files.set("c.txt", "Vier.");
    const third = await readOwnDocuments(folder, second.documents, reading);
    expect(read).toEqual(["b.txt", "c.txt"]);
    expect(third.documents.map(({ lines }) => lines)).toEqual([["Een."], ["Drie."], ["Vier."]]);
  });

  it("has another document when the description or the name of a file changes", async () => {
    const folder = makeFolder({ "a.txt": "Een." });
    const { documents } = await readOwnDocuments(folder, [], makeReading());
    expect(differs(folder, documents, [])).toBe(false);
    folder.files.set("a.txt.json", '{"title":"Nieuw"}');
    expect(differs(folder, documents, [])).toBe(true);
    const again = await readOwnDocuments(folder, documents, makeReading());
    expect(again.documents.map(({ info }) => info.title)).toEqual(["Nieuw"]);
    folder.files.clear();
    folder.files.set("z.txt", "Een.");
    const renamed = await readOwnDocuments(folder, documents, makeReading());
    expect(renamed.documents.map(({ info }) => info.id)).toEqual(["z"]);
  });

  it("differs by a file more and by a file less", async () => {
    const folder = makeFolder({ "a.txt": "Een.", "b.txt": "Twee." });
    const { documents } = await readOwnDocuments(folder, [], makeReading());
    expect(differs(folder, documents.slice(1), [])).toBe(true);
    folder.files.delete("a.txt");
    expect(differs(folder, documents, [])).toBe(true);
  });

  it("keeps the bytes that were hashed when a file changes while it is read", async () => {
    const folder = makeFolder({ "a.txt": "Een." });
    const { readFile } = makeReader();
    const { documents } = await readOwnDocuments(
      folder,
      [],
      makeReading({
        readFile: (bytes, name) => {
          folder.files.set("a.txt", "Twee.");
          return readFile(bytes, name);
        },
      }),
    );
    expect(documents[0]?.lines).toEqual(["Een."]);
    expect(differs(folder, documents, [])).toBe(true);
  });
});
