import { describe, expect, it } from "vitest";
import { readDocuments, SeedError, type SeedFiles } from "../../src/documents/read-documents.ts";
import {
  changeSeedFiles,
  hashText,
  makeSeedFiles,
  readProjectFile,
  readSources,
} from "../seed-files.ts";

/** What reading these files fails with. @throws Error when it does not fail. */
function failureOf(files: SeedFiles): unknown {
  try {
    readDocuments(files);
  } catch (error) {
    return error;
  }
  throw new Error("Reading did not fail.");
}

const names = makeSeedFiles()
  .list("seeds")
  .filter((name) => name.endsWith(".txt"));

describe("readDocuments", () => {
  it("reads the five sources, with their lines as delivered", () => {
    const documents = readSources();
    expect(documents.map(({ info }) => info.id).sort()).toEqual([
      "kamerbrief-hoofdlijnen",
      "kamerbrief-werkagenda",
      "manifest",
      "staat-van-het-bestuur",
      "werkagenda",
    ]);
    for (const { info, lines } of documents) {
      expect(lines.join("\n")).toBe(readProjectFile(info.file));
      expect(hashText(lines.join("\n"))).toBe(info.sha256);
    }
  });

  it.each(names)("says in one error that %s was changed", (name) => {
    const text = readProjectFile(`seeds/${name}`).replace("digital", "Digital");
    const error = failureOf(changeSeedFiles({ [`seeds/${name}`]: text }));
    expect(error).toBeInstanceOf(SeedError);
    expect(String(error)).toContain(`seeds/${name}`);
  });

  it.each(names)("says in one error that %s is missing", (name) => {
    const error = failureOf(changeSeedFiles({ [`seeds/${name}`]: undefined }));
    expect(error).toBeInstanceOf(SeedError);
    expect(String(error)).toContain(`seeds/${name}`);
  });

  it.each(names)("says in one error that the marked copy of %s is missing", (name) => {
    const error = failureOf(changeSeedFiles({ [`seeds/marked/${name}`]: undefined }));
    expect(error).toBeInstanceOf(SeedError);
    expect(String(error)).toContain(name);
  });

  it("names a text that seeds/manifest.json does not list", () => {
    const error = failureOf(changeSeedFiles({ "seeds/nota.txt": "een" }));
    expect(error).toBeInstanceOf(SeedError);
    expect(String(error)).toContain("seeds/nota.txt");
  });

  it("names the source whose marked copy differs in more than marks", () => {
    const path = "seeds/marked/werkagenda.txt";
    const text = readProjectFile(path).replace("heef", "heeft");
    const error = failureOf(changeSeedFiles({ [path]: text }));
    expect(error).toBeInstanceOf(SeedError);
    expect(String(error)).toContain("seeds/werkagenda.txt");
  });

  it.each(["manifest", "repairs", "hyphens", "footnotes"])(
    "names seeds/%s.json when it is missing or no JSON",
    (name) => {
      for (const text of [undefined, "{"]) {
        const error = failureOf(changeSeedFiles({ [`seeds/${name}.json`]: text }));
        expect(error).toBeInstanceOf(SeedError);
        expect(String(error)).toContain(`seeds/${name}.json`);
      }
    },
  );

  it.each(["manifest", "repairs", "hyphens", "footnotes"])(
    "names seeds/%s.json when it has another shape, and where",
    (name) => {
      const error = failureOf(changeSeedFiles({ [`seeds/${name}.json`]: '{"documents":[{}]}' }));
      expect(error).toBeInstanceOf(SeedError);
      expect(String(error)).toContain(`seeds/${name}.json`);
      expect(String(error)).toMatch(/→ at \w+/);
    },
  );
});
