/** Small checks at the border: what comes over the wire is unknown until one of these says so. */
export type Check<Value> = (value: unknown) => value is Value;

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function isText(value: unknown): value is string {
  return typeof value === "string";
}

export function isWhole(value: unknown): value is number {
  return Number.isInteger(value);
}

/** A check for a list whose items all pass `check`. */
export function listOf<Item>(check: Check<Item>): Check<Item[]> {
  return (value): value is Item[] => Array.isArray(value) && value.every(check);
}

/** A check that also lets undefined through. */
export function optional<Value>(check: Check<Value>): Check<Value | undefined> {
  return (value): value is Value | undefined => value === undefined || check(value);
}
