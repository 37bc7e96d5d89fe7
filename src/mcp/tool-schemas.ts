import { z } from "zod";

const documentId = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(60);

/**
 * Input of zoek_acties: the filters of GET /v1/actions, where `ambition` is a number because JSON,
 * unlike an address, has numbers. A test holds the two against each other.
 */
export const findActionsSchema = z.strictObject({
  owner: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .optional()
    .describe("Een organisatie die uitvoert: afkorting, naam of andere naam, zoals BZK"),
  section: z
    .string()
    .regex(/^[1-5]\.[1-9]$/)
    .optional()
    .describe("Paragraaf van de Werkagenda, zoals 4.3"),
  ambition: z.int().min(1).max(5).optional().describe("Ambitie van de Werkagenda"),
  document: documentId.optional().describe("Naam van de bron waarin de actie staat"),
  year: z
    .enum(["2023", "2025"])
    .optional()
    .describe("Alleen acties met een resultaat t/m dit jaar"),
  query: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .optional()
    .describe("Woorden die in de actie staan; een hele vraag hoort bij stel_vraag"),
});

/** Input of lees_bron: the path of GET /v1/documents/{id}/pages/{page}. */
export const readPageSchema = z.strictObject({
  documentId: documentId.describe("Naam van de bron, zoals werkagenda"),
  page: z.int().min(1).max(9999).describe("Gedrukt paginanummer"),
});
