import { z } from "zod";
import { splitSentences } from "../../src/dutch/sentences.ts";
import { splitIntoPassages } from "../../src/passages/split-into-passages.ts";
import { buildRegister } from "../../src/register/build-register.ts";
import { indexOrganisations, organisationsSchema } from "../../src/register/organisations.ts";
import { readProjectFile, readSource, readSources } from "../seed-files.ts";

const actionRowSchema = z.object({
  id: z.string(),
  page: z.int(),
  title: z.string(),
  results: z.object({ "2023": z.array(z.string()), "2025": z.array(z.string()) }),
  ownerText: z.string(),
  owners: z.array(z.object({ name: z.string(), role: z.string().optional() })),
  footnote: z.string().optional(),
});

const overviewPageSchema = z.object({
  section: z.string(),
  title: z.string(),
  page: z.int(),
  challenge: z.array(z.string()),
  achieved: z.array(z.string()),
  goals: z.array(
    z.object({
      number: z.int(),
      text: z.string(),
      /** The bullets within the goal's own cell. */
      items: z.array(z.string()).default([]),
      indicators: z.array(z.string()),
    }),
  ),
  footnotes: z.array(z.string()),
  note: z.string().optional(),
});

/** The action tables as a second reader read them. */
export function readActionRows() {
  return z.array(actionRowSchema).parse(JSON.parse(readProjectFile("tests/fixtures/actions.json")));
}

/** The overview pages as a second reader read them. */
export function readOverviewPages() {
  const pages: unknown = JSON.parse(readProjectFile("tests/fixtures/overviews.json"));
  return z.array(overviewPageSchema).parse(pages);
}

/** The organisations of seeds/organisations.json. */
export function readOrganisations() {
  return organisationsSchema.parse(JSON.parse(readProjectFile("seeds/organisations.json")))
    .organisations;
}

/** The register as the product builds it. */
export function readRegister() {
  return buildRegister(readSource("werkagenda"), indexOrganisations(readOrganisations()));
}

/** The passages of all five sources. */
export function readPassages() {
  return readSources().flatMap((document) => splitIntoPassages(document, splitSentences));
}
