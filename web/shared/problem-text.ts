import type { Failure } from "./request.ts";

/** What went wrong, for a reader: a title and what to do now. */
export interface FailureText {
  title: string;
  advice: string;
}

const notReached = "Beleidswijzer is niet bereikbaar";

/** The text of a failure that is not the reader's own doing; 404 is told by the page that asked. */
export function describeFailure(failure: Exclude<Failure, { kind: "cancelled" }>): FailureText {
  switch (failure.kind) {
    case "offline":
      return navigator.onLine
        ? { title: notReached, advice: "De server antwoordt niet. Probeer het zo opnieuw." }
        : {
            title: "Je bent offline",
            advice: "Er is geen verbinding. Probeer het opnieuw als je weer online bent.",
          };
    case "slow":
      return {
        title: "Het antwoord blijft uit",
        advice: "Na 30 seconden is er nog geen antwoord. Probeer het opnieuw.",
      };
    case "unreadable":
      return {
        title: "Het antwoord is onleesbaar",
        advice: "De server gaf een antwoord dat deze pagina niet begrijpt. Laad de pagina opnieuw.",
      };
    case "problem":
      return describeStatus(failure);
  }
}

function describeStatus(failure: Extract<Failure, { kind: "problem" }>): FailureText {
  const wait = failure.retryAfter;
  const when = wait === undefined ? "zo" : `over ${formatWait(wait)}`;
  if (failure.status === 429) {
    return {
      title: "Even wachten",
      advice: `Er zijn kort na elkaar veel vragen gesteld. Probeer het ${when} opnieuw.`,
    };
  }
  if (failure.status === 503) {
    return {
      title: "Beleidswijzer is nog niet klaar",
      advice: `${failure.detail} Probeer het ${when} opnieuw.`.trim(),
    };
  }
  if (failure.status < 500) {
    return {
      title: "Deze vraag kan zo niet worden gesteld",
      advice: failure.fields.length > 0 ? failure.fields.join(" ") : failure.detail,
    };
  }
  return { title: "Er ging iets mis", advice: failure.detail || "Probeer het zo opnieuw." };
}

function formatWait(seconds: number): string {
  if (seconds < 60) return seconds === 1 ? "1 seconde" : `${seconds} seconden`;
  const minutes = Math.ceil(seconds / 60);
  return minutes === 1 ? "1 minuut" : `${minutes} minuten`;
}
