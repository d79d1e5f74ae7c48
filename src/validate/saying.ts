import { formOf } from '../language/form_of.ts';
import type { Schema } from '../language/schema.ts';
import { didYouMean } from '../text/suggest.ts';
import type { Leaf, Tree } from '../tree/tree.ts';
import { flowText } from './flow_text.ts';
import type { Mistake } from './judge.ts';
import { kindOf, listed, typeName } from './names.ts';

/** A value inside of what is judged, with its schema. */
export interface Found {
  readonly tree: Tree;
  readonly schema: Schema;
  readonly path: readonly string[];
}

/** What is wrong with a value, to be read after its name. */
export interface Saying {
  readonly code: string;
  readonly message: string;
  readonly help?: string;
  /** The part of the value that is wrong, where it is not the whole. */
  readonly at?: Tree;
}

/** The words for what a validator found wrong with a value; undefined where another finding tells it. */
export function sayingOf(error: Mistake, found: Found): Saying | undefined {
  const value = found.tree.kind === 'leaf' ? found.tree.value : undefined;
  const { schema } = found;
  switch (error.keyword) {
    case 'type':
      return ofType(found);
    case 'enum':
    case 'const':
      return found.tree.kind === 'leaf' ? ofChoice(found.tree, schema.enum ?? [String(schema.const)]) : undefined;
    case 'pattern':
      return {
        code: 'wrong-form',
        message: `is ${shown(value)}; it must be ${formOf(schema)}.${meant(value, schema)}`,
      };
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
        message: `${lengthOf(found) === 0 ? 'is empty' : `has ${items(lengthOf(found))}`}; it must have at least ${items(schema.minItems)}.`,
      };
    case 'maxItems':
      return { code: 'too-long', message: `has ${items(lengthOf(found))}; ${schema.maxItems} are the most.` };
    case 'uniqueItems':
      return ofRepetition(error, found);
    default:
      throw new Error(`validate: no words for the keyword "${error.keyword}" at ${error.instancePath}`);
  }
}

function ofType(found: Found): Saying {
  const { tree, schema } = found;
  if (tree.kind === 'leaf' && schema.shorthand !== undefined && 'words' in schema.shorthand) {
    const { words } = schema.shorthand;
    if (typeof tree.value === 'string') return { ...ofChoice(tree, words, ['a map']), ...example(schema) };
  }
  const asText = tree.kind === 'leaf' && typeof tree.value === 'number' && schema.type === 'string';
  const wanted = asText && !fitsInQuotes(tree, schema) ? formOf(schema) : typeName(schema.type);
  return { code: 'wrong-type', message: `is ${kindOf(tree)}; it must be ${wanted}.`, ...helpWithType(found) };
}

function helpWithType({ tree, schema }: Found): { readonly help?: string } {
  if (schema.instead !== undefined) return { help: schema.instead };
  if (tree.kind !== 'leaf') return example(schema);
  if (tree.value === null)
    return { help: 'Write a value, or leave the key out; `{ $delete: true }` unsets what another layer says.' };
  if (typeof tree.value === 'number' && schema.type === 'string' && fitsInQuotes(tree, schema))
    return { help: `Put it in quotes: "${sourceOf(tree)}"` };
  if (schema.type === 'boolean' && schema.const === undefined) return { help: `Write ${inWords(meantBoolean(tree))}.` };
  if (schema.type === 'array') return { help: `Write a list: \`[${sourceOf(tree)}]\`` };
  return example(schema);
}

/** What somebody means who writes it as text or as a number, as other tools do; undefined for any other word. */
function meantBoolean({ value }: Leaf): boolean | undefined {
  const word = String(value).trim().toLowerCase();
  if (['true', 'yes', 'y', 'on', '1'].includes(word)) return true;
  return ['false', 'no', 'n', 'off', '0'].includes(word) ? false : undefined;
}

function inWords(wanted: boolean | undefined): string {
  return wanted === undefined ? '`true` or `false`' : `\`${wanted}\``;
}

function example(schema: Schema): { readonly help?: string } {
  const first = schema.examples?.[0];
  return first === undefined ? {} : { help: `For example: \`${flowText(first)}\`` };
}

/** Patterns of the language's own schemas are linear; those of an organisation's types stand in RE2, and are not run here. */
function fitsInQuotes(leaf: Leaf, schema: Schema): boolean {
  if (schema.pattern === undefined) return true;
  return (
    schema.patternMeans?.startsWith('a text that matches') !== true &&
    new RegExp(schema.pattern, 'u').test(sourceOf(leaf))
  );
}

function sourceOf({ source, start, end }: Tree): string {
  return source.text.slice(start, end);
}

function ofChoice(leaf: Leaf, values: readonly string[], more: readonly string[] = []): Saying {
  const near = typeof leaf.value === 'string' ? didYouMean(leaf.value, values) : '';
  return {
    code: 'unknown-value',
    message: `is ${shown(leaf.value)}; it must be ${listed([...values.map((each) => `"${each}"`), ...more])}.${near}`,
  };
}

function ofRepetition({ params }: Mistake, { tree }: Found): Saying {
  const index = Math.max(Number(params['i']), Number(params['j']));
  const item = tree.kind === 'list' ? tree.items[index] : undefined;
  const name = nameOf(item);
  return {
    code: 'repeated-item',
    message: `has ${name} twice.`,
    help: 'Remove one of them.',
    ...(item === undefined ? {} : { at: item }),
  };
}

function meant(value: unknown, { words }: Schema): string {
  return words === undefined ? '' : didYouMean(String(value), words);
}

/** A scalar, or the map that a scalar was short for. */
function nameOf(item: Tree | undefined): string {
  const [only] = item?.kind === 'dict' && item.entries.size === 1 ? item.entries.values() : [];
  const leaf = only?.key.style === 'made' ? only.value : item;
  return leaf?.kind === 'leaf' ? shown(leaf.value) : 'the same item';
}

function shown(value: unknown): string {
  const text = typeof value === 'string' ? `"${value}"` : String(value);
  return text.length > 80 ? `${text.slice(0, 76)} …"` : text;
}

function lengthOf({ tree }: Found): number {
  return tree.kind === 'list' ? tree.items.length : 0;
}

function items(count: number | undefined): string {
  return count === 1 ? 'one item' : `${count} items`;
}
