import { isOwn, type ShownDocument } from "./source-checks.ts";

/** Stands for the publisher of an own document of which none was given. */
const unnamed = "niet vermeld";

/** "VNG, januari 2021"; of an own document also what kind it is, since that may be anything. */
export function tellOrigin(document: ShownDocument): string {
  const { publisher, dateText, kind } = document;
  const from = publisher === unnamed ? "Uitgever niet vermeld" : publisher;
  return isOwn(document) ? `${from}, ${dateText} (${kind})` : `${from}, ${dateText}`;
}
