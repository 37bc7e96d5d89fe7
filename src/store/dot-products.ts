/** Rows of a block, which are multiplied at the same time. */
export const BLOCK = 32;
/** A register of WebAssembly holds so many numbers of 32 bits. */
const LANES = 4;
/** Registers of sums: enough that none is waited for. */
const SUMS = BLOCK / LANES;
const FLOAT_BYTES = 4;
const REGISTER_BYTES = LANES * FLOAT_BYTES;
const PAGE_BYTES = 65_536;

/** Local variables of the function below; the first five are its parameters. */
const DATA = 0;
const VECTOR = 1;
const PRODUCTS = 2;
const VECTOR_END = 3;
const PRODUCTS_END = 4;
const COLUMN = 5;
const VALUE = 6;
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
const ADD = 0xe4;
const MULTIPLY = 0xe6;

/**
 * A module with one function: for each block, for each column, each sum += data × value. Every row
 * keeps a sum of its own and adds its columns in order, as plain code would: the products are the same
 * to the last bit on every machine, with WebAssembly or without (tests/store/vector-matrix.test.ts).
 */
function writeModule(): Uint8Array<ArrayBuffer> {
  const sums = Array.from({ length: SUMS }, (_, index) => index);
  const body = [
    ...LOOP,
    ...sums.flatMap((sum) => [
      ...vector(CONSTANT, ...new Array<number>(16).fill(0)),
      ...set(FIRST_SUM + sum),
    ]),
    ...get(VECTOR),
    ...set(COLUMN),
    ...LOOP,
    ...get(COLUMN),
    ...vector(LOAD_SPLAT, 2, 0),
    ...set(VALUE),
    ...sums.flatMap((sum) => [
      ...get(FIRST_SUM + sum),
      ...get(DATA),
      ...vector(LOAD, 4, ...unsigned(REGISTER_BYTES * sum)),
      ...get(VALUE),
      ...vector(MULTIPLY),
      ...vector(ADD),
      ...set(FIRST_SUM + sum),
    ]),
    ...advance(DATA, BLOCK * FLOAT_BYTES),
    ...set(DATA),
    ...advance(COLUMN, FLOAT_BYTES),
    ...tee(COLUMN),
    ...get(VECTOR_END),
    ...REPEAT_WHILE_BELOW,
    END,
    ...sums.flatMap((sum) => [
      ...get(PRODUCTS),
      ...get(FIRST_SUM + sum),
      ...vector(STORE, 4, ...unsigned(REGISTER_BYTES * sum)),
    ]),
    ...advance(PRODUCTS, BLOCK * FLOAT_BYTES),
    ...tee(PRODUCTS),
    ...get(PRODUCTS_END),
    ...REPEAT_WHILE_BELOW,
    END,
    END,
  ];
  const [int, register] = [0x7f, 0x7b];
  const code = [2, 1, int, ...unsigned(SUMS + 1), register, ...body];
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

/** Numbers in blocks of rows, column under column: the first column of eight rows, the second … */
export interface Blocks {
  data: Float32Array;
  /** The inner product of every row with a vector. */
  multiply(vector: Float32Array): Float32Array;
}

/** @returns undefined where WebAssembly or its vector instructions are switched off or lacking */
export function createBlocks(height: number, dimensions: number): Blocks | undefined {
  const bytes = writeModule();
  if (typeof WebAssembly === "undefined" || !WebAssembly.validate(bytes)) return undefined;
  // The rows begin where a register can be loaded from in one go.
  const productsAt = Math.ceil((dimensions * FLOAT_BYTES) / REGISTER_BYTES) * REGISTER_BYTES;
  const dataAt = productsAt + height * FLOAT_BYTES;
  const size = dataAt + height * dimensions * FLOAT_BYTES;
  const memory = new WebAssembly.Memory({ initial: Math.ceil(size / PAGE_BYTES) });
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes), { js: { memory } });
  const { multiply } = exports;
  if (typeof multiply !== "function") return undefined;
  const values = new Float32Array(memory.buffer, 0, dimensions);
  const products = new Float32Array(memory.buffer, productsAt, height);
  return {
    data: new Float32Array(memory.buffer, dataAt, height * dimensions),
    multiply: (vector) => {
      values.set(vector);
      if (height > 0) multiply(dataAt, 0, productsAt, dimensions * FLOAT_BYTES, dataAt);
      return products.slice();
    },
  };
}
