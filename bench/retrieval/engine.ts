/** Where a hit stands; a passage can stand on two pages. */
export interface Place {
  documentId: string;
  pages: readonly number[];
}

/** A way to search the sources. */
export interface Engine {
  name: string;
  /** Hits, best first. */
  search(query: string): Promise<Place[]>;
}

/** Hits that an engine is asked for. */
export const DEPTH = 50;
