import { z } from "zod";

/** The stores that are compared: a folder, the database asked, the same database read into memory. */
export const storeKinds = ["folder", "database searched", "database in memory"] as const;

/** What one process measures; times in milliseconds, sizes in bytes. */
export const buildSchema = z.object({
  buildMs: z.number(),
  /** Building again with one passage in 5,000 changed. */
  againMs: z.number(),
  indexerRss: z.number(),
  storedBytes: z.number(),
  /** Of it, the two graphs and the words; 0 where there are none. */
  graphBytes: z.number(),
  wordsBytes: z.number(),
});

export const searchSchema = z.object({
  openMs: z.number(),
  /** What the index and the questions add to the memory of the web process. */
  rss: z.number(),
  p50: z.number(),
  p95: z.number(),
  /** Share of the 20 nearest passages that are found; 1 where all are compared. */
  recall: z.number(),
});

export const measurementSchema = z.object({
  store: z.enum(storeKinds),
  passages: z.int(),
  build: buildSchema.optional(),
  search: searchSchema.optional(),
  /** Of the database server, after the questions. */
  serverMemory: z.number().optional(),
  /** Mean number of processes that wanted a core in the last minute; ours are one or two of them. */
  load: z.number().optional(),
  /** Why there are no figures. */
  failed: z.string().optional(),
});
export type Measurement = z.infer<typeof measurementSchema>;

export const scaleSchema = z.object({
  measuredOn: z.string(),
  machine: z.string(),
  measurements: z.array(measurementSchema),
});
export type Scale = z.infer<typeof scaleSchema>;
