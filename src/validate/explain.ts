import type { Mistake } from './judge.ts';
import { schemaAt, type Schema } from '../language/schema.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import { didYouMean } from '../text/suggest.ts';
import { placeOf, type Entry, type Tree } from '../tree/tree.ts';
import { kindOf, listed, pathName, typeName } from './names.ts';

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
  tell: (key: string, entry: Entry, found: Found) => Diagnostic,
): Explained | undefined {
  const entry = found.tree.kind === 'dict' ? found.tree.entries.get(key) : undefined;
  return entry === undefined ? undefined : { diagnostic: tell(key, entry, found), wrong: entry.value };
}

function ofValue(error: Mistake, found: Found): Explained | undefined {
  const diagnostic = wrongValue(error, found);
  return diagnostic === undefined ? undefined : { diagnostic, wrong: found.tree };
}

/** A value inside the subject, with its schema. */
interface Found {
  readonly tree: Tree;
  readonly schema: Schema;
  readonly path: readonly string[];
}

function follow(subject: Subject, path: readonly string[]): Found | undefined {
  let tree: Tree | undefined = subject.tree;
  let schema: Schema = subject.schema;
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
  }
  return { tree, schema, path: [...subject.path, ...path] };
}

function unknownKey(key: string, entry: Entry, found: Found): Diagnostic {
  const known = Object.keys(found.schema.properties ?? {});
  return {
    severity: 'error',
    code: 'unknown-key',
    message: `Unknown key "${key}"${inside(found)}.${didYouMean(key, known)}`,
    place: placeOf(entry.key),
    ...(known.length === 0 || known.length > 12 ? {} : { help: `Known keys: ${known.toSorted().join(', ')}.` }),
  };
}

function missingKey(key: string, found: Found, at: Tree): Diagnostic {
  const example = found.schema.properties?.[key]?.examples?.[0];
  return {
    severity: 'error',
    code: 'missing-key',
    message: `The key "${key}" is missing${inside(found)}.`,
    place: startOf(at),
    ...(example === undefined ? {} : { help: `For example: \`${key}: ${written(example)}\`` }),
  };
}

function wrongKey(key: string, entry: Entry, found: Found): Diagnostic {
  const keys = found.schema.keys ?? {};
  const tooLong = keys.maxLength !== undefined && key.length > keys.maxLength;
  const rule = tooLong ? `at most ${keys.maxLength} characters long` : (keys.patternMeans ?? 'of another form');
  return {
    severity: 'error',
    code: 'wrong-key',
    message: `"${key}" cannot be a key${inside(found)}: it must be ${tooLong ? rule : `made of ${rule}`}.`,
    place: placeOf(entry.key),
  };
}

function wrongValue(error: Mistake, found: Found): Diagnostic | undefined {
  const name = pathName(found.path) === '' ? 'The document' : `"${pathName(found.path)}"`;
  const said = saying(error, found);
  if (said === undefined) return undefined;
  return {
    severity: 'error',
    code: said.code,
    message: `${name} ${said.message}`,
    place: placeOf(found.tree),
    ...(said.help === undefined ? {} : { help: said.help }),
  };
}

interface Saying {
  readonly code: string;
  readonly message: string;
  readonly help?: string;
}

function saying(error: Mistake, found: Found): Saying | undefined {
  const value = found.tree.kind === 'leaf' ? found.tree.value : undefined;
  const { schema } = found;
  switch (error.keyword) {
    case 'type':
      return {
        code: 'wrong-type',
        message: `is ${kindOf(found.tree)}; it must be ${typeName(schema.type)}.`,
        ...quoteHelp(found),
      };
    case 'enum':
    case 'const': {
      if (found.tree.kind !== 'leaf') return undefined;
      const values = schema.enum ?? [String(schema.const)];
      const near = typeof value === 'string' ? didYouMean(value, values) : '';
      return {
        code: 'unknown-value',
        message: `is ${shown(value)}; it must be ${listed(values.map((each) => `"${each}"`))}.${near}`,
      };
    }
    case 'pattern':
      return { code: 'wrong-form', message: `is ${shown(value)}; it must be ${formOf(schema)}.` };
    case 'minLength':
      return {
        code: 'too-short',
        message: schema.minLength === 1 ? 'is empty.' : `is too short: at least ${schema.minLength} characters.`,
      };
    case 'maxLength':
      return { code: 'too-long', message: `has ${String(value).length} characters; ${schema.maxLength} are the most.` };
    case 'minimum':
      return { code: 'out-of-range', message: `is ${shown(value)}; ${schema.minimum} is the least.` };
    case 'maximum':
      return { code: 'out-of-range', message: `is ${shown(value)}; ${schema.maximum} is the most.` };
    case 'minItems':
      return {
        code: 'too-short',
        message: `is empty; it must have ${schema.minItems === 1 ? 'at least one item' : `at least ${schema.minItems} items`}.`,
      };
    case 'uniqueItems':
      return {
        code: 'repeated-item',
        message: `has the same item twice, at [${String(error.params['j'])}] and [${String(error.params['i'])}].`,
      };
    default:
      throw new Error(`validate: no words for the keyword "${error.keyword}" at ${error.instancePath}`);
  }
}

function formOf(schema: Schema): string {
  const means = schema.patternMeans ?? 'of another form';
  return /^(?:a|an|the) /u.test(means) ? means : `made of ${means}`;
}

function quoteHelp(found: Found): { help?: string } {
  const isNumber = found.tree.kind === 'leaf' && typeof found.tree.value === 'number';
  if (isNumber && found.schema.type === 'string') {
    const { source, start, end } = found.tree;
    return { help: `Put it in quotes: "${source.text.slice(start, end)}"` };
  }
  const example = found.schema.examples?.[0];
  return example === undefined ? {} : { help: `For example: \`${written(example)}\`` };
}

function shown(value: unknown): string {
  const text = typeof value === 'string' ? `"${value}"` : String(value);
  return text.length > 80 ? `${text.slice(0, 76)} …"` : text;
}

function written(example: unknown): string {
  return typeof example === 'string' ? example : JSON.stringify(example);
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
