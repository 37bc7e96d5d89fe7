import type { Plugin } from "vite";

// A value may hold a quoted text with any character in it, such as the address of a picture.
const declaration = /(?<=[{;])\s*(--[\w-]+)\s*:((?:"[^"]*"|'[^']*'|[^;{}"'])*)(?:;|(?=\}))/g;
const reference = /var\(\s*(--[\w-]+)/g;

/**
 * Drops from the sheets of one site every custom property that no rule of any of them reaches,
 * directly or through another property. A design token theme declares thousands; a page needs a few
 * hundred. The sheets are read together, because a page's own sheet uses what the shared one
 * declares.
 */
export function dropUnusedTokens(sheets: readonly string[]): string[] {
  const values = new Map<string, string[]>();
  for (const [, name = "", value = ""] of sheets.flatMap((css) => [...css.matchAll(declaration)])) {
    values.set(name, [...(values.get(name) ?? []), value]);
  }
  const reached = new Set<string>();
  const open = sheets.map((css) => css.replace(declaration, ""));
  for (let text = open.pop(); text !== undefined; text = open.pop()) {
    for (const [, name = ""] of text.matchAll(reference)) {
      if (reached.has(name)) continue;
      reached.add(name);
      open.push(...(values.get(name) ?? []));
    }
  }
  return sheets.map((css) =>
    css.replace(declaration, (all, name: string) => (reached.has(name) ? all : "")),
  );
}

/** The build step around dropUnusedTokens. */
export function keepUsedTokens(): Plugin {
  return {
    name: "keep-used-tokens",
    enforce: "post",
    generateBundle(_options, bundle) {
      const sheets = Object.values(bundle)
        .filter((file) => file.type === "asset")
        .filter(({ fileName }) => fileName.endsWith(".css"));
      const kept = dropUnusedTokens(sheets.map(({ source }) => source.toString()));
      for (const [index, sheet] of sheets.entries()) sheet.source = kept[index] ?? "";
    },
  };
}
