import type { Action, OrganisationView } from "../../src/schema.ts";
import { nameShort } from "./register.ts";

/** One bar: an organisation with the number of its actions per ambition. */
export interface Bar {
  organisation: OrganisationView;
  counts: Map<number, number>;
  total: number;
}

/** Counts the actions per organisation and ambition; most actions first, then by name. */
export function countBars(
  actions: readonly Action[],
  organisations: readonly OrganisationView[],
): Bar[] {
  const ambitionOf = new Map(actions.map((action) => [action.id, action.ambition]));
  return organisations
    .map((organisation) => {
      const counts = new Map<number, number>();
      for (const id of organisation.actionIds) {
        const ambition = ambitionOf.get(id);
        if (ambition !== undefined) counts.set(ambition, (counts.get(ambition) ?? 0) + 1);
      }
      const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
      return { organisation, counts, total };
    })
    .filter((bar) => bar.total > 0)
    .sort(
      (a, b) =>
        b.total - a.total ||
        nameShort(a.organisation).localeCompare(nameShort(b.organisation), "nl"),
    );
}
