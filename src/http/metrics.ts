import { Hono } from "hono";
import type { Outcome } from "./app-env.ts";

/** Upper bounds in seconds; answers should stay under one. */
const latencyBounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** A figure that is read when the metrics are asked for, e.g. the age of the index. */
export interface Gauge {
  name: string;
  help: string;
  read: () => number;
}

export interface RequestSample {
  method: string;
  route: string;
  status: number;
  seconds: number;
  outcome: Outcome;
}

export interface Metrics {
  countRequest(sample: RequestSample): void;
  /** All figures in the Prometheus text format, version 0.0.4. */
  render(): string;
}

interface Latency {
  /** Requests per bound, not yet summed. */
  counts: number[];
  sum: number;
  total: number;
}

function label(labels: Record<string, string | number>): string {
  const quoteSafe = (value: string | number): string =>
    String(value).replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n");
  return Object.entries(labels)
    .map(([name, value]) => `${name}="${quoteSafe(value)}"`)
    .join(",");
}

function increase(counter: Map<string, number>, labels: Record<string, string | number>): void {
  const key = label(labels);
  counter.set(key, (counter.get(key) ?? 0) + 1);
}

function renderCounter(name: string, help: string, counter: ReadonlyMap<string, number>): string[] {
  return [
    `# HELP ${name} ${help}`,
    `# TYPE ${name} counter`,
    ...[...counter].map(([labels, value]) => `${name}{${labels}} ${value}`),
  ];
}

function renderLatency(latencies: ReadonlyMap<string, Latency>): string[] {
  const name = "beleidswijzer_http_request_duration_seconds";
  const lines = [`# HELP ${name} Time to answer a request.`, `# TYPE ${name} histogram`];
  for (const [labels, { counts, sum, total }] of latencies) {
    let cumulative = 0;
    for (const [index, bound] of latencyBounds.entries()) {
      cumulative += counts[index] ?? 0;
      lines.push(`${name}_bucket{${labels},le="${bound}"} ${cumulative}`);
    }
    lines.push(`${name}_bucket{${labels},le="+Inf"} ${total}`);
    lines.push(`${name}_sum{${labels}} ${sum}`, `${name}_count{${labels}} ${total}`);
  }
  return lines;
}

/**
 * Counters and a histogram in memory. Labels come from fixed sets (methods, route patterns,
 * statuses, outcomes), so their number is bounded whatever clients send.
 */
export function createMetrics(gauges: readonly Gauge[] = []): Metrics {
  const requests = new Map<string, number>();
  const outcomes = new Map<string, number>();
  const latencies = new Map<string, Latency>();
  return {
    countRequest({ method, route, status, seconds, outcome }) {
      increase(requests, { method, route, status });
      increase(outcomes, { route, outcome });
      const key = label({ route });
      const latency = latencies.get(key) ?? {
        counts: latencyBounds.map(() => 0),
        sum: 0,
        total: 0,
      };
      const slot = latencyBounds.findIndex((bound) => seconds <= bound);
      if (slot >= 0) latency.counts[slot] = (latency.counts[slot] ?? 0) + 1;
      latency.sum += seconds;
      latency.total += 1;
      latencies.set(key, latency);
    },
    render() {
      return [
        ...renderCounter("beleidswijzer_http_requests_total", "Requests answered.", requests),
        ...renderCounter("beleidswijzer_outcomes_total", "How requests ended.", outcomes),
        ...renderLatency(latencies),
        ...gauges.flatMap(({ name, help, read }) => [
          `# HELP ${name} ${help}`,
          `# TYPE ${name} gauge`,
          `${name} ${read()}`,
        ]),
        "# HELP process_resident_memory_bytes Memory held by the process.",
        "# TYPE process_resident_memory_bytes gauge",
        `process_resident_memory_bytes ${process.memoryUsage.rss()}`,
        "",
      ].join("\n");
    },
  };
}

/** GET /metrics and nothing else; listens on a port of its own, which stays inside. */
export function createMetricsApp(metrics: Metrics): Hono {
  const app = new Hono();
  app.get("/metrics", (c) =>
    c.text(metrics.render(), 200, { "Content-Type": "text/plain; version=0.0.4; charset=utf-8" }),
  );
  return app;
}
