import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";

/** Runs the command as npm does, without npm around it. */
function run(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  const command = ["--import", "tsx", "src/ask-cli.ts", ...args];
  return spawnSync(process.execPath, command, { encoding: "utf8" });
}

describe("npm run ask", () => {
  it.each(["--help", "-h"])(
    "explains itself in Dutch with %s, and that is no failure",
    (option) => {
      const { status, stdout, stderr } = run(option);
      expect(status).toBe(0);
      expect(stdout).toMatch(/^Gebruik: npm run ask -- "je vraag"/);
      for (const known of ["--why", "--json", "--help"]) expect(stdout).toContain(known);
      expect(stderr).toBe("");
    },
  );

  it.each([
    ["without a question", [], "Er is geen vraag."],
    ["with an empty question", [" "], "Er is geen vraag."],
    ["with a question that is too long", ["x".repeat(1001)], "Een vraag heeft 1 tot 1000 tekens."],
    ["with an option that is not there", ["Wie?", "--waarom"], "De optie --waarom kan hier niet."],
    ["with a value that an option does not take", ["--json=1"], "De optie --json kan hier niet."],
  ])("fails %s, says so and shows the usage", (_, args, message) => {
    const { status, stdout, stderr } = run(...args);
    expect(status).toBe(1);
    expect(stdout).toBe("");
    expect(stderr).toMatch(/\n\nGebruik: npm run ask/);
    expect(stderr.split("\n")[0]).toBe(message);
  });
});
