import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { splitSentences } from "../../src/dutch/sentences.ts";
import { MAX_WORDS } from "../../src/passages/split-into-passages.ts";
import type { Passage } from "../../src/schema.ts";
import { createRandom } from "../statistics.ts";

const PASSAGES_PER_DOCUMENT = 500;
const PASSAGES_PER_HEADING = 5;
/** Words of a passage, from the fewest on. */
const FEWEST_WORDS = 40;
/** A chain of words can go round in circles. */
const LONGEST_SENTENCE = 60;

/**
 * Writes Markdown documents of so many passages into a folder, the same ones every time. Their sentences
 * and headings are chains of words in which each follows the one before as it does somewhere in the
 * given passages (a first-order Markov chain): the same vocabulary and turns of phrase, and no sense,
 * so that no answer that stands in them can be right.
 */
export function writeDocuments(folder: string, count: number, passages: readonly Passage[]): void {
  const random = createRandom(1);
  const makeSentence = chainOf(
    passages.flatMap(({ text }) =>
      splitSentences(text).map(({ start, end }) => text.slice(start, end)),
    ),
    random,
  );
  const headings = new Set(passages.flatMap((passage) => passage.headings));
  const makeHeading = chainOf(
    [...headings].map((heading) => heading.replace(/[\d.]+/g, "")),
    random,
  );
  mkdirSync(folder, { recursive: true });
  for (let first = 0; first < count; first += PASSAGES_PER_DOCUMENT) {
    const blocks = [`# ${makeHeading().join(" ")}`];
    for (let number = first; number < Math.min(first + PASSAGES_PER_DOCUMENT, count); number += 1) {
      if (number % PASSAGES_PER_HEADING === 0) blocks.push(`## ${makeHeading().join(" ")}`);
      const wanted = FEWEST_WORDS + random() * (MAX_WORDS - LONGEST_SENTENCE - FEWEST_WORDS);
      const words: string[] = [];
      while (words.length < wanted) words.push(...makeSentence());
      blocks.push(words.slice(0, MAX_WORDS).join(" "));
    }
    const name = `nota-${first / PASSAGES_PER_DOCUMENT + 1}.md`;
    writeFileSync(join(folder, name), `${blocks.join("\n\n")}\n`);
  }
}

/** Makes texts in which each word follows the one before as in one of these, of which some have words. */
function chainOf(texts: readonly string[], random: () => number): () => string[] {
  const END = "";
  const followers = new Map<string, string[]>();
  for (const text of texts) {
    const words = text.split(/\s+/).filter(Boolean);
    if (words.length === 0) continue;
    let before = END;
    for (const word of [...words, END]) {
      const known = followers.get(before) ?? [];
      known.push(word);
      followers.set(before, known);
      before = word;
    }
  }
  const draw = (before: string): string => {
    const known = followers.get(before) ?? [];
    return known[Math.floor(random() * known.length)] ?? END;
  };
  return () => {
    const words: string[] = [];
    for (let word = draw(END); word !== END && words.length < LONGEST_SENTENCE; word = draw(word)) {
      words.push(word);
    }
    return words;
  };
}
