import { z } from "zod";
import type { Measured } from "./measure.ts";

/** Figures of which more is better, by set of questions; what was reached may not be lost. */
export const floorsSchema = z.record(z.string(), z.record(z.string(), z.number().min(0).max(1)));
export type Floors = z.infer<typeof floorsSchema>;

/** Three decimals, rounded down: a floor that the same answers reach again. */
const DECIMALS = 1000;

/** What a run reaches, in the shape of the floors. */
export function reachedBy(measured: readonly Measured[]): Floors {
  return Object.fromEntries(
    measured.map(({ set, all }) => {
      const figures = {
        correct: all.correct,
        cited: all.cited,
        refused: all.refused,
        notFalselyRefused: all.falseRefusals === undefined ? undefined : 1 - all.falseRefusals,
        precisionAt1: all.precisionAt1,
        hitAt5: all.hitAt5,
        mrr: all.mrr,
        ndcgAt10: all.ndcgAt10,
      };
      const known = Object.entries(figures).flatMap(([name, value]): [string, number][] =>
        value === undefined ? [] : [[name, Math.floor(value * DECIMALS) / DECIMALS]],
      );
      return [set, Object.fromEntries(known)];
    }),
  );
}

/** A sentence for every figure that is under its floor or was not measured. */
export function findBelow(floors: Floors, reached: Floors): string[] {
  return Object.entries(floors).flatMap(([set, figures]) =>
    Object.entries(figures).flatMap(([name, floor]) => {
      const value = reached[set]?.[name];
      return value !== undefined && value >= floor
        ? []
        : [`${set}: ${name} is ${value ?? "not measured"}, its floor is ${floor}`];
    }),
  );
}

/** The higher of both, figure by figure. */
export function raiseFloors(floors: Floors, reached: Floors): Floors {
  const raised: Floors = {};
  for (const set of new Set([...Object.keys(floors), ...Object.keys(reached)])) {
    const figures = { ...floors[set] };
    for (const [name, value] of Object.entries(reached[set] ?? {})) {
      figures[name] = Math.max(figures[name] ?? 0, value);
    }
    raised[set] = figures;
  }
  return raised;
}
