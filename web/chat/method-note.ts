import type { ShownAnswer } from "./answer-checks.ts";

/**
 * What the reader must know of how the answer was written: that a language model rephrased it, and
 * how many of its sentences were refused, or why it did not. Undefined when there is nothing to tell.
 */
export function tellMethod({ generatedBy }: ShownAnswer): string | undefined {
  const { method, model, droppedStatements = 0, note } = generatedBy;
  const told: string[] = [];
  if (method === "llm") {
    const who = model === undefined ? "een taalmodel" : `een taalmodel (${model})`;
    told.push(`Herschreven door ${who}${tellDropped(droppedStatements)}.`);
  }
  if (note !== undefined) told.push(note);
  return told.length === 0 ? undefined : told.join(" ");
}

function tellDropped(count: number): string {
  if (count === 0) return "";
  return count === 1
    ? "; 1 zin is weggelaten omdat die niet bewezen was"
    : `; ${count} zinnen zijn weggelaten omdat ze niet bewezen waren`;
}
