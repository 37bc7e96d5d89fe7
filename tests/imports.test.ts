import { existsSync, readdirSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { readProjectFile } from "./seed-files.ts";

/**
 * Who may import whom, as in docs/design.md. Type-only imports count too. What differs from that
 * table:
 * - src/answer also imports question, retrieval and documents: an answer weighs the question's words
 *   as the search did and reads its excerpts from the spans of the source, so that they stay literal
 *   (docs/adr/0003-answer-imports.md). Embedding, store and passages stay out of its reach.
 * - src/client is the client for other programs; it knows the shapes of the API and nothing else.
 * - src/mcp offers the same services as src/http, and shares its problems, limits and readiness.
 */
const mayImport: Record<string, readonly string[]> = {
  "src/ask": ["question", "retrieval", "register", "answer", "llm", "schema"],
  "src/schema": [],
  "src/config": ["llm", "schema"],
  "src/documents": ["schema"],
  "src/register": ["documents", "dutch", "schema"],
  "src/passages": ["documents", "schema"],
  "src/dutch": [],
  "src/embedding": ["config", "schema"],
  "src/store": ["schema"],
  "src/retrieval": ["dutch", "embedding", "store", "schema"],
  "src/question": ["dutch", "register", "schema"],
  "src/answer": ["documents", "register", "question", "retrieval", "dutch", "schema"],
  "src/http": ["ask", "register", "documents", "schema"],
  "src/client": ["schema"],
  "src/mcp": ["http", "schema"],
  "src/llm": ["answer", "dutch", "schema"],
};

/** What may be imported as a type only, besides: src/ask.ts hands documents on, it reads none. */
const mayImportTypes: Record<string, readonly string[]> = {
  "src/ask": ["documents"],
  "src/llm": ["documents", "retrieval"],
};

/** The entries; they and the other files directly under src wire the stages together. */
const entries = [
  "src/main.ts",
  "src/build-index.ts",
  "src/add-document.ts",
  "src/remove-document.ts",
  "src/verify.ts",
  "src/ask-cli.ts",
  "src/mcp-stdio.ts",
];

/** The packages that one folder only may import. */
const ownPackages: Record<string, string> = {
  "@xenova/transformers": "src/embedding",
  vectra: "src/store",
  pg: "src/store",
};

const LINE_LIMIT = 330;

/** The files that may be longer, and why. */
const longFiles: { path: RegExp; limit: number; reason: string }[] = [
  { path: /^src\/schema\.ts$/, limit: 420, reason: "every border shape in one file, design.md" },
  { path: /\.html$/, limit: 500, reason: "a page is a document, read from top to bottom" },
];

interface Import {
  from: string;
  /** A path in the project, or the name of a package. */
  to: string;
  typeOnly: boolean;
}

function listFiles(folder: string): string[] {
  const root = fileURLToPath(new URL("../", import.meta.url));
  return readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length))
    .sort();
}

function isCode(path: string): boolean {
  return /\.(ts|js|mjs)$/.test(path);
}

/** Every import of a text: static, re-exported, for its effect alone, or at run time. */
function findImports(from: string, text: string): Import[] {
  const code = text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/^\s*\/\/.*$/gm, "");
  const pattern =
    /\b(?:import|export)\s+(type\s)?[\w\s{},*$]*?\bfrom\s*["']([^"']+)["']|\bimport\s*["']([^"']+)["']|\bimport\(\s*["']([^"']+)["']\s*\)/g;
  return [...code.matchAll(pattern)].map(([, type, named, effect, dynamic]) => {
    const to = named ?? effect ?? dynamic ?? "";
    const path = to.startsWith(".") ? normalize(join(dirname(from), to)) : to;
    return { from, to: path, typeOnly: type !== undefined };
  });
}

/** src/http/app.ts belongs to src/http, src/ask.ts to src/ask. */
function partOf(path: string): string {
  return path.replace(/\.ts$/, "").split("/").slice(0, 2).join("/");
}

function isWiring(path: string): boolean {
  return /^src\/[^/]+\.ts$/.test(path) && !(partOf(path) in mayImport);
}

function limitOf(path: string): number {
  return longFiles.find((one) => one.path.test(path))?.limit ?? LINE_LIMIT;
}

/** The imports among them that the table does not allow. */
function findForbidden(imports: readonly Import[]): string[] {
  return imports
    .filter(({ from, to, typeOnly }) => {
      if (from.startsWith("web/")) {
        return to.startsWith("src/") && (to !== "src/schema.ts" || !typeOnly);
      }
      if (!to.startsWith("src/")) return /^(web|tests|bench|index|models)\//.test(to);
      if (entries.includes(to)) return true;
      if (isWiring(from) || partOf(from) === partOf(to)) return false;
      const types = typeOnly ? (mayImportTypes[partOf(from)] ?? []) : [];
      const allowed = [...(mayImport[partOf(from)] ?? []), ...types];
      return !allowed.includes(partOf(to).replace("src/", ""));
    })
    .map(({ from, to, typeOnly }) => `${from} → ${to}${typeOnly ? " (type)" : ""}`);
}

const files = [...listFiles("src"), ...listFiles("web")];
const imports = files.filter(isCode).flatMap((path) => findImports(path, readProjectFile(path)));

describe("the import table", () => {
  it("is followed by every file of src and web", () => {
    expect(imports.length).toBeGreaterThan(100);
    expect(findForbidden(imports)).toEqual([]);
  });

  it("knows every folder of src", () => {
    const folders = new Set(files.filter((path) => /^src\/.+\//.test(path)).map(partOf));
    expect([...folders].filter((folder) => !(folder in mayImport))).toEqual([]);
  });

  it("lets nobody import an entry", () => {
    expect(imports.filter(({ to }) => entries.includes(to))).toEqual([]);
  });

  it("sees imports of files that exist", () => {
    const root = fileURLToPath(new URL("../", import.meta.url));
    const lost = imports.filter(({ to }) => /^(src|web)\//.test(to) && !existsSync(join(root, to)));
    expect(lost).toEqual([]);
  });

  it.each(Object.entries(ownPackages))("keeps %s in %s", (name, folder) => {
    const users = imports.filter(({ to }) => to === name || to.startsWith(`${name}/`));
    expect(users.length).toBeGreaterThan(0);
    expect(users.filter(({ from }) => !from.startsWith(`${folder}/`))).toEqual([]);
  });

  it("keeps src/schema.ts on zod alone", () => {
    const used = imports.filter(({ from }) => from === "src/schema.ts").map(({ to }) => to);
    expect(used).toEqual(["zod"]);
  });
});

describe("reading imports", () => {
  it("finds all kinds, over lines too, and what is a type only", () => {
    const text = `import { a } from "../schema.ts";
import type {
  B,
  C,
} from "../store/b.ts";
export * from "./c.ts";
import "./d.css";
const e = await import("vectra");
// import { f } from "../main.ts";`;
    expect(findImports("src/http/a.ts", text).map(({ to, typeOnly }) => [to, typeOnly])).toEqual([
      ["src/schema.ts", false],
      ["src/store/b.ts", true],
      ["src/http/c.ts", false],
      ["src/http/d.css", false],
      ["vectra", false],
    ]);
  });

  it.each([
    ["src/passages/a.ts", "src/dutch/b.ts", false, true],
    ["src/passages/a.ts", "src/documents/b.ts", false, false],
    ["src/passages/a.ts", "src/passages/b.ts", false, false],
    ["src/http/a.ts", "src/retrieval/b.ts", true, true],
    ["src/answer/a.ts", "src/retrieval/b.ts", true, false],
    ["src/answer/a.ts", "src/retrieval/b.ts", false, false],
    ["src/answer/a.ts", "src/documents/b.ts", false, false],
    ["src/answer/a.ts", "src/store/b.ts", true, true],
    ["src/ask.ts", "src/documents/b.ts", true, false],
    ["src/ask.ts", "src/documents/b.ts", false, true],
    ["src/client/a.ts", "src/http/b.ts", true, true],
    ["src/mcp/a.ts", "src/answer/b.ts", true, true],
    ["src/http/a.ts", "src/main.ts", false, true],
    ["src/dutch/a.ts", "src/load-sources.ts", false, true],
    ["web/chat/a.ts", "src/schema.ts", true, false],
    ["web/chat/a.ts", "src/schema.ts", false, true],
    ["web/chat/a.ts", "src/register/b.ts", true, true],
    ["web/chat/a.ts", "web/shared/b.ts", false, false],
    ["src/http/a.ts", "web/chat/b.ts", false, true],
    ["src/main.ts", "src/http/b.ts", false, false],
  ])("judges %s → %s, type only %s: forbidden %s", (from, to, typeOnly, forbidden) => {
    expect(findForbidden([{ from, to, typeOnly }]).length > 0).toBe(forbidden);
  });
});

describe("the files of src and web", () => {
  it("stand in no drawer for odds and ends", () => {
    const drawer = /(^|\/)(utils?|helpers?|common|managers?|services?|misc|lib)\//;
    expect(files.filter((path) => drawer.test(path))).toEqual([]);
  });

  it("are no barrel files", () => {
    expect(files.filter((path) => /(^|\/)index\.(ts|js)$/.test(path))).toEqual([]);
  });

  it("are short enough to read, a few for a reason a bit longer", () => {
    const long = files
      .filter((path) => /\.(ts|js|css|html)$/.test(path))
      .map((path) => [path, readProjectFile(path).split("\n").length - 1] as const)
      .filter(([path, lines]) => lines > limitOf(path));
    expect(long).toEqual([]);
  });

  it.each([
    ["src/schema.ts", 420],
    ["src/http/schema.ts", 330],
    ["web/ontwikkelaars.html", 500],
    ["web/style.css", 330],
  ])("%s may have %i lines", (path, limit) => {
    expect(limitOf(path)).toBe(limit);
  });
});
