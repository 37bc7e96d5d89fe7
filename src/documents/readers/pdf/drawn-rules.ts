import { type Matrix, multiply, place, type Rule } from "./page-content.ts";

/** One drawing instruction of a page, as pdf.js lists them. */
export interface Drawing {
  operation: number;
  values: unknown;
}

/** The numbers pdf.js gives the instructions that matter here. */
export interface Operations {
  save: number;
  restore: number;
  transform: number;
  paintFormXObjectBegin: number;
  paintFormXObjectEnd: number;
  constructPath: number;
  endPath: number;
}

/** A filled rectangle of at most this thickness is a line, in points. */
const THICKEST_RULE = 3;
/** Anything shorter is a bullet, an underlined letter or part of a drawing, in points. */
const SHORTEST_RULE = 6;

/** A page with more lines is a map or drawing; its lines say nothing about tables. */
const MOST_RULES = 5000;

/** Numbers of a path of pdf.js per step: move, line, curve, quadratic curve, close. */
const STEP_LENGTHS = [2, 2, 6, 4, 0];

/** The horizontal and vertical lines among the drawings of a page, placed by `view`. */
export function readRules(
  drawings: Iterable<Drawing>,
  operations: Operations,
  view: Matrix,
): Rule[] {
  const rules: Rule[] = [];
  const saved: Matrix[] = [];
  let matrix = view;
  for (const { operation, values } of drawings) {
    if (operation === operations.save) saved.push(matrix);
    else if (operation === operations.restore) matrix = saved.pop() ?? view;
    else if (operation === operations.transform) matrix = turn(matrix, values);
    else if (operation === operations.paintFormXObjectBegin) {
      saved.push(matrix);
      matrix = turn(matrix, Array.isArray(values) ? values[0] : undefined);
    } else if (operation === operations.paintFormXObjectEnd) matrix = saved.pop() ?? view;
    else if (operation === operations.constructPath && Array.isArray(values)) {
      // A path that is not painted only clips what comes after it.
      if (values[0] !== operations.endPath) rules.push(...rulesOfPath(values[1], matrix));
    }
  }
  return rules.length > MOST_RULES ? [] : rules;
}

function turn(matrix: Matrix, values: unknown): Matrix {
  const numbers = toNumbers(values);
  const [a, b, c, d, e, f] = numbers;
  if (numbers.length < 6 || f === undefined) return matrix;
  return multiply(matrix, [a ?? 1, b ?? 0, c ?? 0, d ?? 1, e ?? 0, f]);
}

function toNumbers(values: unknown): number[] {
  if (values instanceof Float32Array) return [...values];
  return Array.isArray(values) ? values.filter((one) => typeof one === "number") : [];
}

function rulesOfPath(values: unknown, matrix: Matrix): Rule[] {
  const data = toNumbers(Array.isArray(values) ? values[0] : undefined);
  const rules: Rule[] = [];
  let points: [number, number][] = [];
  let at = 0;
  const close = () => {
    rules.push(...rulesOfOutline(points));
    points = [];
  };
  while (at < data.length) {
    const step = data[at] ?? 4;
    const length = STEP_LENGTHS[step] ?? 0;
    if (step === 0 || step === 4) close();
    if (length > 0) {
      points.push(place(matrix, data[at + length - 1] ?? 0, data[at + length] ?? 0));
    }
    at += length + 1;
  }
  close();
  return rules;
}

/** A line, a rectangle as thin as a line, or each side of a larger rectangle. */
function rulesOfOutline(points: readonly [number, number][]): Rule[] {
  if (points.length < 2) return [];
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const [x1, x2, y1, y2] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const x = (x1 + x2) / 2;
  const y = (y1 + y2) / 2;
  if (y2 - y1 <= THICKEST_RULE) return x2 - x1 >= SHORTEST_RULE ? [{ x1, x2, y1: y, y2: y }] : [];
  if (x2 - x1 <= THICKEST_RULE) return y2 - y1 >= SHORTEST_RULE ? [{ x1: x, x2: x, y1, y2 }] : [];
  if (!isRectangle(points, x1, x2, y1, y2)) return [];
  return [
    { x1, x2, y1, y2: y1 },
    { x1, x2, y1: y2, y2 },
    { x1, x2: x1, y1, y2 },
    { x1: x2, x2, y1, y2 },
  ];
}

function isRectangle(
  points: readonly [number, number][],
  x1: number,
  x2: number,
  y1: number,
  y2: number,
): boolean {
  const at = (value: number, ...ends: number[]) => ends.some((end) => Math.abs(value - end) < 0.5);
  return points.length >= 4 && points.every(([x, y]) => at(x, x1, x2) && at(y, y1, y2));
}
