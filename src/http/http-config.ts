/** What the HTTP side reads from the configuration; made by src/config.ts. */
export interface HttpConfig {
  /** Origins that a browser may call from, e.g. "https://intranet.example.nl"; empty: none. */
  allowedOrigins: readonly string[];
  /** Requests a client may make in a minute; 0: no limit. */
  rateLimitPerMinute: number;
  /**
   * Number of proxies of our own in front of the server; 0: none. The client's address is then the
   * entry of X-Forwarded-For that the outermost of them wrote, counted from the right: what stands
   * left of it was sent by the client and proves nothing.
   */
  trustProxy: number;
  /** Largest request body, in bytes. */
  bodyLimitBytes: number;
  /** Longest time an answer or a search may take, in milliseconds. */
  requestTimeoutMs: number;
  /** Full version of the API, e.g. "0.1.0". */
  version: string;
  /** Address under which clients reach the server, without a slash at the end; may be empty. */
  publicUrl: string;
  /** Who keeps this installation running; published in the OpenAPI document. */
  contact: { name: string; email: string; url: string };
}
