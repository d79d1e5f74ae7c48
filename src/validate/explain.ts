import type { Mistake } from './judge.ts';
import { formOf } from '../language/form_of.ts';
import { schemaAt, type Schema } from '../language/schema.ts';
import { commonTaskKeys } from '../language/task.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import { didYouMean } from '../text/suggest.ts';
import { isMarkerName } from '../tree/merge.ts';
import { placeOf, type Entry, type Tree } from '../tree/tree.ts';
import { flowText } from './flow_text.ts';
import { pathName } from './names.ts';
import { sayingOf, type Found } from './saying.ts';

/** What is being judged: a tree, its schema, and how findings call it. */
export interface Subject {
  readonly tree: Tree;
  readonly schema: Schema;
  /** Path of the tree in its document, for names in messages: `['tasks', 'load']`. */
  readonly path: readonly string[];
  /** Where a key that is missing at the top is told: what people wrote, when the tree was merged from several layers. */
  readonly missingAt?: Tree;
}

/** A finding, and the value that it makes unusable; a missing key makes none so. */
export interface Explained {
  readonly diagnostic: Diagnostic;
  readonly wrong?: Tree;
}

/** One mistake that a validator found, in the user's words; undefined where another error tells it. */
export function explain(error: Mistake, subject: Subject): Explained | undefined {
  const found = follow(subject, pointer(error.instancePath));
  if (found === undefined) return undefined;
  switch (error.keyword) {
    case 'additionalProperties':
      return ofKey(String(error.params['additionalProperty']), found, unknownKey);
    case 'propertyNames':
      return ofKey(String(error.params['propertyName']), found, wrongKey);
    case 'required':
      return {
        diagnostic: missingKey(
          String(error.params['missingProperty']),
          found,
          error.instancePath === '' ? (subject.missingAt ?? found.tree) : found.tree,
        ),
      };
    default:
      return error.propertyName === undefined ? ofValue(error, found) : undefined;
  }
}

function ofKey(
  key: string,
  found: Found,
  tell: (key: string, entry: Entry, found: Found) => Diagnostic | undefined,
): Explained | undefined {
  const entry = found.tree.kind === 'dict' ? found.tree.entries.get(key) : undefined;
  const diagnostic = entry === undefined ? undefined : tell(key, entry, found);
  return entry === undefined || diagnostic === undefined ? undefined : { diagnostic, wrong: entry.value };
}

function ofValue(error: Mistake, found: Found): Explained | undefined {
  const diagnostic = wrongValue(error, found);
  return diagnostic === undefined ? undefined : { diagnostic, wrong: found.tree };
}

function follow(subject: Subject, path: readonly string[]): Found | undefined {
  let tree: Tree | undefined = subject.tree;
  let schema: Schema = subject.schema;
  const written = [...subject.path];
  for (const part of path) {
    const list: Tree = tree;
    tree =
      list.kind === 'list'
        ? list.items[Number(part)]
        : list.kind === 'dict'
          ? list.entries.get(part)?.value
          : undefined;
    schema = (list.kind === 'list' ? schema.items : schemaAt(schema, part)) ?? {};
    if (tree === undefined) return undefined;
    // The key that a shorthand stands for was written by nobody.
    if (list.kind !== 'dict' || list.entries.get(part)?.key.style !== 'made') written.push(part);
  }
  return { tree, schema, path: written };
}

function unknownKey(key: string, entry: Entry, found: Found): Diagnostic {
  if (isMarkerName(key)) return markerWithoutTrue(key, entry);
  const { schema } = found;
  const known = Object.keys(schema.properties ?? {});
  const help = schema.instead ?? knownKeys(schema);
  return {
    severity: 'error',
    code: 'unknown-key',
    message: `Unknown key "${key}"${inside(found)}.${didYouMean(key, known)}`,
    place: placeOf(entry.key),
    ...(help === undefined ? {} : { help }),
    ...(schema.confidential === true ? { isConfidential: true } : {}),
  };
}

/** The keys that a map knows; of a task those of its type, since all tasks have the others. */
function knownKeys(schema: Schema): string | undefined {
  const known = Object.keys(schema.properties ?? {});
  const isTask = known.includes('type') && known.includes('after');
  const own = isTask ? known.filter((key) => !Object.hasOwn(commonTaskKeys, key)) : known;
  if (own.length === 0 || own.length > 12) return undefined;
  return `${isTask ? 'Keys of this type beside the common ones' : 'Known keys'}: ${own.toSorted().join(', ')}.`;
}

function markerWithoutTrue(key: string, entry: Entry): Diagnostic {
  const isTrue = entry.value.kind === 'leaf' && entry.value.value === true;
  return {
    severity: 'error',
    code: 'marker',
    message: isTrue ? `"${key}" must be alone in its map.` : `"${key}" counts only with the value \`true\`.`,
    place: placeOf(entry.key),
    help: isTrue ? 'Remove the other keys, or the marker.' : `Write \`${key}: true\`, or leave it out.`,
  };
}

function missingKey(key: string, found: Found, at: Tree): Diagnostic {
  const example = found.schema.properties?.[key]?.examples?.[0];
  return {
    severity: 'error',
    code: 'missing-key',
    message: `The key "${key}" is missing${inside(found)}.`,
    place: startOf(at),
    ...(example === undefined ? {} : { help: `For example: \`${key}: ${flowText(example)}\`` }),
  };
}

function wrongKey(key: string, entry: Entry, found: Found): Diagnostic | undefined {
  // A reference in a key is told by itself, in better words.
  if (key.includes('${{')) return undefined;
  const keys = found.schema.keys ?? {};
  const tooLong = keys.maxLength !== undefined && key.length > keys.maxLength;
  const rule = tooLong ? `at most ${keys.maxLength} characters long` : formOf(keys);
  return {
    severity: 'error',
    code: 'wrong-key',
    message: `"${key}" cannot be a key${inside(found)}: it must be ${rule}.`,
    place: placeOf(entry.key),
  };
}

function wrongValue(error: Mistake, found: Found): Diagnostic | undefined {
  const name = pathName(found.path) === '' ? 'The document' : `"${pathName(found.path)}"`;
  const said = sayingOf(error, found);
  if (said === undefined) return undefined;
  return {
    severity: 'error',
    code: said.code,
    message: `${name} ${said.message}`,
    place: placeOf(said.at ?? found.tree),
    ...(said.help === undefined ? {} : { help: said.help }),
    ...(found.schema.confidential === true ? { isConfidential: true } : {}),
  };
}

function inside(found: Found): string {
  const name = pathName(found.path);
  return name === '' ? '' : ` in "${name}"`;
}

/** A missing key has no place: the first key of the map that lacks it stands for it. */
function startOf(tree: Tree): { source: Tree['source']; start: number; end: number } {
  const first = tree.kind === 'dict' ? tree.entries.values().next().value : undefined;
  return placeOf(first === undefined ? tree : first.key);
}

function pointer(path: string): readonly string[] {
  return path
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}
