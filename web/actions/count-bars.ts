import type { Action, OrganisationView } from "../../src/schema.ts";
import { ambitionOf, nameShort } from "./register.ts";

/** One bar: an organisation with the number of its actions per ambition, by the key of that. */
export interface Bar {
  organisation: OrganisationView;
  counts: Map<string, number>;
  total: number;
}

/** Counts the actions per organisation and ambition; most actions first, then by name. */
export function countBars(
  actions: readonly Action[],
  organisations: readonly OrganisationView[],
): Bar[] {
  const ambitions = new Map(actions.map((action) => [action.id, ambitionOf(action)]));
  return organisations
    .map((organisation) => {
      const counts = new Map<string, number>();
      for (const id of organisation.actionIds) {
        const ambition = ambitions.get(id);
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
