import { parseArgs } from "node:util";
import { readConfig, SHIPPED_MODEL } from "./config.ts";
import { openFolder, PROJECT_FOLDER } from "./disk.ts";
import { loadSources } from "./load-sources.ts";
import { type Answer, askRequestSchema, type Citation } from "./schema.ts";
import { startAnswerThread } from "./start-answer-thread.ts";
import { writeWhy } from "./write-why.ts";

const USAGE = `Gebruik: npm run ask -- "je vraag" [--why] [--json]

Beantwoordt één vraag over het digitaliseringsbeleid van de Rijksoverheid, met de citaten waarop het
antwoord rust.

  --why       vertelt ook hoe het antwoord tot stand kwam
  --json      geeft het hele antwoord als JSON, met --why ook alles over hoe het tot stand kwam
  -h, --help  toont deze uitleg

Voorbeeld: npm run ask -- "Wie is verantwoordelijk voor de rijksbrede cloudstrategie?"`;

/** What was typed cannot be read as a question; the message says why, the usage follows it. */
class UsageError extends Error {
  override readonly name = "UsageError";
}

/** The answer as text, with the excerpts it rests on under it. */
function writeAnswer(answer: Answer): string {
  const understood = answer.interpretedAs ? [`Gelezen als: ${answer.interpretedAs}`] : [];
  const related = (answer.related ?? []).map(
    ({ documentTitle, page, section }) => `- ${documentTitle}, pagina ${page}, ${section}`,
  );
  return [
    ...understood,
    answer.answer,
    ...answer.citations.map(writeCitation),
    ...(related.length > 0 ? [["Zie ook:", ...related].join("\n")] : []),
    ...(answer.suggestions.length > 0
      ? [["Je kunt ook vragen:", ...answer.suggestions.map((one) => `- ${one}`)].join("\n")]
      : []),
  ].join("\n\n");
}

function writeCitation(citation: Citation): string {
  const { number, documentTitle, dateText, page, section, excerpt } = citation;
  const place = [`${documentTitle} (${dateText})`, `pagina ${page}`, section].filter(Boolean);
  return `[${number}] ${place.join(", ")}\n    “${excerpt}”`;
}

/** @throws UsageError for an option that does not exist */
function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        why: { type: "boolean" },
        json: { type: "boolean" },
        help: { type: "boolean", short: "h" },
      },
    });
  } catch (error) {
    const option = error instanceof Error ? /'(-[^'\s]*)/.exec(error.message)?.[1] : undefined;
    const message = `De optie ${option ?? "die je gaf"} kan hier niet.`;
    throw new UsageError(message, { cause: error });
  }
}

async function answerQuestion(): Promise<void> {
  const { values, positionals } = readArguments();
  if (values.help) {
    console.log(USAGE);
    return;
  }
  const request = askRequestSchema.safeParse({
    question: positionals.join(" "),
    ...(values.why ? { explain: true } : {}),
  });
  if (!request.success) {
    const isEmpty = positionals.join("").trim() === "";
    throw new UsageError(isEmpty ? "Er is geen vraag." : "Een vraag heeft 1 tot 1000 tekens.");
  }
  const config = readConfig(process.env);
  const { embedder } = startAnswerThread().load(config);
  const sources = loadSources(openFolder(PROJECT_FOLDER), SHIPPED_MODEL);
  // Imported only now: not everything needs it.
  const { createPipelineOpener } = await import("./open-pipeline.ts");
  const { pipeline } = await createPipelineOpener(sources, config, embedder).open();
  const answer = await pipeline.ask(request.data, {
    requestId: crypto.randomUUID(),
    signal: new AbortController().signal,
  });
  if (values.json) {
    console.log(JSON.stringify(answer, null, 2));
    return;
  }
  console.log(writeAnswer(answer));
  if (values.why) console.log(`\n${writeWhy(answer)}`);
}

try {
  await answerQuestion();
} catch (error) {
  const message = error instanceof Error ? error.message : String(error);
  console.error(error instanceof UsageError ? `${message}\n\n${USAGE}` : message);
  process.exitCode = 1;
}
