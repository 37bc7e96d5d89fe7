/** What a fault did, for docs/reliability.md. */
export interface Finding {
  title: string;
  /** What was done, in a sentence or two. */
  done: string;
  /** Figures, one a line. */
  figures: string[];
  /** Whether the program stood it; undefined where it could not be tried, and the figures say why. */
  held: boolean | undefined;
}
