import { parseArgs } from "node:util";
import { readConfig, SHIPPED_MODEL } from "./config.ts";
import { openFolder, PROJECT_FOLDER } from "./disk.ts";
import { loadSources } from "./load-sources.ts";
import { openPipeline } from "./open-pipeline.ts";
import { type Answer, askRequestSchema, type Citation } from "./schema.ts";

const USAGE = 'Gebruik: npm run ask -- "je vraag" [--why] [--json]';

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

async function answerQuestion(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { why: { type: "boolean" }, json: { type: "boolean" } },
  });
  const request = askRequestSchema.safeParse({
    question: positionals.join(" "),
    ...(values.why ? { explain: true } : {}),
  });
  if (!request.success) {
    const reason = positionals.length === 0 ? "" : "Een vraag heeft 1 tot 1000 tekens. ";
    throw new Error(`${reason}${USAGE}`);
  }
  const sources = loadSources(openFolder(PROJECT_FOLDER), SHIPPED_MODEL);
  const { pipeline } = await openPipeline(sources, readConfig(process.env));
  const answer = await pipeline.ask(request.data, {
    requestId: crypto.randomUUID(),
    signal: new AbortController().signal,
  });
  if (values.json) {
    console.log(JSON.stringify(answer, null, 2));
    return;
  }
  console.log(writeAnswer(answer));
  if (answer.trace) console.log(`\nWaarom dit antwoord:\n${JSON.stringify(answer.trace, null, 2)}`);
}

try {
  await answerQuestion();
} catch (error) {
  const isWrongOption = error instanceof TypeError && /option/i.test(error.message);
  const message = error instanceof Error ? error.message : String(error);
  console.error(isWrongOption ? `${message}\n${USAGE}` : message);
  process.exitCode = 1;
}
