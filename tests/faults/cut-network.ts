import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { PROJECT_FOLDER } from "../../src/disk.ts";
import { enterNamespace } from "./enter-namespace.ts";
import type { Finding } from "./finding.ts";

const tracedSchema = z.object({
  /** What was run, for a reader. */
  name: z.string(),
  /** 0 for a command that did what it should; of the server, which is stopped, always 0. */
  exitCode: z.number(),
  /** Calls of the kernel that would reach another process over a network, look-ups of names too. */
  connections: z.array(z.string()),
});
/** A process and all its children, watched from their start to their end. */
export type Traced = z.infer<typeof tracedSchema>;

const cutSchema = z.object({
  /** Why a connection to another machine fails here. */
  unreachable: z.string(),
  /** A process that does try a connection, to see that it is noticed. */
  control: tracedSchema,
  commands: z.array(tracedSchema),
  asked: z.number(),
  /** Questions answered as they should be, or refused as they should be. */
  right: z.number(),
  addresses: z.number(),
  /** Addresses of the site that did not answer with 200. */
  failed: z.array(z.string()),
  /** Addresses of other hosts that a page would have a browser load. */
  loaded: z.array(z.string()),
});
/** All that live-without-network.ts found. */
export type Cut = z.infer<typeof cutSchema>;

/** Everything in a network that has a loopback device and nothing else. */
export async function cutNetwork(): Promise<Finding> {
  const about = {
    title: "The network cut off",
    done: "In a network namespace whose only device is loopback, with every process under strace: the index built from scratch, the web pages built, a question asked at the command line, all questions of the evaluation asked of the server, and every page and file of the site fetched.",
  };
  const words = enterNamespace("net", [
    "sh",
    "-c",
    "ip link set lo up && strace -D -f --seccomp-bpf true",
  ]);
  if (!words) {
    const why =
      "not tried: this needs Linux, unshare, ip, strace and the right to make a namespace";
    return { ...about, figures: [why], held: undefined };
  }
  const folder = mkdtempSync(join(tmpdir(), "faults-cut-"));
  const [command = "", ...options] = words;
  const script = `ip link set lo up && exec "${process.execPath}" --import tsx tests/faults/live-without-network.ts "${folder}"`;
  const { stdout, stderr } = spawnSync(command, [...options, "sh", "-c", script], {
    cwd: PROJECT_FOLDER,
    encoding: "utf8",
  });
  rmSync(folder, { recursive: true });
  if (!stdout.startsWith("{")) throw new Error(`live-without-network.ts failed: ${stderr}`);
  const cut = cutSchema.parse(JSON.parse(stdout));
  const { unreachable, control, commands, asked, right, addresses, failed, loaded } = cut;
  for (const connection of commands.flatMap(({ connections }) => connections)) {
    console.error(connection);
  }
  return {
    ...about,
    figures: [
      `a connection to another machine: ${unreachable}; one tried on purpose is noticed: ${control.connections.length > 0 ? "yes" : "no"}`,
      ...commands.map(
        ({ name, exitCode, connections }) =>
          `${name}: exit code ${exitCode}, connections and look-ups tried: ${connections.length}`,
      ),
      `questions asked of the server: ${asked}, answered or refused as they should be: ${right}`,
      `pages and files fetched: ${addresses}, failed: ${failed.length}; addresses of other hosts that they would load: ${loaded.length}`,
    ],
    held:
      unreachable === "ENETUNREACH" &&
      control.connections.length > 0 &&
      commands.every(({ exitCode, connections }) => exitCode === 0 && connections.length === 0) &&
      asked > 0 &&
      right > 0.9 * asked &&
      addresses > 0 &&
      failed.length === 0 &&
      loaded.length === 0,
  };
}
