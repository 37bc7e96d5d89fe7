import type { z } from "zod";
import { type FieldError, ProblemError } from "./problem.ts";
import type { Sentence } from "./problem-texts.ts";

/** More errors than this help nobody, and a hostile body could ask for thousands. */
const mostErrors = 50;

/** What a value is not. */
const typeRefusals: Record<string, Sentence> = {
  string: { nl: "geen tekst", en: "not text" },
  number: { nl: "geen getal", en: "not a number" },
  int: { nl: "geen heel getal", en: "not a whole number" },
  boolean: { nl: "niet true of false", en: "not true or false" },
  array: { nl: "geen lijst", en: "not a list" },
  object: { nl: "geen object", en: "not an object" },
};

/** Explanations of patterns; a schema names one as the message of its regex. */
const patternHints: Record<string, Sentence> = {
  actionId: {
    nl: "Een actie heeft een nummer als 4.3.4: paragraaf en volgnummer. Bij een eigen document is dat de naam van de bron en een volgnummer.",
    en: "An action has a number such as 4.3.4: section and sequence number. In a document of your own that is the name of the document and a sequence number.",
  },
  sectionId: {
    nl: "Een paragraaf heeft een nummer als 4.3.",
    en: "A section has a number such as 4.3.",
  },
  ambition: { nl: "Kies een getal van 1 tot en met 5.", en: "Choose a number from 1 to 5." },
  pageNumber: { nl: "Geef een paginanummer, zoals 47.", en: "Give a page number, such as 47." },
  documentId: {
    nl: "Een bron heeft een naam als werkagenda; zie /v1/documents.",
    en: "A document has a name such as werkagenda; see /v1/documents.",
  },
};

/** A value as it is quoted in an error: JSON, short, without control characters. */
function quote(value: unknown): string {
  const json = JSON.stringify(value) ?? String(value);
  return json.length > 60 ? `${json.slice(0, 59)}…` : json;
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  let value = input;
  for (const key of path) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
    value = Reflect.get(value, key);
  }
  return value;
}

/** ["history", 0, "role"] → "history[0].role"; the whole input is "(body)". */
export function formatPath(path: readonly PropertyKey[]): string {
  let text = "";
  for (const key of path) {
    if (typeof key === "number") text += `[${key}]`;
    else text += text === "" ? String(key) : `.${String(key)}`;
  }
  return text === "" ? "(body)" : text.slice(0, 120);
}

function describeSize(issue: z.core.$ZodIssue, value: unknown): Sentence | undefined {
  if (issue.code !== "too_big" && issue.code !== "too_small") return undefined;
  const limit = issue.code === "too_big" ? issue.maximum : issue.minimum;
  const bound: Sentence =
    issue.code === "too_big"
      ? { nl: "het maximum", en: "the maximum" }
      : { nl: "het minimum", en: "the minimum" };
  if (typeof value === "string") {
    if (value.trim() === "") return { nl: "De tekst is leeg.", en: "The text is empty." };
    return {
      nl: `De tekst is ${value.length} tekens lang; ${bound.nl} is ${limit}.`,
      en: `The text is ${value.length} characters long; ${bound.en} is ${limit}.`,
    };
  }
  if (Array.isArray(value)) {
    return {
      nl: `De lijst heeft ${value.length} onderdelen; ${bound.nl} is ${limit}.`,
      en: `The list has ${value.length} items; ${bound.en} is ${limit}.`,
    };
  }
  return {
    nl: `De waarde is ${quote(value)}; ${bound.nl} is ${limit}.`,
    en: `The value is ${quote(value)}; ${bound.en} is ${limit}.`,
  };
}

function describeIssue(issue: z.core.$ZodIssue, value: unknown): Sentence {
  if (value === undefined) return { nl: "Dit veld ontbreekt.", en: "This field is missing." };
  const size = describeSize(issue, value);
  if (size) return size;
  const shown = quote(value);
  if (issue.code === "invalid_type") {
    const refusal = typeRefusals[issue.expected] ?? {
      nl: `geen ${issue.expected}`,
      en: `not ${issue.expected}`,
    };
    return { nl: `${shown} is ${refusal.nl}.`, en: `${shown} is ${refusal.en}.` };
  }
  if (issue.code === "invalid_value") {
    const choices = issue.values.map(String).join(", ");
    return {
      nl: `${shown} kan hier niet. Kies uit: ${choices}.`,
      en: `${shown} cannot be used here. Choose from: ${choices}.`,
    };
  }
  const hint = patternHints[issue.message];
  return {
    nl: `${shown} klopt niet.${hint ? ` ${hint.nl}` : ""}`,
    en: `${shown} is not valid.${hint ? ` ${hint.en}` : ""}`,
  };
}

/** All that zod finds wrong, a field at a time; unknown keys become an error each. */
export function describeIssues(issues: readonly z.core.$ZodIssue[], input: unknown): FieldError[] {
  const unknownField: Sentence = {
    nl: "Dit veld kennen we niet.",
    en: "This field is unknown.",
  };
  return issues
    .flatMap((issue) =>
      issue.code === "unrecognized_keys"
        ? issue.keys.map((key) => ({
            field: formatPath([...issue.path, key]),
            detail: unknownField,
          }))
        : [
            {
              field: formatPath(issue.path),
              detail: describeIssue(issue, valueAt(input, issue.path)),
            },
          ],
    )
    .slice(0, mostErrors);
}

/** Hook of every validator: a failure ends the request with all field errors at once. */
export function refuseInvalid(
  result: { success: true } | { success: false; error: z.ZodError; data?: unknown },
): void {
  if (result.success) return;
  throw new ProblemError("invalidInput", {
    errors: describeIssues(result.error.issues, result.data),
  });
}
