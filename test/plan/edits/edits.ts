import { isMap, isScalar, isSeq, parseDocument, type Document, type Node } from 'yaml';
import { builtins } from '../../../src/builtins/index.ts';
import { kindSchemas, type Kind } from '../../../src/language/kinds.ts';
import { schemaAt, type Schema } from '../../../src/language/schema.ts';
import { corpus, pipelinesWith } from './corpus.ts';

/** One value of a document that is exchanged, or taken out. */
export interface Edit {
  readonly file: string;
  /** The key in the language's terms, users' names as `*`: `Pipeline tasks.bash.retries.count`. */
  readonly key: string;
  readonly kind: 'changed' | 'removed';
  /** The names of users that lead to the value: those of a task, a connection, a channel. */
  readonly names: readonly string[];
  /** What the document says afterwards. */
  readonly text: string;
}

type Path = readonly (string | number)[];

/** All edits of a document: each value exchanged for others that may be right in its place, and taken out. */
export function* editsOf(file: string): Generator<Edit> {
  const text = corpus[file] ?? '';
  const document = parseDocument(text);
  const kind = String(document.get('kind')) as Kind;
  const schema = kindSchemas[kind];
  const own = kind === 'TaskType' ? [String(document.get('id'))] : [];
  const top: At = { path: [], key: kind, names: own, inside: schema };
  for (const { path, node, inside, ...at } of nodesOf(document.contents, top)) {
    if (isScalar(node))
      for (const other of othersOf(node.value, { file, key: String(path.at(-1)), schema: inside }))
        yield { file, ...at, kind: 'changed', text: edited(text, (copy) => copy.setIn(path, other)) };
    yield { file, ...at, kind: 'removed', text: edited(text, (copy) => copy.deleteIn(path)) };
  }
}

function edited(text: string, change: (document: Document) => void): string {
  const copy = parseDocument(text);
  change(copy);
  return String(copy);
}

interface At {
  readonly path: Path;
  readonly key: string;
  readonly names: readonly string[];
  readonly inside: Schema | undefined;
}

function* nodesOf(node: unknown, at: At): Generator<At & { readonly node: Node }> {
  if (isMap(node)) {
    for (const { key, value } of node.items) {
      const inner = within(at, String(key), value);
      yield* nodesOf(value, inner);
      if (value !== null) yield { ...inner, node: value as Node };
    }
  }
  if (isSeq(node))
    for (const [index, item] of node.items.entries()) {
      const inner = { ...at, path: [...at.path, index], key: `${at.key}[]`, inside: at.inside?.items };
      yield* nodesOf(item, inner);
      yield { ...inner, node: item as Node };
    }
}

const taskSchemas = new Map(builtins.tasks.map(({ type, schema }) => [type, schema]));

/** A task has the keys of its type. */
function within({ path, key, names, inside }: At, name: string, value: unknown): At {
  const isOwn = inside?.properties !== undefined && Object.hasOwn(inside.properties, name);
  const schema = schemaAt(inside, name);
  const type = schema?.definition === undefined ? undefined : typeOf(value);
  const own = type === undefined ? undefined : taskSchemas.get(type);
  const shown = own === undefined ? (isOwn ? name : '*') : type;
  return {
    path: [...path, name],
    key: `${key}.${shown}`,
    names: isOwn ? names : [...names, name],
    inside: own ?? schema,
  };
}

function typeOf(value: unknown): string | undefined {
  const type = isMap(value) ? value.get('type') : undefined;
  return typeof type === 'string' ? type : undefined;
}

/** Values that could stand in the place of another one. */
function othersOf(
  value: unknown,
  at: { readonly file: string; readonly key: string; readonly schema: Schema | undefined },
): readonly unknown[] {
  if (typeof value === 'boolean') return [!value];
  if (typeof value === 'number') return [value + 1, value - 1, value + 60];
  const text = String(value);
  const { enum: words = [], words: more = [], examples = [] } = at.schema ?? {};
  const named = at.key === 'pipeline' ? pipelinesWith(at.file) : (valuesByKey.get(at.key) ?? []);
  const known = [...words, ...more, ...examples, ...named, ...ofForm(text)];
  return [...new Set(known)].filter((other) => other !== value && typeof other !== 'object').slice(0, mostOthers);
}

const mostOthers = 8;

/** Texts that stand at a key somewhere in the corpus: names of connections, paths of files. */
const valuesByKey: ReadonlyMap<string, ReadonlySet<string>> = textsByKey();

function textsByKey(): ReadonlyMap<string, ReadonlySet<string>> {
  const texts = new Map<string, Set<string>>();
  for (const text of Object.values(corpus))
    for (const [, key = '', value = ''] of text.matchAll(/\b(connection|file|function|name|group): ([\w./-]+)/gu))
      texts.set(key, (texts.get(key) ?? new Set()).add(value));
  return texts;
}

/** Texts that look like another one. */
function ofForm(text: string): readonly string[] {
  if (/^\d+[smhd]$/u.test(text)) return ['47m', '3h', '90s'];
  if (/^\d{4}-\d\d-\d\d/u.test(text)) return ['2026-02-03'];
  if (/^[\d*/,-]+( [\w*/,#-]+){4}$/u.test(text)) return ['17 3 * * *', '47 5 * * *'];
  return [`${text} more`, `${text}x`, `${text}_x`];
}
