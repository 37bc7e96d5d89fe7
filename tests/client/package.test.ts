import { execFile, execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { buildClient } from "../../bench/build-client.ts";
import { listen, type Running } from "./listen.ts";

const project = fileURLToPath(new URL("../../", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "beleidswijzer-package-"));
const installed = join(folder, "node_modules/beleidswijzer");
const built = join(folder, "built");

const packedSchema = z.tuple([
  z.object({
    filename: z.string(),
    files: z.array(z.object({ path: z.string() })),
  }),
]);

/** What npm puts into a package, and where the package lies. */
function pack(what: string, ...flags: string[]): { files: string[]; path: string } {
  const output = execFileSync(
    "npm",
    ["pack", what, "--json", "--pack-destination", folder, ...flags],
    { cwd: project, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] },
  );
  // What the build prints comes before the list.
  const [{ filename, files }] = packedSchema.parse(JSON.parse(output.slice(output.indexOf("[\n"))));
  return { files: files.map(({ path }) => path).sort(), path: join(folder, filename) };
}

/** What the compiler has to say about a program of someone who installed the package. */
function check(name: string, text: string, flags: readonly string[]): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  try {
    const compiler = join(project, "node_modules/typescript/bin/tsc");
    const strict = ["--strict", "--exactOptionalPropertyTypes", "--noEmit", "--ignoreConfig"];
    execFileSync(
      process.execPath,
      [compiler, ...strict, "--module", "nodenext", "--target", "es2022", ...flags, file],
      { encoding: "utf8" },
    );
    return "";
  } catch (error) {
    const { stdout } = z.object({ stdout: z.string() }).parse(error);
    return stdout;
  }
}

let running: Running;
let files: string[];
beforeAll(async () => {
  running = await listen();
  buildClient(built);
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  mkdirSync(installed, { recursive: true });
  // Not without scripts, as .npmrc has it: packing builds the client.
  files = pack(".", "--ignore-scripts=false").files;
  const { path } = pack(built);
  execFileSync("tar", ["-xzf", path, "-C", installed, "--strip-components", "1"]);
}, 60_000);
afterAll(() => {
  running.close();
  rmSync(folder, { recursive: true, force: true });
});

describe("the package", () => {
  it("holds the client, its types and its licence, and nothing else", () => {
    const code = readdirSync(join(project, "src/client"))
      .filter((name) => name.endsWith(".ts"))
      .map((name) => name.replace(/\.ts$/, ""))
      .flatMap((name) => [`dist/client/${name}.d.ts`, `dist/client/${name}.js`]);
    // npm adds these three by itself; README.md as soon as there is one.
    expect(files.filter((path) => path !== "README.md")).toEqual(
      ["LICENSE", ...code, "dist/client/schema.d.ts", "package.json"].sort(),
    );
  });

  it("exports what is in it", () => {
    const manifest = z
      .object({ exports: z.record(z.string(), z.record(z.string(), z.string())) })
      .parse(JSON.parse(readFileSync(join(project, "package.json"), "utf8")));
    const targets = Object.values(manifest.exports).flatMap((target) => Object.values(target));
    expect(targets.length).toBeGreaterThan(0);
    for (const target of targets) expect(files).toContain(target.replace("./", ""));
  });
});

describe("the package of the client alone", () => {
  it("has no dependencies and imports nothing from outside", () => {
    const manifest: unknown = JSON.parse(readFileSync(join(installed, "package.json"), "utf8"));
    expect(manifest).not.toHaveProperty("dependencies");
    expect(manifest).toMatchObject({ name: "beleidswijzer", license: "EUPL-1.2" });
    for (const name of readdirSync(installed)) {
      const text = readFileSync(join(installed, name), "utf8");
      const imports = [...text.matchAll(/\bfrom\s*"([^"]+)"/g)].map(([, target]) => target);
      expect(imports.filter((target) => !/^\.\/[\w-]+\.js$/.test(target ?? ""))).toEqual([]);
    }
  });

  it("works for a program that installed it", async () => {
    const program = `
      import { createClient, ProblemError } from "beleidswijzer/client";
      const client = createClient({ baseUrl: process.argv[2] });
      const { status } = await client.ask({ question: "Wie?" });
      const events = [];
      for await (const { event } of client.askStream({ question: "Wie?" })) events.push(event);
      const refused = await client.ask({ question: "" }).catch((error) => error);
      console.log(JSON.stringify([status, events, refused instanceof ProblemError]));
    `;
    writeFileSync(join(folder, "program.js"), program);
    const output = await new Promise<string>((resolve, reject) => {
      execFile(process.execPath, [join(folder, "program.js"), running.baseUrl], (error, stdout) =>
        error ? reject(error) : resolve(stdout),
      );
    });
    expect(JSON.parse(output)).toEqual(["answered", ["citation", "statement", "done"], true]);
  });

  it("has types that need no other package and refuse a wrong request", () => {
    const program = `
      import { createClient, type Answer } from "beleidswijzer/client";
      const client = createClient({ baseUrl: "http://127.0.0.1" });
      const answer: Answer = await client.ask({ question: "Wie?", history: undefined });
      const page: number | undefined = answer.citations[0]?.page;
      // @ts-expect-error A question is asked with "question".
      await client.ask({ vraag: "Wie?" });
      for await (const step of client.askStream({ question: "Wie?" })) {
        if (step.event === "done") step.data.status satisfies Answer["status"];
      }
      export { page };
    `;
    expect(check("consumer.ts", program, ["--lib", "es2022,dom", "--types", ""])).toBe("");
  });

  it("has the same types as the schemas that the server validates with", () => {
    const source = (path: string): string => JSON.stringify(join(project, "src", path));
    const pairs: [client: string, server: string][] = [
      ...[
        "Action",
        "Answer",
        "AskRequest",
        "Citation",
        "DocumentInfo",
        "OrganisationView",
        "PageView",
        "Problem",
        "SearchHit",
        "SearchRequest",
        "SectionView",
        "Statement",
      ].map((name): [string, string] => [`Client.${name}`, `Schema.${name}`]),
      ["Client.ActionList", "z.infer<typeof Schema.actionListSchema>"],
      ["Client.DocumentList", "z.infer<typeof Schema.documentListSchema>"],
      ["Client.OrganisationList", "z.infer<typeof Schema.organisationListSchema>"],
      ["Client.SearchResponse", "z.infer<typeof Schema.searchResponseSchema>"],
      ["Client.SectionList", "z.infer<typeof Schema.sectionListSchema>"],
      ["Client.AnswerEvent", "Services.AnswerEvent"],
      [
        "Required<Client.ActionFilters>",
        "{ [K in keyof Services.ActionFilters]-?: Services.ActionFilters[K] | undefined }",
      ],
    ];
    const program = (compared: readonly [string, string][]): string => `
      import type { z } from ${JSON.stringify(join(project, "node_modules/zod/index.js"))};
      import type * as Client from "beleidswijzer/client";
      import type * as Schema from ${source("schema.ts")};
      import type * as Services from ${source("http/services.ts")};
      type Same<A, B> =
        (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
      ${compared.map(([a, b], index) => `export const same${index}: Same<${a}, ${b}> = true;`).join("\n")}
    `;
    const flags = [
      ...["--skipLibCheck", "--allowImportingTsExtensions", "--lib", "es2023,dom"],
      ...["--types", "node", "--typeRoots", join(project, "node_modules/@types")],
    ];
    expect(check("same.ts", program(pairs), flags)).toBe("");
    // The comparison itself can tell two types apart.
    expect(check("other.ts", program([["Client.Answer", "Schema.Action"]]), flags)).toContain(
      "TS2322",
    );
  });
});
