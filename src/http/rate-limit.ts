import type { MiddlewareHandler } from "hono";
import type { AppContext, AppEnv, Clock } from "./app-env.ts";
import type { HttpConfig } from "./http-config.ts";
import { ProblemError } from "./problem.ts";

/**
 * Clients remembered at once, about 2 MB. Beyond it the client that was quiet longest is forgotten,
 * and gets a full bucket when it returns: a flood of addresses weakens the limit, never the server.
 */
const mostClients = 10_000;

interface Bucket {
  tokens: number;
  /** When `tokens` was right, in the milliseconds of the clock. */
  at: number;
}

export interface RateLimiter {
  /** Takes one token; 0 when there was one, otherwise the whole seconds until there is. */
  take(client: string): number;
  /** Clients remembered now. */
  size(): number;
}

/** A token bucket per client: `perMinute` at once, refilled evenly at `perMinute` a minute. */
export function createRateLimiter(
  perMinute: number,
  clock: Clock,
  capacity = mostClients,
): RateLimiter {
  // A Map keeps the order of insertion, so its first key is the client quiet for longest.
  const buckets = new Map<string, Bucket>();
  const perMs = perMinute / 60_000;
  return {
    take(client) {
      const now = clock();
      const previous = buckets.get(client) ?? { tokens: perMinute, at: now };
      const tokens = Math.min(perMinute, previous.tokens + (now - previous.at) * perMs);
      const allowed = tokens >= 1;
      buckets.delete(client);
      buckets.set(client, { tokens: allowed ? tokens - 1 : tokens, at: now });
      if (buckets.size > capacity) {
        const [quietest] = buckets.keys();
        if (quietest !== undefined) buckets.delete(quietest);
      }
      return allowed ? 0 : Math.max(1, Math.ceil((1 - tokens) / perMs / 1000));
    },
    size: () => buckets.size,
  };
}

/** An IPv6 address is cut to its /64: one household or server owns that many addresses. */
function shortenAddress(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, "");
  if (!plain.includes(":")) return plain.slice(0, 64);
  const [head = "", tail] = plain.split("::");
  const groups = head.split(":").filter((group) => group !== "");
  if (tail !== undefined) {
    const after = tail.split(":").filter((group) => group !== "");
    while (groups.length + after.length < 8) groups.push("0");
    groups.push(...after);
  }
  return groups.slice(0, 4).join(":").slice(0, 64);
}

/** The address that counts as the client; never logged. See HttpConfig.trustProxy. */
export function identifyClient(c: AppContext, trustProxy: number): string {
  const remote = c.env?.incoming?.socket?.remoteAddress ?? "unknown";
  if (trustProxy === 0) return shortenAddress(remote);
  const forwarded = (c.req.header("X-Forwarded-For") ?? "").split(",").map((part) => part.trim());
  return shortenAddress(forwarded.at(-trustProxy) || remote);
}

/** Answers 429 with Retry-After to a client that asks too much; a limit of 0 lets all through. */
export function limitRate(config: HttpConfig, clock: Clock): MiddlewareHandler<AppEnv> {
  if (config.rateLimitPerMinute === 0) return (_, next) => next();
  const limiter = createRateLimiter(config.rateLimitPerMinute, clock);
  return async (c, next) => {
    // A preflight is the browser's, not the user's.
    const wait =
      c.req.method === "OPTIONS" ? 0 : limiter.take(identifyClient(c, config.trustProxy));
    if (wait > 0) {
      throw new ProblemError("tooManyRequests", { headers: { "Retry-After": String(wait) } });
    }
    await next();
  };
}
