import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type StartedServer, startServer } from "../../bench/speed/start-server.ts";
import type { Finding } from "./finding.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const KEEP_DAYS = 30;
const PER_MINUTE = 30;
/** An hour of the server's long timers passes in a second; waiting so long, it passes for sure. */
const HASTE = 3_600;
const AN_HOUR_AND_MORE_MS = 2_500;
/** A request comes free every two seconds; a limit that saw the clock change would say a day. */
const MOST_WAIT_MS = 5_000;
const QUESTIONS = 20;
const SHIFT_CLOCK = new URL("./shift-clock.ts", import.meta.url).href;

const JUMPS = [
  { name: "right", shift: 0 },
  { name: "a day back", shift: -DAY_MS },
  { name: "a year ahead", shift: 365 * DAY_MS },
  { name: "right again", shift: 0 },
];

/** What was seen with the clock in one place. */
interface Seen {
  name: string;
  answers: string[];
  /** Status of a client without requests left, at once and after the wait it was told. */
  limited: [number, number];
  indexAge: number;
  /** Files removed since the last look, and kept ones that are too old. */
  removed: string[];
  tooOld: string[];
}

/** The clock of the machine is set a day back, a year ahead and right again while the server runs. */
export async function changeClock(questions: readonly string[]): Promise<Finding> {
  const folder = mkdtempSync(join(tmpdir(), "faults-clock-"));
  const data = mkdtempSync(join(folder, "data-"));
  const shiftFile = join(folder, "shift");
  // Noon by the server's clock, so that no midnight passes meanwhile.
  const toNoon = DAY_MS / 2 - (Date.now() % DAY_MS);
  const setClock = (shift: number) => writeFileSync(shiftFile, String(toNoon + shift));
  const daysBefore = (days: number, shift = 0) =>
    new Date(Date.now() + toNoon + shift - days * DAY_MS).toISOString().slice(0, 10);
  for (const days of [1, KEEP_DAYS - 1, KEEP_DAYS, 400]) {
    writeFileSync(join(data, `questions-${daysBefore(days)}.jsonl`), "{}\n");
  }
  setClock(0);
  const started = performance.now();
  const server = await startServer(["--import", SHIFT_CLOCK, "src/main.ts"], {
    LOG_QUESTIONS: "1",
    LOG_QUESTIONS_DAYS: String(KEEP_DAYS),
    DATA_DIR: data,
    RATE_LIMIT: String(PER_MINUTE),
    TRUST_PROXY: "1",
    METRICS_PORT: "0",
    CLOCK_SHIFT: shiftFile,
    CLOCK_HASTE: String(HASTE),
  });
  const seen: Seen[] = [];
  const asked = questions.slice(0, QUESTIONS);
  for (const { name, shift } of JUMPS) {
    const before = readdirSync(data);
    await useUp(server);
    setClock(shift);
    const limited = await waitForTurn(server);
    const answers: string[] = [];
    for (const [number, question] of asked.entries()) {
      answers.push(await ask(server, question, `192.0.2.${number}`).then(readAnswer));
    }
    await sleep(AN_HOUR_AND_MORE_MS);
    const files = readdirSync(data);
    const limit = `questions-${daysBefore(KEEP_DAYS, shift)}.jsonl`;
    seen.push({
      name,
      answers,
      limited,
      indexAge: await readIndexAge(server),
      removed: before.filter((file) => !files.includes(file)),
      tooOld: files.filter((file) => file <= limit),
    });
  }
  const hours = (performance.now() - started) / (HOUR_MS / HASTE);
  await server.stop();
  rmSync(folder, { recursive: true });
  const output = server.output();
  const timers = [...output.matchAll(/"longTimer","milliseconds":([^}]*)/g)].map(([, ms]) =>
    Number(ms),
  );
  const times = [...output.matchAll(/"event":"request".*?"ms":([^,]*)/g)].map(([, ms]) =>
    Number(ms),
  );
  const right = seen[0]?.answers.join("\n");
  const lost = seen.find(({ name }) => name === "a day back")?.removed.length ?? -1;
  return {
    title: "The clock is changed",
    done: `The wall clock of a running server is set ${JUMPS.slice(1)
      .map(({ name }) => name)
      .join(
        ", then ",
      )}. Date is replaced in the server's process, which works on any machine; timers run on, as they do when a clock is set, but those of a minute and more ${HASTE.toLocaleString("en")} times as fast. Questions are kept for ${KEEP_DAYS} days; one client has used up its ${PER_MINUTE} requests a minute before every jump.`,
    figures: [
      `the same ${QUESTIONS} answers as before: ${seen.map(({ name, answers }) => `${name} ${answers.join("\n") === right ? "yes" : "no"}`).join(", ")}`,
      `the client over its limit, at once and after the wait it was told: ${seen.map(({ name, limited }) => `${name} ${limited.join(" and ")}`).join(", ")}`,
      `files of kept questions removed: ${seen.map(({ name, removed }) => `${name} ${removed.length}`).join(", ")}; older than the limit by the clock and still there within the hour: ${seen.map(({ tooOld }) => tooOld.length).join(", ")}`,
      `age of the index in the metrics, in days: ${seen.map(({ indexAge }) => (indexAge / 86_400).toFixed(1)).join(", ")}`,
      `times of ${times.length} requests in the log: ${Math.min(...times)} to ${Math.max(...times)} ms`,
      `long timers set in ${hours.toFixed(0)} h: ${timers.length}, of ${Math.min(...timers) / 60_000} to ${Math.max(...timers) / 60_000} minutes`,
    ],
    held:
      output.includes(`"time":"${daysBefore(0, 365 * DAY_MS)}`) &&
      seen.every(({ answers }) => answers.length > 0 && answers.join("\n") === right) &&
      seen.every(({ limited }) => limited.join() === "429,200") &&
      seen.every(({ tooOld }) => tooOld.length === 0) &&
      lost === 0 &&
      seen.every(({ indexAge }) => indexAge >= 0 && Number.isFinite(indexAge)) &&
      times.every((ms) => ms >= 0 && ms < 10_000) &&
      timers.every((ms) => ms > 0 && ms <= HOUR_MS) &&
      timers.length <= hours + 1,
  };
}

const GREEDY = "198.51.100.1";

/** One client asks until it is refused. */
async function useUp(server: StartedServer): Promise<void> {
  for (let sent = 0; sent <= 2 * PER_MINUTE; sent += 1) {
    if ((await ask(server, "?", GREEDY)).status === 429) return;
  }
}

/** Statuses of that client, at once and after the seconds of Retry-After. */
async function waitForTurn(server: StartedServer): Promise<[number, number]> {
  const first = await ask(server, "?", GREEDY);
  const told = 1000 * Number(first.headers.get("Retry-After") ?? 0);
  await sleep(Math.min(told, MOST_WAIT_MS));
  return [first.status, (await ask(server, "?", GREEDY)).status];
}

function ask({ url }: StartedServer, question: string, client: string): Promise<Response> {
  return fetch(`${url}/v1/ask`, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-Forwarded-For": client },
    body: JSON.stringify({ question }),
  });
}

/** Without what differs between two answers by design. */
async function readAnswer(response: Response): Promise<string> {
  return (await response.text()).replace(/"requestId":"[^"]*"/, String(response.status));
}

async function readIndexAge(server: StartedServer): Promise<number> {
  const url = /Metrics are at (\S+)/.exec(server.output())?.[1] ?? "";
  const text = await fetch(url).then((response) => response.text());
  return Number(/^beleidswijzer_index_age_seconds (\S+)$/m.exec(text)?.[1]);
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
