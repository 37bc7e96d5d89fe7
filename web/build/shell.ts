import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { Plugin } from "vite";

/**
 * Fills `<!-- shell:head -->`, `<!-- shell:header -->` and `<!-- shell:footer -->` in each page from
 * the files of `folder`, so that header, navigation, skip link and footer are written once. The
 * link to the page itself gets aria-current.
 */
export function fillShell(folder: string): Plugin {
  return {
    name: "fill-shell",
    transformIndexHtml: {
      order: "pre",
      handler(html, context) {
        const page = basename(context.path, ".html");
        const address = page === "index" ? "/" : `/${page}`;
        return html.replace(/<!-- shell:(head|header|footer) -->/g, (_mark, part: string) =>
          readFileSync(join(folder, `${part}.html`), "utf8").replaceAll(
            `href="${address}"`,
            `href="${address}" aria-current="page"`,
          ),
        );
      },
    },
  };
}
