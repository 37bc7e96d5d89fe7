/**
 * What a page holds as plain data, in points with the origin at the top left and y downwards, turned
 * so that its text runs from left to right.
 */
export interface PageContent {
  /** Counted from 1. */
  count: number;
  width: number;
  height: number;
  glyphs: Glyphs[];
  rules: Rule[];
  /** Text that runs aslant over the page, such as a watermark: it belongs to no line. */
  stamps: string[];
}

/** A run of letters of one font on one baseline. */
export interface Glyphs {
  text: string;
  x: number;
  /** Of the baseline. */
  y: number;
  width: number;
  /** Of the font, in points. */
  size: number;
  bold: boolean;
}

/** A straight line that is drawn: horizontal when y1 is y2, otherwise vertical. */
export interface Rule {
  x1: number;
  y1: number;
  x2: number;
  y2: number;
}

/** A transformation as PDF writes it: x' = ax + cy + e, y' = bx + dy + f. */
export type Matrix = readonly [number, number, number, number, number, number];

/** The transformation that does `inner` first and `outer` after it. */
export function multiply(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer;
  const [g, h, i, j, k, l] = inner;
  return [
    a * g + c * h,
    b * g + d * h,
    a * i + c * j,
    b * i + d * j,
    a * k + c * l + e,
    b * k + d * l + f,
  ];
}

/** Where a transformation brings a point. */
export function place([a, b, c, d, e, f]: Matrix, x: number, y: number): [number, number] {
  return [a * x + c * y + e, b * x + d * y + f];
}
