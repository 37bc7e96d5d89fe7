import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { describeThirdParty, listThirdParty } from "../../bench/third-party.ts";

const project = fileURLToPath(new URL("../../", import.meta.url));
const read = (path: string): string => readFileSync(join(project, path), "utf8");

describe("the licence overview", () => {
  it("is what package-lock.json gives; npm run licences writes it", () => {
    const packages = listThirdParty(JSON.parse(read("package-lock.json")));
    expect(packages.length).toBeGreaterThan(50);
    expect(read("THIRD-PARTY.md")).toBe(describeThirdParty(packages));
  });

  it("knows a licence for every package", () => {
    const packages = listThirdParty(JSON.parse(read("package-lock.json")));
    expect(packages.filter(({ licence }) => licence === "not stated")).toEqual([]);
  });

  it("lists production packages once each, under the name they are published by", () => {
    const lock = {
      packages: {
        "": { name: "own", version: "1.0.0" },
        "node_modules/b": { version: "1.0.0", license: "MIT" },
        "node_modules/a/node_modules/b": { version: "1.0.0", license: "MIT" },
        "node_modules/@x/alias": { name: "@x/real", version: "2.0.0", license: "ISC" },
        "node_modules/test": { version: "1.0.0", license: "MIT", dev: true },
        "node_modules/rare": { version: "1.0.0", optional: true },
      },
    };
    expect(listThirdParty(lock)).toEqual([
      { name: "@x/real", version: "2.0.0", licence: "ISC", optional: false },
      { name: "b", version: "1.0.0", licence: "MIT", optional: false },
      { name: "rare", version: "1.0.0", licence: "not stated", optional: true },
    ]);
  });
});
