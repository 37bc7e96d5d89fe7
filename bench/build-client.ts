import { execFileSync } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import {
  actionSchema,
  answerSchema,
  askRequestSchema,
  documentSchema,
  organisationSchema,
  pageSchema,
  problemSchema,
  searchHitSchema,
  searchRequestSchema,
  sectionSchema,
} from "../src/schema.ts";
import { declareTypes } from "./client-types.ts";

const project = fileURLToPath(new URL("../", import.meta.url));

const schemas = [
  askRequestSchema,
  answerSchema,
  searchRequestSchema,
  searchHitSchema,
  actionSchema,
  organisationSchema,
  sectionSchema,
  documentSchema,
  pageSchema,
  problemSchema,
];

/** Types whose name in src/schema.ts is not the id of their schema. */
const names = {
  Document: "DocumentInfo",
  Organisation: "OrganisationView",
  Page: "PageView",
  Section: "SectionView",
};

const packageSchema = z.object({
  name: z.string(),
  version: z.string(),
  description: z.string(),
  license: z.string(),
  engines: z.record(z.string(), z.string()),
});

/**
 * Writes the client as JavaScript with types that need nothing else. The folder is a package of its
 * own, without dependencies, for those who do not want the server's.
 */
export function buildClient(output: string): void {
  const emitted = mkdtempSync(join(tmpdir(), "beleidswijzer-client-"));
  try {
    execFileSync(process.execPath, [
      join(project, "node_modules/typescript/bin/tsc"),
      "--project",
      join(project, "src/client/tsconfig.build.json"),
      "--outDir",
      emitted,
    ]);
    rmSync(output, { recursive: true, force: true });
    mkdirSync(output, { recursive: true });
    for (const name of readdirSync(join(emitted, "client"))) {
      const text = readFileSync(join(emitted, "client", name), "utf8");
      writeFileSync(join(output, name), pointToCopies(text));
    }
  } finally {
    rmSync(emitted, { recursive: true });
  }
  const note = "// Written from the schemas that the server validates with.\n\n";
  writeFileSync(join(output, "schema.d.ts"), note + declareTypes(schemas, names));
  writePackage(output);
}

/** Type imports keep their ".ts" and their place when tsc writes declarations. */
function pointToCopies(text: string): string {
  return text
    .replaceAll(/(from ")\.\.\/schema\.[jt]s(")/g, "$1./schema.js$2")
    .replaceAll(/(from "\.\/[\w-]+)\.ts(")/g, "$1.js$2");
}

function writePackage(output: string): void {
  const own: unknown = JSON.parse(readFileSync(join(project, "package.json"), "utf8"));
  const { name, version, license, engines } = packageSchema.parse(own);
  const manifest = {
    name,
    version,
    description: "Typed client of the API of Beleidswijzer, without dependencies.",
    license,
    type: "module",
    engines,
    exports: { "./client": { types: "./client.d.ts", default: "./client.js" } },
    files: ["*.js", "*.d.ts"],
  };
  writeFileSync(join(output, "package.json"), `${JSON.stringify(manifest, null, 2)}\n`);
  cpSync(join(project, "LICENSE"), join(output, "LICENSE"));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  buildClient(join(project, "dist/client"));
}
