import type { AnswerFigures } from "./measure-answers.ts";
import type { RetrievalFigures } from "./retrieval/measure-retrieval.ts";
import type { SpeedRow } from "./speed/measure-speed.ts";
import type { Stage } from "./speed/measure-stages.ts";
import type { Quality } from "./write-quality.ts";

/** Everything that is measured with so many passages. */
export interface Size extends Quality {
  /** The passages of the sources, this many times. */
  times: number;
  passages: number;
  speed: readonly SpeedRow[];
  stages: readonly Stage[];
  start: { readyMs: readonly number[]; rss: number };
  index: { texts: number; buildMs: number; embedMs: number };
}

/** The sources alone first. */
export type Sizes = readonly [Size, ...Size[]];

/** The figures of an engine; undefined when it was not measured at this size. */
export function ofEngine({ retrieval }: Size, engine: string): RetrievalFigures | undefined {
  return retrieval.find((one) => one.engine === engine);
}

/** What answers were worth without a part, or "nothing". */
export function ofAnswers({ answers }: Size, without: string): AnswerFigures | undefined {
  return answers.find((one) => one.without === without);
}

export function ofStage({ stages }: Size, name: string): Stage | undefined {
  return stages.find((one) => one.name === name);
}

/** What a route came to with so many clients; undefined when it was not measured at this size. */
export function ofRoute(
  { speed }: Pick<Size, "speed">,
  route: string,
  clients: number,
): SpeedRow | undefined {
  return speed.find((row) => row.route === route && row.clients === clients);
}
