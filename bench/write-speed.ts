import { ofRoute, type Size } from "./size.ts";
import { percentile } from "./statistics.ts";
import { table } from "./table.ts";

/** What the routes came to, in Markdown; "of ours" is against /v1/ask with as many clients. */
export function writeSpeed({ speed }: Pick<Size, "speed">): string {
  return table(
    [
      ...["route", "clients", "p50 ms", "p95 ms", "p99 ms", "requests/s", "of ours"],
      ...["held up p99 / most", "failed"],
    ],
    speed.map((row) => {
      const ours = ofRoute({ speed }, "/v1/ask", row.clients)?.perSecond ?? Number.NaN;
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

/** Most resident memory of our server, in bytes. */
export function mostUnderLoad({ speed }: Pick<Size, "speed">): number {
  const ours = speed.filter(({ route }) => route.startsWith("/v1/ask"));
  return Math.max(...ours.map(({ eventLoop }) => eventLoop.rss));
}

export function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1e6)} MB`;
}

/** The median of times in milliseconds. */
export function seconds(milliseconds: readonly number[]): string {
  return `${(percentile(milliseconds, 0.5) / 1000).toFixed(2)} s`;
}
