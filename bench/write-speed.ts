import type { SpeedRow } from "./speed/measure-speed.ts";
import { percentile } from "./statistics.ts";
import { table } from "./table.ts";

/** What the routes came to, in Markdown; "of ours" is against /v1/ask with as many clients. */
export function writeSpeed(rows: readonly SpeedRow[]): string {
  return table(
    [
      ...["route", "clients", "p50 ms", "p95 ms", "p99 ms", "requests/s", "of ours"],
      ...["held up p99 / most", "failed"],
    ],
    rows.map((row) => {
      const ours = speedOf(rows, "/v1/ask", row.clients)?.perSecond ?? Number.NaN;
      return [
        row.route,
        String(row.clients),
        row.p50.toFixed(2),
        row.p95.toFixed(2),
        row.p99.toFixed(2),
        row.perSecond.toFixed(0),
        `${(row.perSecond / ours).toFixed(2)}×`,
        `${row.eventLoop.p99.toFixed(0)} / ${row.eventLoop.max.toFixed(0)} ms`,
        String(row.failed),
      ];
    }),
  );
}

export function speedOf(
  rows: readonly SpeedRow[],
  route: string,
  clients: number,
): SpeedRow | undefined {
  return rows.find((row) => row.route === route && row.clients === clients);
}

/** Most resident memory of our server, in bytes. */
export function mostUnderLoad(rows: readonly SpeedRow[]): number {
  const ours = rows.filter(({ route }) => route.startsWith("/v1/ask"));
  return Math.max(...ours.map(({ eventLoop }) => eventLoop.rss));
}

export function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1e6)} MB`;
}

/** The median of times in milliseconds. */
export function seconds(milliseconds: readonly number[]): string {
  return `${(percentile(milliseconds, 0.5) / 1000).toFixed(2)} s`;
}
