/** The names that a run has given to files and folders. */
export interface Names {
  /** Takes the name of a file and of the folders above it; the path in its way when a name is taken. */
  claim(path: string): string | undefined;
  /** The file that has this name, perhaps in another spelling of the same name. */
  holder(path: string): string | undefined;
}

/**
 * Starts with no names. Two spellings are one name when they differ in case or Unicode normal form only: macOS and
 * Windows keep them in one file, and there the second would overwrite the first.
 */
export function claimNames(): Names {
  const taken = new Map<string, string>();
  const folders = new Set<string>();
  return {
    claim(path) {
      const folder = path.slice(0, path.lastIndexOf('/') + 1);
      const inTheWay = folders.has(folder) ? undefined : claimFolders(taken, folder);
      if (inTheWay !== undefined) return inTheWay;
      folders.add(folder);
      const holder = taken.get(oneSpelling(path));
      if (holder === undefined) taken.set(oneSpelling(path), path);
      return holder;
    },
    holder: (path) => taken.get(oneSpelling(path)),
  };
}

/** Folders end in `/`, so that a file where a folder is needed is in its way too. */
function claimFolders(taken: Map<string, string>, folder: string): string | undefined {
  for (let end = folder.indexOf('/'); end >= 0; end = folder.indexOf('/', end + 1)) {
    const path = folder.slice(0, end + 1);
    const holder = taken.get(oneSpelling(folder.slice(0, end)));
    if (holder !== undefined && holder !== path) return holder;
    taken.set(oneSpelling(folder.slice(0, end)), path);
  }
  return undefined;
}

/** Lower case first: only so do the two capital forms of the sharp s meet. */
function oneSpelling(path: string): string {
  return path.toLowerCase().toUpperCase().normalize('NFD');
}
