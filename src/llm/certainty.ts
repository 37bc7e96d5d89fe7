import { stem } from "../dutch/stem.ts";
import { tokenize } from "../dutch/tokens.ts";

/** What a statement may only say where its excerpts say something of the same strength. */
const STRENGTHS: readonly { says: Set<string>; needs: Set<string> }[] = [
  {
    says: readWords("moet moeten moest moesten must shall"),
    needs: readWords(
      "moet moeten moest moesten dient dienen verplicht verplichte verplichting noodzakelijk nodig vereist",
    ),
  },
  {
    says: readWords("mag mogen mocht may"),
    needs: readWords("mag mogen mocht kan kunnen toegestaan recht"),
  },
];
const FINISHED = readWords("heeft hebben had hadden is zijn was waren werd werden has have were");
/** With these a participle tells what is yet to be: "wordt gerealiseerd", "moet zijn gerealiseerd". */
const OPEN = readWords("wordt worden zal zullen zou zouden moet moeten");

/**
 * Whether a statement is no more certain than its excerpts: it adds no "moet" or "mag", and a plan
 * ("realiseren") does not become a fact ("is gerealiseerd"). Only Dutch participles are seen.
 */
export function keepsCertainty(text: string, excerpts: string): boolean {
  const said = readForms(text);
  const known = readForms(excerpts);
  const has = (words: Set<string>, wanted: Set<string>) =>
    [...words].some((one) => wanted.has(one));
  if (STRENGTHS.some(({ says, needs }) => has(said, says) && !has(known, needs))) return false;
  return text.split(/[.,;:!?()](?=\s|$)/).every((clause) => {
    const forms = readForms(clause);
    if (!has(forms, FINISHED) || has(forms, OPEN)) return true;
    return ![...forms].some((word) => !known.has(word) && isFinishedFormOf(word, known));
  });
}

/** "gerealiseerd" where the excerpts have "realiseren", "versterkt" where they have "versterken". */
function isFinishedFormOf(word: string, known: ReadonlySet<string>): boolean {
  const related = [...known].filter((one) => one !== word && stem(one) === stem(word));
  if (related.length === 0) return false;
  const at =
    /^(?:aan|af|op|uit|in|mee|over|door|bij|toe|voor|her|samen|vast|terug|na|om)?ge(?=\p{L}{2,}(?:[dt]e?|en)$)/u.exec(
      word,
    )?.[0].length;
  if (at !== undefined) return related.every((one) => one.slice(at - 2, at) !== "ge");
  return (
    /^(?:be|ver|ont|her|er)\p{L}{2,}[dt]$/u.test(word) && related.every((one) => one.endsWith("en"))
  );
}

function readForms(text: string): Set<string> {
  return new Set(tokenize(text).map(({ normal }) => normal));
}

function readWords(text: string): Set<string> {
  return new Set(text.split(" "));
}
