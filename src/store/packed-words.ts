import type { StoredPostings, StoredWords } from "./passage-store.ts";

/** The first number: it reads otherwise on a machine that keeps its bytes in another order. */
const MARK = 1;
/** Every list starts at a multiple of so many bytes. */
const ALIGN = 8;

/** The lists of numbers of an index of words: a mark, the size of each list in bytes, and the lists. */
export function packWords(words: StoredWords): Buffer {
  const { lexical, reach, questions, sentences, sentenceOwners } = words;
  const lists = [
    ...[lexical, reach, questions, sentences].flatMap((one) => [one.starts, one.texts, one.scores]),
    ...[questions.weights, sentences.weights, sentenceOwners],
  ];
  const head = Uint32Array.from([MARK, lists.length, ...lists.map((list) => list.byteLength)]);
  const parts = [head, ...lists].flatMap((list) => [
    Buffer.from(list.buffer, list.byteOffset, list.byteLength),
    Buffer.alloc(padding(list.byteLength)),
  ]);
  return Buffer.concat(parts);
}

/**
 * What was packed.
 * @param terms see StoredWords
 * @throws Error when it is something else, or from a machine with another order of bytes
 */
export function unpackWords(file: Buffer, terms: readonly string[]): StoredWords {
  // A copy, since a buffer may start anywhere in its memory and lists of numbers may not.
  const bytes = Uint8Array.from(file).buffer;
  const [mark, count = 0] = new Uint32Array(bytes, 0, 2);
  if (mark !== MARK) throw new Error("The lists do not begin with their mark.");
  const sizes = new Uint32Array(bytes, 8, count);
  let next = 0;
  let at = 8 + sizes.byteLength + padding(8 + sizes.byteLength);
  const take = (): { start: number; size: number } => {
    const size = sizes[next] ?? 0;
    const start = at;
    next += 1;
    at += size + padding(size);
    return { start, size };
  };
  const whole = (): Uint32Array => {
    const { start, size } = take();
    return new Uint32Array(bytes, start, size / Uint32Array.BYTES_PER_ELEMENT);
  };
  const real = (): Float64Array => {
    const { start, size } = take();
    return new Float64Array(bytes, start, size / Float64Array.BYTES_PER_ELEMENT);
  };
  const postings = (): StoredPostings => {
    const found = { starts: whole(), texts: whole(), scores: real() };
    if (!belongTogether(found, terms.length)) throw new Error("The postings do not fit the terms.");
    return found;
  };
  const [lexical, reach, questions, sentences] = [postings(), postings(), postings(), postings()];
  const words = {
    ...{ terms, lexical, reach },
    questions: { ...questions, weights: real() },
    sentences: { ...sentences, weights: real() },
    sentenceOwners: whole(),
  };
  if (next !== count || at !== bytes.byteLength) throw new Error("There are other lists in it.");
  return words;
}

function belongTogether({ starts, texts, scores }: StoredPostings, terms: number): boolean {
  const isRising = starts.every((start, index) => start >= (starts[index - 1] ?? 0));
  const isWhole = starts.at(-1) === texts.length && starts.length <= terms + 1;
  return isRising && isWhole && (scores.length === 0 || scores.length === texts.length);
}

function padding(size: number): number {
  return (ALIGN - (size % ALIGN)) % ALIGN;
}
