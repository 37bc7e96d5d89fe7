/** Rows of a block, which are multiplied at the same time. */
export const BLOCK = 32;
/** Columns that are multiplied with one instruction, side by side in each row. */
export const PAIR = 2;
/** A register of WebAssembly holds a pair of 16-bit numbers, or a 32-bit sum, of so many rows. */
const LANES = 4;
/** Registers of sums: enough that none is waited for. */
const SUMS = BLOCK / LANES;
const PAIR_BYTES = 4;
const SUM_BYTES = 4;
const REGISTER_BYTES = 16;
const PAGE_BYTES = 65_536;

/** Local variables of the function below; the first five are its parameters. */
const DATA = 0;
const VECTOR = 1;
const PRODUCTS = 2;
const VECTOR_END = 3;
const PRODUCTS_END = 4;
const COLUMNS = 5;
const VALUES = 6;
const FIRST_SUM = 7;

/** Instructions by their names in the text format, see https://webassembly.github.io/spec/core. */
const get = (local: number) => [0x20, local];
const set = (local: number) => [0x21, local];
const tee = (local: number) => [0x22, local];
const vector = (code: number, ...rest: number[]) => [0xfd, ...unsigned(code), ...rest];
const advance = (local: number, bytes: number) => [...get(local), 0x41, ...signed(bytes), 0x6a];
const LOOP = [0x03, 0x40];
const REPEAT_WHILE_BELOW = [0x49, 0x0d, 0];
const END = 0x0b;
const LOAD = 0x00;
const LOAD_SPLAT = 0x09;
const STORE = 0x0b;
const CONSTANT = 0x0c;
const ADD = 0xae;
const MULTIPLY_PAIRS = 0xba;

/**
 * A module with one function: for each block, for each pair of columns, each sum += data × value of
 * both. These are whole numbers, so that the sums are exact, on every machine the same.
 */
function writeModule(): Uint8Array<ArrayBuffer> {
  const sums = Array.from({ length: SUMS }, (_, index) => index);
  const body = [
    ...LOOP,
    ...sums.flatMap((sum) => [
      ...vector(CONSTANT, ...new Array<number>(REGISTER_BYTES).fill(0)),
      ...set(FIRST_SUM + sum),
    ]),
    ...get(VECTOR),
    ...set(COLUMNS),
    ...LOOP,
    ...get(COLUMNS),
    ...vector(LOAD_SPLAT, 2, 0),
    ...set(VALUES),
    ...sums.flatMap((sum) => [
      ...get(FIRST_SUM + sum),
      ...get(DATA),
      ...vector(LOAD, 4, ...unsigned(REGISTER_BYTES * sum)),
      ...get(VALUES),
      ...vector(MULTIPLY_PAIRS),
      ...vector(ADD),
      ...set(FIRST_SUM + sum),
    ]),
    ...advance(DATA, BLOCK * PAIR_BYTES),
    ...set(DATA),
    ...advance(COLUMNS, PAIR_BYTES),
    ...tee(COLUMNS),
    ...get(VECTOR_END),
    ...REPEAT_WHILE_BELOW,
    END,
    ...sums.flatMap((sum) => [
      ...get(PRODUCTS),
      ...get(FIRST_SUM + sum),
      ...vector(STORE, 4, ...unsigned(REGISTER_BYTES * sum)),
    ]),
    ...advance(PRODUCTS, BLOCK * SUM_BYTES),
    ...tee(PRODUCTS),
    ...get(PRODUCTS_END),
    ...REPEAT_WHILE_BELOW,
    END,
    END,
  ];
  const [int, register] = [0x7f, 0x7b];
  const code = [2, 1, int, 1 + SUMS, register, ...body];
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, [1, 0x60, 5, int, int, int, int, int, 0]),
    ...section(2, [1, ...name("js"), ...name("memory"), 2, 0, 1]),
    ...section(3, [1, 0]),
    ...section(7, [1, ...name("multiply"), 0, 0]),
    ...section(10, [1, ...unsigned(code.length), ...code]),
  ]);
}

const section = (id: number, bytes: readonly number[]) => [id, ...unsigned(bytes.length), ...bytes];
const name = (text: string) => [text.length, ...new TextEncoder().encode(text)];

/** LEB128, as the format writes its numbers. */
function unsigned(value: number): number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...unsigned(value >>> 7)];
}

function signed(value: number): number[] {
  return value < 0x40 ? [value] : [(value & 0x7f) | 0x80, ...signed(value >>> 7)];
}

/** Whole numbers in blocks of rows, pair of columns under pair: the first pair of every row, the second … */
export interface Blocks {
  data: Int16Array;
  /** The sums of the products of every row with a vector, until it is asked again. */
  multiply(vector: Int16Array): Int32Array;
}

/**
 * @param height a multiple of BLOCK
 * @param width a multiple of PAIR
 * @returns undefined where WebAssembly or its vector instructions are switched off or lacking
 */
export function createBlocks(height: number, width: number): Blocks | undefined {
  const bytes = writeModule();
  if (typeof WebAssembly === "undefined" || !WebAssembly.validate(bytes)) return undefined;
  const vectorBytes = width * Int16Array.BYTES_PER_ELEMENT;
  // What is loaded into a register in one go begins at a multiple of its size.
  const productsAt = Math.ceil(vectorBytes / REGISTER_BYTES) * REGISTER_BYTES;
  const dataAt = productsAt + height * SUM_BYTES;
  const size = dataAt + height * vectorBytes;
  const memory = new WebAssembly.Memory({ initial: Math.ceil(size / PAGE_BYTES) });
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes), { js: { memory } });
  const { multiply } = exports;
  if (typeof multiply !== "function") return undefined;
  const values = new Int16Array(memory.buffer, 0, width);
  const products = new Int32Array(memory.buffer, productsAt, height);
  return {
    data: new Int16Array(memory.buffer, dataAt, height * width),
    multiply: (vector) => {
      values.set(vector);
      if (height > 0) multiply(dataAt, 0, productsAt, vectorBytes, dataAt);
      return products;
    },
  };
}
