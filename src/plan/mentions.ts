import type { Source } from '../text/source.ts';

/** Names that a text may hold: ids of pipelines, and files. */
export interface Names {
  readonly ids: ReadonlySet<string>;
  /** Paths; their last segments are looked for. */
  readonly files: readonly string[];
}

/**
 * Whether a document may name one of the things that changed. It says yes too often rather than too seldom: a word
 * anywhere counts, and a file whose name is put together from references may be any.
 */
export function mentions(source: Source, names: Names): boolean {
  if (names.ids.size === 0 && names.files.length === 0) return false;
  const words = wordsOf(source);
  return (
    hasAny(words.all, names.ids) ||
    (names.files.length > 0 && (words.hasBuiltPath || hasAny(words.all, new Set(names.files.map(lastSegment)))))
  );
}

interface Words {
  readonly all: ReadonlySet<string>;
  readonly hasBuiltPath: boolean;
}

const known = new WeakMap<Source, Words>();

function wordsOf(source: Source): Words {
  const found = known.get(source);
  if (found !== undefined) return found;
  const whole = source.text.match(/[^\s"'[\]{}(),:;|>&*!#%@`/\\]+/gu) ?? [];
  const all = new Set(whole.flatMap((word) => (word.includes('.') ? [word, ...word.split('.')] : [word])));
  const words = { all, hasBuiltPath: /file\w*["']?:[^\n]*\$\{\{/u.test(source.text) };
  known.set(source, words);
  return words;
}

function hasAny(words: ReadonlySet<string>, wanted: ReadonlySet<string>): boolean {
  const [few, many] = words.size < wanted.size ? [words, wanted] : [wanted, words];
  for (const word of few) if (many.has(word)) return true;
  return false;
}

function lastSegment(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
