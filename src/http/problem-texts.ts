import type { Language } from "../schema.ts";

/** A sentence for people, in both languages of the problems. */
export type Sentence = Record<Language, string>;

interface ProblemText {
  status: 400 | 404 | 405 | 406 | 413 | 415 | 429 | 499 | 500 | 503;
  title: Sentence;
  detail: Sentence;
}

/**
 * Every problem the server can answer with. The name is the stable code: it ends the `type` address,
 * in kebab-case, in both languages. A deadline that passed is 503 and not 504: there is no gateway,
 * and trying again later is the right thing to do.
 */
export const problemTexts = {
  invalidInput: {
    status: 400,
    title: { nl: "De invoer klopt niet", en: "The input is not valid" },
    detail: {
      nl: "Eén of meer velden kloppen niet. Bij errors staat per veld wat er mis is.",
      en: "One or more fields are not valid. See errors for what is wrong with each.",
    },
  },
  malformedRequest: {
    status: 400,
    title: { nl: "Het verzoek is niet te lezen", en: "The request cannot be read" },
    detail: { nl: "Het bericht is geen geldige JSON.", en: "The body is not valid JSON." },
  },
  notFound: {
    status: 404,
    title: { nl: "Niet gevonden", en: "Not found" },
    detail: {
      nl: "Op dit adres staat niets.",
      en: "There is nothing at this address.",
    },
  },
  methodNotAllowed: {
    status: 405,
    title: { nl: "Deze methode kan hier niet", en: "Method not allowed" },
    detail: {
      nl: "De header Allow noemt de methoden die hier wel kunnen.",
      en: "The Allow header names the methods that can be used here.",
    },
  },
  notAcceptable: {
    status: 406,
    title: { nl: "Deze vorm is er niet", en: "Not acceptable" },
    detail: {
      nl: "De header Accept vraagt om een vorm die er niet is.",
      en: "The Accept header asks for a form that does not exist.",
    },
  },
  payloadTooLarge: {
    status: 413,
    title: { nl: "Het bericht is te groot", en: "The body is too large" },
    detail: { nl: "Stuur een kleiner bericht.", en: "Send a smaller body." },
  },
  unsupportedMediaType: {
    status: 415,
    title: { nl: "Dit soort bericht kan hier niet", en: "Unsupported media type" },
    detail: {
      nl: "Stuur JSON in UTF-8, met de header Content-Type: application/json.",
      en: "Send JSON in UTF-8, with the header Content-Type: application/json.",
    },
  },
  tooManyRequests: {
    status: 429,
    title: { nl: "Te veel verzoeken", en: "Too many requests" },
    detail: {
      nl: "Je deed te veel verzoeken in korte tijd. Retry-After zegt hoeveel seconden je wacht.",
      en: "You made too many requests in a short time. Retry-After says how many seconds to wait.",
    },
  },
  clientClosed: {
    status: 499,
    title: { nl: "Verbinding verbroken", en: "Connection closed" },
    detail: {
      nl: "De verbinding is verbroken voordat het antwoord klaar was.",
      en: "The connection was closed before the answer was ready.",
    },
  },
  internalError: {
    status: 500,
    title: { nl: "Er ging iets mis", en: "Something went wrong" },
    detail: {
      nl: "Dit is een fout van ons. Noem requestId als je het meldt.",
      en: "This is a fault of ours. Mention requestId when you report it.",
    },
  },
  notReady: {
    status: 503,
    title: { nl: "Nog niet klaar voor gebruik", en: "Not ready yet" },
    detail: {
      nl: "Beleidswijzer start nog op. Probeer het zo weer.",
      en: "Beleidswijzer is still starting. Try again shortly.",
    },
  },
  timedOut: {
    status: 503,
    title: { nl: "Het antwoord duurde te lang", en: "The answer took too long" },
    detail: {
      nl: "Het antwoord was niet op tijd klaar. Probeer het zo weer.",
      en: "The answer was not ready in time. Try again shortly.",
    },
  },
} as const satisfies Record<string, ProblemText>;

export type ProblemKind = keyof typeof problemTexts;
