import type { SourcesFolder } from "./own-documents.ts";

/** A file as it will be. */
export interface NewFile {
  bytes: Uint8Array;
  /** Day on which it was last changed, as 2024-05-01. */
  day: string;
}

/**
 * A folder as it will be with these files added, replaced, or taken away where there is undefined.
 * An index can be made of it while the folder itself stays as it is.
 */
export function changeFolder(
  folder: SourcesFolder,
  changes: ReadonlyMap<string, NewFile | undefined>,
): SourcesFolder {
  return {
    path: folder.path,
    list: () => {
      const added = [...changes].filter(([, file]) => file).map(([name]) => name);
      return [...folder.list().filter((name) => !changes.has(name)), ...added];
    },
    read: (name) => changes.get(name)?.bytes ?? folder.read(name),
    dayOf: (name) => changes.get(name)?.day ?? folder.dayOf(name),
  };
}
