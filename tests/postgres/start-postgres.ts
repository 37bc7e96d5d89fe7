import { execFile } from "node:child_process";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import { homedir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

/** A real PostgreSQL 17 with pgvector, and how to reach it. */
export interface RunningPostgres {
  url: string;
  /** What was started here; undefined when DATABASE_URL_TEST names one that runs already. */
  own: OwnServer | undefined;
}

interface OwnServer {
  /** What every program of PostgreSQL is called with: who runs it, and in which root. */
  prefix: string[];
  /** Its folder, as that root knows it. */
  folder: string;
}

const DEBOOTSTRAP = "/usr/sbin/debootstrap";
const BIN = "/usr/lib/postgresql/17/bin";
const VECTOR = "/usr/share/postgresql/17/extension/vector.control";
const PACKAGES = ["postgresql-17", "postgresql-17-pgvector"];
const PASSWORD = "geheim";

/** Kept between runs: Debian 13 with PostgreSQL in a folder, for a machine that is not Debian 13. */
const ROOT = join(
  process.env.XDG_CACHE_HOME || join(homedir(), ".cache"),
  "beleidswijzer/postgresql-17",
);

const run = promisify(execFile);
const isRoot = process.getuid?.() === 0;
const asRoot = isRoot ? [] : ["sudo", "-n"];

/**
 * Starts a new, empty PostgreSQL 17 on a free port: Debian 13's packages, installed when they are
 * missing; on another system in a folder of their own, made by debootstrap in a minute or two.
 * @param settings of postgresql.conf, such as shared_buffers
 * @throws Error that says what is missing, when none can be had
 */
export async function startPostgres(
  settings: Record<string, string> = {},
): Promise<RunningPostgres> {
  const given = process.env.DATABASE_URL_TEST;
  if (given) return { url: given, own: undefined };
  const prefix = await install();
  const call = (...command: string[]) => execute([...prefix, ...command]);
  const folder = (await call("mktemp", "-d", "/var/tmp/beleidswijzer-XXXXXX")).trim();
  const port = await findFreePort();
  const own = { prefix, folder };
  try {
    await call("sh", "-c", `echo ${PASSWORD} > ${folder}/password`);
    await call(
      ...[`${BIN}/initdb`, "-D", `${folder}/data`, "-U", "postgres", "--auth=scram-sha-256"],
      ...[`--pwfile=${folder}/password`, "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"],
    );
    const lines = Object.entries({
      port: String(port),
      listen_addresses: "127.0.0.1",
      unix_socket_directories: "",
      // The usual kind wants /dev/shm, which a folder with a system in it has not.
      dynamic_shared_memory_type: "sysv",
      max_connections: "200",
      fsync: "off",
      ...settings,
    }).map(([name, value]) => `${name} = '${value}'`);
    await call(
      ...["sh", "-c", 'printf "%s\\n" "$@" >> "$0"', `${folder}/data/postgresql.conf`, ...lines],
    );
    await control(own, "start");
  } catch (cause) {
    await call("rm", "-rf", folder);
    throw new Error("PostgreSQL 17 was found but does not start.", { cause });
  }
  return { url: `postgres://postgres:${PASSWORD}@127.0.0.1:${port}/postgres`, own };
}

/** Stops it and starts it again: every connection is cut, what was committed stays. */
export async function restartPostgres(own: OwnServer): Promise<void> {
  await control(own, "restart");
}

/** Stops it and removes all it had; one that was given is left alone. */
export async function stopPostgres({ own }: RunningPostgres): Promise<void> {
  if (!own) return;
  await control(own, "stop");
  await execute([...own.prefix, "rm", "-rf", own.folder]);
}

/** The process number of the server. */
export async function findPostmaster(own: OwnServer): Promise<number> {
  const text = await execute([...own.prefix, "head", "-n1", `${own.folder}/data/postmaster.pid`]);
  return Number(text);
}

async function control({ prefix, folder }: OwnServer, action: "start" | "restart" | "stop") {
  await execute([
    ...[...prefix, `${BIN}/pg_ctl`, action, "-D", `${folder}/data`, "-w", "-t", "60"],
    ...(action === "start" ? [] : ["-m", "fast"]),
    ...(action === "stop" ? [] : ["-l", `${folder}/log`]),
  ]);
}

/** Makes sure the programs are there, and says what to call them with. */
async function install(): Promise<string[]> {
  if (!hasPostgres("") && readDebianVersion() === "13") {
    await updateLists();
    await execute([...asRoot, ...installCommand(PACKAGES)]);
  }
  // A server refuses to run as root.
  if (hasPostgres("")) return isRoot ? ["setpriv", ...asPostgres(), "--"] : [];
  if (!hasPostgres(ROOT)) await makeRoot();
  return [...asRoot, "chroot", "--userspec=postgres:postgres", ROOT];
}

function asPostgres(): string[] {
  return ["--reuid=postgres", "--regid=postgres", "--clear-groups"];
}

function hasPostgres(root: string): boolean {
  return existsSync(`${root}${BIN}/postgres`) && existsSync(`${root}${VECTOR}`);
}

function readDebianVersion(): string | undefined {
  if (!existsSync("/etc/os-release")) return undefined;
  const text = readFileSync("/etc/os-release", "utf8");
  return /^ID=debian$/m.test(text) ? /^VERSION_ID="?(\d+)/m.exec(text)?.[1] : undefined;
}

function updateLists(): Promise<string> {
  return execute([...asRoot, "apt-get", "update", "-qq"]);
}

function installCommand(packages: readonly string[]): string[] {
  const quiet = ["env", "DEBIAN_FRONTEND=noninteractive", "LC_ALL=C"];
  return [...quiet, "apt-get", "install", "-y", "-qq", "--no-install-recommends", ...packages];
}

/** Debian 13 with the packages, under another name until it is whole. */
async function makeRoot(): Promise<void> {
  const unfinished = `${ROOT}.${process.pid}`;
  mkdirSync(join(ROOT, ".."), { recursive: true });
  const inside = (...command: string[]) =>
    execute([...asRoot, "env", "LC_ALL=C", "chroot", unfinished, ...command]);
  try {
    // Another Debian has it as a package; elsewhere it is for the owner of the machine to install.
    if (!existsSync(DEBOOTSTRAP) && readDebianVersion() !== undefined) {
      await updateLists();
      await execute([...asRoot, ...installCommand(["debootstrap"])]);
    }
    // From the mirror that debootstrap takes by itself.
    await execute([...asRoot, "debootstrap", "--variant=minbase", "trixie", unfinished]);
    // The package would make and start a server of its own, which nobody wants in a folder.
    await inside("mkdir", "-p", "/etc/postgresql-common");
    await inside(
      ...[
        "sh",
        "-c",
        "echo 'create_main_cluster = false' > /etc/postgresql-common/createcluster.conf",
      ],
    );
    await inside("sh", "-c", "printf '#!/bin/sh\\nexit 101\\n' > /usr/sbin/policy-rc.d");
    await inside("chmod", "+x", "/usr/sbin/policy-rc.d");
    await inside(...installCommand(PACKAGES));
    await execute([...asRoot, "mv", "-T", unfinished, ROOT]);
  } catch (cause) {
    await execute([...asRoot, "rm", "-rf", unfinished]).catch(() => "");
    throw new Error(
      `No PostgreSQL 17 with pgvector: neither installed, nor can it be had with debootstrap (${String(cause)}). Install ${PACKAGES.join(" and ")}, or name a database in DATABASE_URL_TEST.`,
      { cause },
    );
  }
}

async function execute([command = "", ...rest]: readonly string[]): Promise<string> {
  // The working directory has to exist for the other user, and in the other root.
  const { stdout } = await run(command, rest, { cwd: "/", maxBuffer: 64 * 1024 * 1024 });
  return stdout;
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      const port = typeof address === "object" && address ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
