import type { MiddlewareHandler } from "hono";
import type { AppEnv } from "./app-env.ts";
import type { HttpConfig } from "./http-config.ts";

const contentSecurityPolicy = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join("; ");

const securityHeaders: Record<string, string> = {
  "Content-Security-Policy": contentSecurityPolicy,
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Permissions-Policy":
    "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
};

/** The same headers on every response, errors included; API-Version is asked for by the ADR. */
export function addCommonHeaders(config: HttpConfig): MiddlewareHandler<AppEnv> {
  const headers = { ...securityHeaders, "API-Version": config.version };
  const strictTransport = config.publicUrl.startsWith("https:")
    ? { "Strict-Transport-Security": "max-age=31536000" }
    : {};
  const entries = Object.entries({ ...headers, ...strictTransport });
  return async (c, next) => {
    await next();
    for (const [name, value] of entries) c.res.headers.set(name, value);
    if (!c.res.headers.has("Cache-Control")) c.res.headers.set("Cache-Control", "no-store");
    c.res.headers.append("Vary", "Accept, Accept-Language");
  };
}
