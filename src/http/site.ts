import type { Hono } from "hono";
import { chooseMediaType } from "./accept-header.ts";
import type { AppContext, AppEnv, HttpDependencies } from "./app-env.ts";
import { respondWithProblem } from "./problem.ts";
import type { Sentence } from "./problem-texts.ts";
import type { StaticFile } from "./static-files.ts";

/** Addresses of the pages and the file each is; other html files have no address of their own. */
export const sitePages: Record<string, string> = {
  "/": "/index.html",
  "/acties": "/acties.html",
  "/bronnen": "/bronnen.html",
  "/bronnen/:document/:page": "/bronnen.html",
  "/over": "/over.html",
  "/toegankelijkheid": "/toegankelijkheid.html",
  "/ontwikkelaars": "/ontwikkelaars.html",
};
const notFoundPage = "/404.html";

/** Said only when it may be what is wrong: the API has no addresses that end so, and 404 for them. */
const slashAtEnd: Sentence = {
  nl: "Op dit adres staat niets. Let op: een adres eindigt nooit op een schuine streep.",
  en: "There is nothing at this address. Note that no address ends in a slash.",
};

function respondWithFile(
  c: AppContext,
  file: StaticFile,
  cacheControl: string,
  status: 200 | 404 = 200,
): Response {
  const headers = { ETag: file.etag, "Cache-Control": cacheControl };
  const known = (c.req.header("If-None-Match") ?? "").split(",").map((tag) => tag.trim());
  if (status === 200 && (known.includes(file.etag) || known.includes(`W/${file.etag}`))) {
    return new Response(null, { status: 304, headers });
  }
  return new Response(file.body, { status, headers: { ...headers, "Content-Type": file.type } });
}

/** A source page that is not there is still shown, with its explanation, but as a 404. */
function pageStatus(c: AppContext, { services }: HttpDependencies): 200 | 404 {
  const { document, page } = c.req.param();
  if (document === undefined || page === undefined) return 200;
  const found = /^[1-9]\d{0,3}$/.test(page) ? services.page(document, Number(page)) : undefined;
  return found === undefined || "missing" in found ? 404 : 200;
}

/** Sends a page's address with a slash at the end on to the one without; people type both. */
function redirectWithoutSlash(c: AppContext): Response {
  const { pathname, search } = new URL(c.req.url);
  return c.redirect(`${pathname.replace(/\/+$/, "")}${search}`, 308);
}

/** Serves the pages and files of the built site; those that are not in the map do not exist. */
export function registerSite(app: Hono<AppEnv>, dependencies: HttpDependencies): void {
  const { staticFiles } = dependencies;
  for (const [route, path] of Object.entries(sitePages)) {
    const file = staticFiles.get(path);
    if (!file) continue;
    app.get(route, (c) => respondWithFile(c, file, "no-cache", pageStatus(c, dependencies)));
    if (route !== "/") app.get(`${route}/`, redirectWithoutSlash);
  }
  for (const [path, file] of staticFiles) {
    if (path.endsWith(".html")) continue;
    // Names under /assets carry a hash of their content.
    const lasting = path.startsWith("/assets/");
    const cacheControl = lasting ? "public, max-age=31536000, immutable" : "no-cache";
    app.get(path, (c) => respondWithFile(c, file, cacheControl));
  }
}

/** 404: a page for a person's browser, when there is one, and problem+json for everything else. */
export function respondNotFound(c: AppContext, { staticFiles }: HttpDependencies): Response {
  const page = staticFiles.get(notFoundPage);
  const forProgram = c.req.path.startsWith("/v1/") || c.req.method !== "GET";
  const wanted = chooseMediaType(c.req.header("Accept"), ["application/problem+json", "text/html"]);
  if (page === undefined || forProgram || wanted !== "text/html") {
    return respondWithProblem(
      c,
      "notFound",
      c.req.path.endsWith("/") ? { detail: slashAtEnd } : {},
    );
  }
  c.set("outcome", "notFound");
  return respondWithFile(c, page, "no-cache", 404);
}
