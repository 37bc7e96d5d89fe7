import { createHash } from "node:crypto";
import type { Passage } from "../schema.ts";

/** What is embedded of a passage: what it stands under counts too. */
export function embeddedText({ context, text }: Pick<Passage, "context" | "text">): string {
  return `${context}\n${text}`;
}

/** The name under which the vector of a text is found again. */
export function hashEmbedded(text: string): string {
  return createHash("sha256").update(text).digest("base64");
}
