/** What a fault did, for docs/reliability.md. */
export interface Finding {
  title: string;
  /** What was done, in a sentence or two. */
  done: string;
  /** Figures, one a line. */
  figures: string[];
  /** Whether the program stood it. */
  held: boolean;
}
