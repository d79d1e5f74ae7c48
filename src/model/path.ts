/** What a path written by a user comes to, before any file is looked at. */
export type PathCheck =
  /** Relative to the root, with `/`, without `.`, `..` and empty segments. The root itself is the empty path. */
  { readonly kind: 'inside'; readonly path: string } | PathProblem;

export type PathProblem = OutsideRoot | UnsafeName;

/** The path is absolute, or it has more `..` than folders to leave. */
export interface OutsideRoot {
  readonly kind: 'outside';
  readonly how: 'absolute' | 'above';
}

/** A segment that some system cannot hold or takes for something else. */
export interface UnsafeName {
  readonly kind: 'unsafe-name';
  /** The segment. It may hold characters that must not be printed as they are. */
  readonly name: string;
  /** To be read after the name: `contains a backslash`. */
  readonly reason: string;
}

/**
 * Normalises a path of the repository and says what is wrong with it.
 *
 * The segments are taken as text: `link/../x` is `x`, also where `link` is a symlink, so that the same spec means
 * the same on disk and in memory. Names that only some systems can hold are refused on all of them.
 */
export function checkPath(path: string): PathCheck {
  if (/^(?:\/|[A-Za-z]:|\\\\)/u.test(path)) return { kind: 'outside', how: 'absolute' };
  const segments: string[] = [];
  for (const segment of path.split('/')) {
    if (segment === '' || segment === '.') continue;
    if (segment !== '..') segments.push(segment);
    else if (segments.pop() === undefined) return { kind: 'outside', how: 'above' };
    const reason = segment === '..' ? undefined : unsafeReason(segment);
    if (reason !== undefined) return { kind: 'unsafe-name', name: segment, reason };
  }
  return { kind: 'inside', path: segments.join('/') };
}

/** The path of a file that a document names relative to itself; an absolute path stays as it is. */
export function pathBeside(document: string, written: string): string {
  const check = checkPath(written);
  if (check.kind === 'outside' && check.how === 'absolute') return written;
  return document.slice(0, document.lastIndexOf('/') + 1) + written;
}

/** Orders paths by code units, so no locale changes it. */
export function comparePaths(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

const unsafe: readonly (readonly [RegExp, string])[] = [
  [/\0/u, 'contains a NUL character'],
  [/\\/u, 'contains a backslash'],
  [/\p{Cc}/u, 'contains a control character'],
  [/[\p{Cf}\u2028\u2029]/u, 'contains an invisible character'],
  [/\p{Cs}/u, 'contains half of a character'],
  [/[<>:"|?*]/u, 'contains one of < > : " | ? *, which Windows does not allow'],
  [/^-/u, 'begins with a dash, which commands take for an option'],
  [/^ /u, 'begins with a space'],
  [/ $/u, 'ends with a space'],
  [/\.$/u, 'ends with a dot'],
  [/^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9\u00b9\u00b2\u00b3]) *(?:\.|$)/iu, 'is reserved by Windows'],
  // Checkouts in CI keep their token in `.git/config`; `git~1` is the same folder's short name on Windows.
  [/^(?:\.git|git~[0-9]+)$/iu, 'belongs to git'],
];

function unsafeReason(segment: string): string | undefined {
  return unsafe.find(([pattern]) => pattern.test(segment))?.[1];
}
