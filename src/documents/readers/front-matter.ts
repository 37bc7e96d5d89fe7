/** What a Markdown file says of itself before its text, and the text. */
export interface FrontMatter {
  /** By name in lower case; only values of one line. */
  properties: ReadonlyMap<string, string>;
  body: string;
}

const FENCED = /^\ufeff?---[^\S\n]*\n(?<inside>(?:.*\n)*?)(?:---|\.\.\.)[^\S\n]*(?:\n|$)/;
const PROPERTY = /^(?<name>[A-Za-z][\w-]*):(?:[^\S\n]+(?<value>.*))?$/;
/** A list, a nested value, a comment or an empty line. */
const OTHER = /^(?:\s*-\s|\s+\S|\s*#|\s*$)/;

/**
 * Takes front matter off a Markdown text. Lines between two rules are that only when every line reads
 * as YAML; otherwise they are text and stay.
 */
export function readFrontMatter(markdown: string): FrontMatter {
  const fenced = FENCED.exec(markdown);
  const lines = (fenced?.groups?.inside ?? "").split("\n").slice(0, -1);
  const properties = new Map<string, string>();
  for (const line of lines) {
    const { name, value } = PROPERTY.exec(line)?.groups ?? {};
    if (name && value) properties.set(name.toLowerCase(), unquote(value.trim()));
    else if (!name && !OTHER.test(line)) return { properties: new Map(), body: markdown };
  }
  if (!fenced || !lines.some((line) => PROPERTY.test(line))) {
    return { properties: new Map(), body: markdown };
  }
  return { properties, body: markdown.slice(fenced[0].length) };
}

function unquote(value: string): string {
  const quoted = /^(["'])(.*)\1$/.exec(value);
  return quoted?.[2] ?? value.replace(/\s+#.*$/, "");
}
