import type { IndexItem } from "vectra/lib/types.js";
import { DECIMALS } from "./round-vector.ts";

/*
 * The file of a vectra index, written and read without vectra, which looks at all items for each that
 * is added, makes an object of every number that is read, and takes longer to load than both. That it
 * reads what is written here, and that what it writes is read here, is tested.
 */

const HEAD = '{"version":1,"metadata_config":{},"items":[';
const BEFORE_ID = '{"id":"';
// Metadata that is not indexed would become a file of its own for every vector: the id says it all.
const BEFORE_VECTOR = '","metadata":{},"vector":[';
const BEFORE_NORM = '],"norm":';
const TAIL = "]}";

const QUOTE = 34;
const COMMA = 44;
const MINUS = 45;
const POINT = 46;
const ZERO = 48;
const BRACKET = 93;
const BRACE = 125;

/** Bytes that are handed over together; more only where one vector needs more. */
const CHUNK = 1 << 16;
/** At most, with its comma: a number of length 1 has fewer. */
const NUMBER_BYTES = 24;
const ITEM_BYTES = 256;

/**
 * The bytes of a vectra index of these vectors, as vectra would write it. Ids are plain words.
 * A piece is gone when the next one is asked for.
 */
export function* writeVectraFile(
  vectors: Iterable<Pick<IndexItem, "id"> & { vector: Float32Array }>,
): Generator<Uint8Array> {
  yield Buffer.from(HEAD);
  let buffer = Buffer.alloc(0);
  let at = 0;
  let isFirst = true;
  for (const { id, vector } of vectors) {
    const most = ITEM_BYTES + id.length + vector.length * NUMBER_BYTES;
    if (at + most > buffer.length) {
      yield buffer.subarray(0, at);
      if (most > buffer.length) buffer = Buffer.allocUnsafe(Math.max(CHUNK, most));
      at = 0;
    }
    at += buffer.write(`${isFirst ? "" : ","}${BEFORE_ID}${id}${BEFORE_VECTOR}`, at);
    let squares = 0;
    for (let column = 0; column < vector.length; column += 1) {
      const rounded = Math.round((vector[column] ?? 0) * DECIMALS);
      squares += (rounded / DECIMALS) * (rounded / DECIMALS);
      if (column > 0) {
        buffer[at] = COMMA;
        at += 1;
      }
      at = writeNumber(buffer, at, rounded);
    }
    at += buffer.write(`${BEFORE_NORM}${Math.sqrt(squares)}}`, at);
    isFirst = false;
  }
  yield buffer.subarray(0, at);
  yield Buffer.from(TAIL);
}

/** Writes a number of DECIMALS parts as JSON does. @returns where the next byte goes */
function writeNumber(buffer: Buffer, start: number, parts: number): number {
  let at = start;
  if (parts < 0) {
    buffer[at] = MINUS;
    at += 1;
  }
  const size = Math.abs(parts);
  const whole = Math.floor(size / DECIMALS);
  if (whole < 10) {
    buffer[at] = ZERO + whole;
    at += 1;
  } else {
    at += buffer.write(String(whole), at);
  }
  let rest = size - whole * DECIMALS;
  if (rest === 0) return at;
  buffer[at] = POINT;
  at += 1;
  for (let place = DECIMALS / 10; rest > 0; place /= 10) {
    const digit = Math.floor(rest / place);
    buffer[at] = ZERO + digit;
    at += 1;
    rest -= digit * place;
  }
  return at;
}

/**
 * The vectors of a file that writeVectraFile or vectra itself has written of vectors like these, by id.
 * @throws SyntaxError for any other file, also for one whose vectors have another length
 */
export function readVectraFile(bytes: Buffer, dimensions: number): Map<string, Float32Array> {
  const vectors = new Map<string, Float32Array>();
  let at = skip(bytes, 0, HEAD);
  while (bytes[at] !== BRACKET) {
    if (vectors.size > 0) at = skip(bytes, at, ",");
    at = skip(bytes, at, BEFORE_ID);
    const quote = bytes.indexOf(QUOTE, at);
    const id = bytes.toString("utf8", at, quote);
    const vector = new Float32Array(dimensions);
    at = readNumbers(bytes, skip(bytes, quote, BEFORE_VECTOR), vector);
    at = bytes.indexOf(BRACE, skip(bytes, at, BEFORE_NORM)) + 1;
    vectors.set(id, vector);
  }
  if (skip(bytes, at, TAIL) !== bytes.length) throw unreadable(at);
  return vectors;
}

/** @returns the place behind a text that must stand there */
function skip(bytes: Buffer, at: number, text: string): number {
  for (let index = 0; index < text.length; index += 1) {
    if (bytes[at + index] !== text.charCodeAt(index)) throw unreadable(at);
  }
  return at + text.length;
}

/** Fills a vector with numbers that stand there with a comma between. @returns the place behind them */
function readNumbers(bytes: Buffer, start: number, vector: Float32Array): number {
  let at = start;
  for (let column = 0; column < vector.length; column += 1) {
    if (column > 0) {
      if (bytes[at] !== COMMA) throw unreadable(at);
      at += 1;
    }
    const isNegative = bytes[at] === MINUS;
    if (isNegative) at += 1;
    const first = at;
    let digits = 0;
    let parts = 0;
    for (;;) {
      const byte = bytes[at] ?? 0;
      const digit = byte - ZERO;
      if (digit >= 0 && digit <= 9) {
        digits = digits * 10 + digit;
        parts *= 10;
      } else if (byte === POINT && parts === 0) {
        parts = 1;
      } else {
        break;
      }
      at += 1;
    }
    if (at === first) throw unreadable(at);
    // One division of whole numbers, which gives the same as reading the decimals.
    const value = parts > 1 ? digits / parts : digits;
    vector[column] = isNegative ? -value : value;
  }
  return at;
}

function unreadable(at: number): SyntaxError {
  return new SyntaxError(`The vectors cannot be read from byte ${at} on.`);
}
