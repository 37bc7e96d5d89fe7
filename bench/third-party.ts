import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";

const project = fileURLToPath(new URL("../", import.meta.url));
const output = "THIRD-PARTY.md";

const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({
      name: z.string().optional(),
      version: z.string().optional(),
      license: z.string().optional(),
      dev: z.boolean().optional(),
      devOptional: z.boolean().optional(),
      optional: z.boolean().optional(),
    }),
  ),
});

/** A package that an installation without development tools holds. */
export interface ThirdParty {
  name: string;
  version: string;
  licence: string;
  /** Whether it is installed on some kinds of machine only. */
  optional: boolean;
}

/** The production packages of a package-lock.json, by name and version, each once. */
export function listThirdParty(lock: unknown): ThirdParty[] {
  const { packages } = lockSchema.parse(lock);
  const found = new Map<string, ThirdParty>();
  for (const [path, entryOfLock] of Object.entries(packages)) {
    const { name, version = "", license, dev, devOptional, optional } = entryOfLock;
    if (path === "" || dev) continue;
    const own = name ?? path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);
    const entry = {
      name: own,
      version,
      licence: license ?? "not stated",
      optional: optional === true || devOptional === true,
    };
    found.set(`${own} ${version}`, entry);
  }
  return [...found.values()].sort(
    (a, b) => compare(a.name, b.name) || compare(a.version, b.version),
  );
}

/** The text of THIRD-PARTY.md. */
export function describeThirdParty(packages: readonly ThirdParty[]): string {
  const counts = new Map<string, number>();
  for (const { licence } of packages) counts.set(licence, (counts.get(licence) ?? 0) + 1);
  const summary = [...counts].sort(([a, x], [b, y]) => y - x || compare(a, b));
  return [
    "# Third-party software",
    "",
    "Beleidswijzer itself is licensed under the EUPL-1.2, see [LICENSE](LICENSE). An installation",
    "without development tools holds the packages below. `npm run licences` writes this file from",
    "package-lock.json; the licences are those that the packages state themselves. A package marked",
    '"some systems" is installed only where the processor or the operating system asks for it.',
    "",
    "The styling of the web pages comes from `@utrecht/*-css` and",
    "`@nl-design-system-unstable/voorbeeld-design-tokens`. These are development dependencies whose",
    "style sheets end up in the built pages; they are licensed under the EUPL-1.2.",
    "",
    "| licence | packages |",
    "|---|---|",
    ...summary.map(([licence, count]) => `| ${licence} | ${count} |`),
    "",
    "| package | version | licence | installed |",
    "|---|---|---|---|",
    ...packages.map(
      ({ name, version, licence, optional }) =>
        `| ${name} | ${version} | ${licence} | ${optional ? "some systems" : "always"} |`,
    ),
    "",
  ].join("\n");
}

/** By code point, so that the file is the same on every machine. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const lock: unknown = JSON.parse(readFileSync(join(project, "package-lock.json"), "utf8"));
  writeFileSync(join(project, output), describeThirdParty(listThirdParty(lock)));
}
