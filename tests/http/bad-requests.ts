/** One bad request and what the server must answer. */
export interface BadRequest {
  name: string;
  path: string;
  init: RequestInit;
  status: number;
  title: string;
  /** Fields of `errors`, in order; none when left out. */
  field?: string | string[];
  /** A piece of text that the problem must hold. */
  detail?: string;
  allow?: string;
}

export const invalid = { status: 400, title: "De invoer klopt niet" };
export const unreadable = { status: 400, title: "Het verzoek is niet te lezen" };
export const notFound = { status: 404, title: "Niet gevonden" };
export const noMethod = { status: 405, title: "Deze methode kan hier niet" };
export const noForm = { status: 406, title: "Deze vorm is er niet" };
export const tooLarge = { status: 413, title: "Het bericht is te groot" };
export const noType = { status: 415, title: "Dit soort bericht kan hier niet" };

type Body = NonNullable<RequestInit["body"]>;

/** A POST as JSON, the body taken as it is. */
export function post(body: Body, headers: Record<string, string> = {}, path = "/v1/ask") {
  const all = { "Content-Type": "application/json", ...headers };
  return { path, init: { method: "POST", body, headers: all } };
}

/** A question. */
export function ask(body: unknown) {
  return post(JSON.stringify(body));
}

/** A search. */
export function search(body: unknown) {
  return post(JSON.stringify(body), {}, "/v1/search");
}

/** A GET. */
export function get(path: string, headers: Record<string, string> = {}) {
  return { path, init: { headers } };
}
