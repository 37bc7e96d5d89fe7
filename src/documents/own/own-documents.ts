import { createHash } from "node:crypto";
import { basename, isAbsolute } from "node:path";
import { z } from "zod";
import type { StoredDocument } from "../../schema.ts";
import { type ReadFile, UnreadableFileError } from "../readers/draft-document.ts";
import { layOut, type OwnInfo } from "./lay-out.ts";

/** Raised when the same file would be read otherwise. */
const READING_RULES = "2";

/** A note names at most so many pages without text; a longer list is not read. */
const MOST_PAGES_NAMED = 12;

/** Ends the name of a file that says what is known of the file before it: "brief.pdf.json". */
export const DESCRIPTION_END = ".json";

/** A folder with documents of one's own, as far as reading needs it. */
export interface SourcesFolder {
  /** Path as a person knows it, for messages and citations. */
  path: string;
  /** Names of the files, hidden ones left out. */
  list(): string[];
  /** @throws Error with a code, such as EACCES, when the file cannot be opened */
  read(name: string): Uint8Array;
  /** Day on which a file was last changed, as 2024-05-01. */
  dayOf(name: string): string;
}

function words(most: number) {
  const error = `must have 1 to ${most} characters`;
  return z.string({ error }).trim().min(1, { error }).max(most, { error });
}

/** What is known of a file that it does not say itself; all of it may be left out. */
export const descriptionSchema = z.strictObject(
  {
    title: words(200).optional(),
    date: z.iso.date({ error: "must be a day such as 2024-05-01" }).optional(),
    publisher: words(200).optional(),
    kind: words(60).optional(),
  },
  { error: ({ code }) => (code === "invalid_type" ? "must be a JSON object" : undefined) },
);
export type Description = z.infer<typeof descriptionSchema>;

/** Files that cannot be sources. The message has a sentence for each, a line each. */
export class RefusedFilesError extends Error {
  override name = "RefusedFilesError";
}

/** What reading a folder needs besides the folder. */
export interface OwnReading {
  readFile: ReadFile;
  /** Whether a word exists; see layOut. */
  isWord(word: string): boolean;
  /** Ids that are not free: those of the sources that belong to the program. */
  takenIds: readonly string[];
}

/** A file of the folder before it is read. */
interface OwnFile {
  name: string;
  id: string;
  bytes: Uint8Array;
  sha256: string;
  description: Description;
  hash: string;
}

/** The documents of a folder and a sentence for each file that cannot be one. */
export interface OwnDocuments {
  documents: StoredDocument[];
  refused: string[];
}

/**
 * Reads the documents of a folder, in the order of their names. What `earlier` has of a file that has
 * not changed is not read again.
 */
export async function readOwnDocuments(
  folder: SourcesFolder,
  earlier: readonly StoredDocument[],
  reading: OwnReading,
): Promise<OwnDocuments> {
  const { files, refused } = openFiles(folder, reading.takenIds);
  const known = new Map(earlier.map((document) => [document.hash, document]));
  const documents: StoredDocument[] = [];
  for (const file of files) {
    try {
      documents.push(known.get(file.hash) ?? (await readOwn(folder, file, reading)));
    } catch (error) {
      refused.push(
        error instanceof UnreadableFileError
          ? error.message
          : `${file.name}: reading it broke down (${reasonOf(error)}). Save it anew or as another kind of file, or take it away.`,
      );
    }
  }
  return { documents, refused };
}

/** Whether an index has other documents than the folder. */
export function differs(
  folder: SourcesFolder,
  stored: readonly StoredDocument[],
  takenIds: readonly string[],
): boolean {
  const hashes = openFiles(folder, takenIds).files.map(({ hash }) => hash);
  return (
    hashes.sort().join() !==
    stored
      .map(({ hash }) => hash)
      .sort()
      .join()
  );
}

/**
 * The id of the document that a file becomes: its name without the end, in lower case; a name of digits
 * alone would look like the number of an action. Empty when nothing of the name is left.
 */
export function documentIdOf(name: string): string {
  const slug = name
    .replace(/\.[^.]+$/, "")
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 60)
    .replace(/-+$/, "");
  return /^[\d-]+$/.test(slug) ? `document-${slug}`.slice(0, 60) : slug;
}

function openFiles(
  folder: SourcesFolder,
  takenIds: readonly string[],
): { files: OwnFile[]; refused: string[] } {
  const names = folder.list();
  const isDescription = (name: string) =>
    name.endsWith(DESCRIPTION_END) && names.includes(name.slice(0, -DESCRIPTION_END.length));
  const files: OwnFile[] = [];
  const refused: string[] = [];
  for (const name of names.filter((one) => !isDescription(one)).sort()) {
    const opened = openFile(folder, name, names);
    if ("refused" in opened) refused.push(opened.refused);
    else {
      const problem = explainName(opened, files, takenIds);
      if (problem) refused.push(problem);
      else files.push(opened);
    }
  }
  return { files, refused };
}

/** Why a document cannot have the id that its file's name gives; undefined when it can. */
function explainName(
  { name, id }: OwnFile,
  others: readonly OwnFile[],
  takenIds: readonly string[],
): string | undefined {
  if (id === "") {
    return `${name}: its name has no letters or digits to call the document by. Give it another name.`;
  }
  const same = others.find((other) => other.id === id)?.name;
  if (same === undefined && !takenIds.includes(id)) return undefined;
  const taken = same ?? "a source that belongs to the program";
  return `${name}: the document would be called ${id}, as ${taken} is already. Give the file another name.`;
}

function openFile(
  folder: SourcesFolder,
  name: string,
  names: readonly string[],
): OwnFile | { refused: string } {
  const described = name.slice(0, -DESCRIPTION_END.length);
  if (name.endsWith(DESCRIPTION_END) && described.includes(".")) {
    return {
      refused: `${name} describes ${described}, which is not there. Put that file back or take the description away.`,
    };
  }
  const beside = `${name}${DESCRIPTION_END}`;
  const bytes = open(folder, name);
  const given = names.includes(beside) ? open(folder, beside) : new TextEncoder().encode("{}");
  if (typeof bytes === "string") return { refused: bytes };
  if (typeof given === "string") return { refused: given };
  const description = descriptionSchema.safeParse(parseJson(new TextDecoder().decode(given)));
  if (!description.success) {
    const wrong = description.error.issues
      .map(({ path, message }) => `${path.join(".") || "it"} ${message}`)
      .join("; ");
    return {
      refused: `${beside} does not describe ${name} (${wrong}). Repair it or take it away.`,
    };
  }
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const hash = createHash("sha256")
    .update(JSON.stringify([READING_RULES, name, sha256, description.data]))
    .digest("hex");
  const id = documentIdOf(name);
  return { name, id, bytes, sha256, description: description.data, hash };
}

/** The bytes of a file, or a sentence that says why they cannot be had. */
function open(folder: SourcesFolder, name: string): Uint8Array | string {
  try {
    return folder.read(name);
  } catch (error) {
    return `${name}: it cannot be opened (${reasonOf(error)}). Let this user read it, or take it away.`;
  }
}

/** In one line why something failed: the code of the system, or else what was said. */
function reasonOf(error: unknown): string {
  if (error instanceof Error && "code" in error) return String(error.code);
  return (error instanceof Error ? error.message : String(error)).replace(/\s+/g, " ");
}

/** @throws UnreadableFileError, and whatever a reader breaks down with */
async function readOwn(
  folder: SourcesFolder,
  file: OwnFile,
  { readFile, isWord }: OwnReading,
): Promise<StoredDocument> {
  const { name, id, description } = file;
  const draft = await readFile(file.bytes, name);
  const { title = draft.title ?? name.replace(/\.[^.]+$/, ""), date } = description;
  const info: OwnInfo = {
    id,
    title,
    publisher: description.publisher ?? "niet vermeld",
    date: date ?? folder.dayOf(name),
    dateText: date ? inDutch(date) : "datum onbekend",
    kind: description.kind ?? "eigen document",
    // Where the folder stands on this machine is nobody's business.
    file: `${isAbsolute(folder.path) ? basename(folder.path) : folder.path}/${name}`,
    originalFile: name,
    sha256: file.sha256,
    ...noteOf(date, draft.pagesWithoutText ?? []),
  };
  const document = layOut(draft, info, file.hash, isWord);
  if (document.blocks.length > 0) return document;
  throw new UnreadableFileError(`${name}: there is no text in it. Give a file with text.`);
}

/** What a reader of the document should know of it, in sentences. */
function noteOf(date: string | undefined, pagesWithoutText: readonly number[]): { note?: string } {
  const shown = pagesWithoutText.slice(0, MOST_PAGES_NAMED).map(String);
  const others = pagesWithoutText.length - shown.length;
  const named = new Intl.ListFormat("nl-NL").format(
    others > 0 ? [...shown, `nog ${others} andere`] : shown,
  );
  const verb = pagesWithoutText.length === 1 ? "heeft" : "hebben";
  const sentences = [
    ...(date ? [] : ["De datum van dit document is niet opgegeven."]),
    ...(named === ""
      ? []
      : [`Pagina ${named} ${verb} geen tekst; wat daar als beeld staat, is niet doorzocht.`]),
  ];
  return sentences.length > 0 ? { note: sentences.join(" ") } : {};
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** 2024-05-01 → "1 mei 2024". */
function inDutch(day: string): string {
  const format = new Intl.DateTimeFormat("nl-NL", { dateStyle: "long", timeZone: "UTC" });
  return format.format(new Date(`${day}T00:00:00Z`));
}
