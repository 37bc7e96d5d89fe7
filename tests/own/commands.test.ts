import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  embedNothing,
  look,
  makePlace,
  type Place,
  runCommand,
  startCommand,
} from "./run-command.ts";

const LONG = 120_000;
const text = "De ombudsvrouw van Zonnedael behandelt klachten over parkeerbonnen.";

let base: Place;
const places: Place[] = [];

beforeAll(async () => {
  base = makePlace();
  mkdirSync(base.sources);
  writeFileSync(join(base.sources, "eerste.txt"), "De eerste nota gaat over de kermis.");
  await embedNothing(base);
  const { code, err } = await runCommand(base, "build-index");
  expect(err).toMatch(/^Index: 1\/1, \d+\/s, 0 s left\n$/);
  expect(code).toBe(0);
}, LONG);
afterAll(() => {
  for (const { files } of [base, ...places]) rmSync(files, { recursive: true, force: true });
});

/** A place with the index and the documents of the base, and a file that can be added. */
function copyBase(name = "brief.txt", content = text): Place & { file: string } {
  const place = makePlace(base.index);
  places.push(place);
  cpSync(base.sources, place.sources, { recursive: true, preserveTimestamps: true });
  const file = join(place.files, name);
  writeFileSync(file, content);
  return { ...place, file };
}

function currentOf({ index }: Place): string {
  return readFileSync(join(index, "current"), "utf8");
}

/** Runs a command that must fail with one sentence and change nothing. */
async function fail(place: Place, script: string, ...args: string[]): Promise<string> {
  const before = [look(place.index), look(place.sources)];
  const { code, out, err } = await runCommand(place, script, ...args);
  expect(code).toBe(1);
  expect(out).toBe("");
  expect([look(place.index), look(place.sources)]).toEqual(before);
  return err.trimEnd();
}

describe("adding a document", () => {
  it(
    "puts it in the folder with its description, embeds only its passages, and is undone by removing",
    async () => {
      const place = copyBase();
      const before = look(place.sources);
      utimesSync(place.file, new Date("2023-04-05"), new Date("2023-04-05"));
      const added = await runCommand(
        place,
        "add-document",
        ...[place.file, "--title", "De brief", "--date", "2024-05-01"],
      );
      expect(added).toMatchObject({ code: 0, out: expect.stringContaining("2 documents") });
      expect(added.out).toMatch(/; 1 text was new\./);
      expect(readFileSync(join(place.sources, "brief.txt"), "utf8")).toBe(text);
      expect(JSON.parse(readFileSync(join(place.sources, "brief.txt.json"), "utf8"))).toEqual({
        title: "De brief",
        date: "2024-05-01",
      });
      expect(statSync(join(place.sources, "brief.txt")).mtime).toEqual(new Date("2023-04-05"));
      const right = await runCommand(place, "verify");
      expect(right).toMatchObject({ code: 0, err: "" });
      expect(right.out).toMatch(
        /^Checked \d+ excerpts of \d+ passages in 7 documents: all are .*\.\n$/,
      );
      writeFileSync(join(place.sources, "eerste.txt"), "De eerste nota gaat over de markt.");
      const wrong = await runCommand(place, "verify");
      expect(wrong).toMatchObject({
        code: 1,
        out: expect.stringContaining("eerste.txt: the file"),
      });
      expect(wrong.out).toMatch(/: 1 are not as they should be\.\n$/);
      cpSync(base.sources, place.sources, { recursive: true, preserveTimestamps: true });

      const removed = await runCommand(place, "remove-document", "brief");
      expect(removed).toMatchObject({ code: 0, err: "" });
      expect(removed.out).toContain("; 0 texts were new.");
      expect(look(place.sources)).toEqual(before);
      expect(look(place.index)).not.toHaveProperty([join(place.index, "indexing")]);
      const build = currentOf(place).split(" ")[0] ?? "";
      const passages = readFileSync(join(place.index, build, "passages.json"), "utf8");
      expect(passages).not.toContain("parkeerbonnen");
      expect(passages).toContain("kermis");
    },
    LONG,
  );

  it(
    "refuses a file that cannot be a source and a name that is taken in a sentence, and changes nothing",
    async () => {
      const empty = copyBase("leeg.txt", "");
      expect(await fail(empty, "add-document", empty.file)).toMatch(/^leeg\.txt[^\n]+\.$/);
      const taken = copyBase("werkagenda.txt");
      rmSync(taken.sources, { recursive: true });
      expect(await fail(taken, "add-document", taken.file)).toMatch(/^werkagenda\.txt: [^\n]+\.$/);
      expect(existsSync(taken.sources)).toBe(false);
    },
    LONG,
  );

  it(
    "that is killed half way changes neither folder nor index, and can be done again",
    async () => {
      const many = Array.from({ length: 4000 }, (_, at) => `Alinea ${at} over onderwerp ${at}.`);
      const place = copyBase("groot.txt", many.join("\n\n"));
      const before = look(place.sources);
      const pointer = currentOf(place);
      const { child, ended, written } = startCommand(place, "add-document", [place.file]);
      await expect.poll(written, { timeout: 60_000, interval: 20 }).toContain("Index: ");
      child.kill("SIGKILL");
      expect(await ended).toMatchObject({ code: null });
      expect(currentOf(place)).toBe(pointer);
      const seen = Object.entries(look(place.sources)).filter(([path]) => !path.includes("/."));
      expect(Object.fromEntries(seen)).toEqual(before);

      writeFileSync(place.file, text);
      const again = await runCommand(place, "add-document", place.file);
      expect(again).toMatchObject({ code: 0, err: expect.not.stringContaining("Process") });
      expect(readdirSync(place.index).filter((name) => name.startsWith("build-"))).toHaveLength(1);
    },
    LONG,
  );

  it(
    "while another is being added is refused in a sentence, and the other goes on",
    async () => {
      const many = Array.from({ length: 4000 }, (_, at) => `Alinea ${at} over onderwerp ${at}.`);
      const place = copyBase("groot.txt", many.join("\n\n"));
      const { child, ended, written } = startCommand(place, "add-document", [place.file]);
      const second = join(place.files, "klein.txt");
      writeFileSync(second, text);
      await expect.poll(written, { timeout: 60_000, interval: 20 }).toContain("Index: ");
      // It would be done before the second begins, on a machine that has much to do.
      child.kill("SIGSTOP");
      const refused = await runCommand(place, "add-document", second);
      child.kill("SIGCONT");
      expect(refused.err).toMatch(/^Process \d+ is building the index in [^\n]+\.\n$/);
      expect(refused.code).toBe(1);
      expect(await ended).toMatchObject({ code: 0 });
      expect(readdirSync(place.sources).sort()).toEqual([
        "eerste.txt",
        "groot.txt",
        "groot.txt.json",
      ]);
    },
    LONG,
  );
});

describe("removing a document", () => {
  it(
    "that is not there names those that are, and changes nothing",
    async () => {
      const place = copyBase();
      expect(await fail(place, "remove-document", "weg")).toMatch(/"weg".*eerste\.txt/);
    },
    LONG,
  );

  it(
    "also takes away a description that was left alone",
    async () => {
      const place = copyBase();
      writeFileSync(join(place.sources, "weg.txt.json"), "{}");
      expect(await runCommand(place, "remove-document", "weg.txt.json")).toMatchObject({ code: 0 });
      expect(readdirSync(place.sources)).toEqual(["eerste.txt"]);
    },
    LONG,
  );
});
