import type { Pipeline } from "./ask.ts";

/** What answers from an index. */
export interface Answering {
  pipeline: Pipeline;
  /** Another text with every index that is built. */
  version: string;
  close(): Promise<void>;
}

/**
 * The same, of which a thread answers its part as soon as it has opened the same index: whichever has
 * fewer questions under way gets the next. One that comes alone is answered here, since the way there
 * and back would only be added.
 * @param openThere opens the index of the moment in the thread
 * @param report told that the thread answers too, or why it does not
 */
export function shareQuestions<Opened extends Answering>(
  opened: Opened,
  openThere: () => Promise<Answering>,
  report: { shared(): void; failed(error: unknown): void },
): Opened {
  let there: Answering | undefined;
  let isClosed = false;
  openThere()
    .then(async (other) => {
      // Another index may have been built in between; it is shared when it is taken.
      if (isClosed || other.version !== opened.version) return other.close();
      there = other;
      report.shared();
    })
    .catch(report.failed);

  const underWay = { here: 0, there: 0 };
  const share = async <Result>(work: (pipeline: Pipeline) => Promise<Result>): Promise<Result> => {
    const other = underWay.there < underWay.here ? there : undefined;
    const side = other ? "there" : "here";
    underWay[side] += 1;
    try {
      return await work((other ?? opened).pipeline);
    } finally {
      underWay[side] -= 1;
    }
  };
  return {
    ...opened,
    pipeline: {
      ask: (request, context) => share(({ ask }) => ask(request, context)),
      search: (request, context) => share(({ search }) => search(request, context)),
    },
    close: async () => {
      isClosed = true;
      await Promise.all([opened.close(), there?.close()]);
    },
  };
}
