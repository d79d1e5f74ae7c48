import type { Impact } from './impact.ts';

/**
 * The source form of the language's schemas: JSON Schema, with what the compiler needs to know of a field beside it.
 * One source makes the published schemas, the validators of what is written and of what is effective, and the types.
 */
export interface Schema extends Described {
  readonly type?:
    | 'string'
    | 'integer'
    | 'number'
    | 'boolean'
    | 'array'
    | 'object'
    | readonly ('string' | 'integer' | 'number' | 'boolean' | 'array' | 'object')[];
  readonly const?: string | boolean;
  readonly enum?: readonly string[];
  readonly pattern?: string;
  /** Words that the pattern takes beside its other forms: editors offer them. */
  readonly words?: readonly string[];
  /** What a pattern means, in words that complete "must be …". */
  readonly patternMeans?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly items?: Schema;
  readonly uniqueItems?: boolean;
  /** Closed: a key that is not listed is an error. */
  readonly properties?: Readonly<Record<string, Schema>>;
  /** Keys that the effective value must have; what is written may leave them to a lower layer. */
  readonly required?: readonly string[];
  /** Keys that must be written, since no other layer can give them. */
  readonly requiredAsWritten?: readonly string[];
  /** A map whose keys are the user's: the schema of each value. */
  readonly each?: Schema;
  /** The form of a map's keys. */
  readonly keys?: Schema;

  /** Which references may stand in it: none, compile-time ones (the default of scalars), or run-time ones too. */
  readonly values?: 'none' | 'compile' | 'run';
  /** Text that a shell or a database runs: values of strangers never become part of it. */
  readonly code?: 'shell' | 'sql';
  /** A scalar written here is short for a map with this key, or for `{ <word>: true }` with one of these words. */
  readonly shorthand?: { readonly key: string } | { readonly words: readonly string[] };
  /** Groups of keys of which a value has one group; the first key of each names it, the others only it can have. */
  readonly alternatives?: readonly (readonly string[])[];
  /** Whether the effective value must have one of the alternatives. */
  readonly needsOne?: true;
  /** A map of which the target renders only the keys that this list beside it names. */
  readonly renderedKeys?: string;
  /** Data of the user's own: any JSON value, typed values, `$$x` for a key `$x`. */
  readonly free?: boolean;
  /** A map of things that an overlay may only change, unless it says `$add: true`. */
  readonly declared?: boolean;
  /** The TypeScript type of the effective value, where it is not that of the JSON. */
  readonly tsType?: string;
  /** Where the published schemas hold its form, for what is known only when all task types and rules are. */
  readonly definition?: 'task' | 'task_change' | 'task_defaults' | 'task_types' | 'rules' | 'rule_id';
  /** What to write instead of a value of another form, where an example says too little. */
  readonly instead?: string;
  /** Where people may write a password by mistake: findings do not show the text. */
  readonly confidential?: true;
  /** A file that is taken as it is: what looks like a reference in it is none. */
  readonly isPlain?: true;
  /**
   * What it decides at run time. Keys of a closed map each say their own; those of an open map, and items, have that of
   * the whole where they say none.
   */
  readonly impact?: Impact;
  /** What a scalar's text names, for "did you mean" and links between documents. */
  readonly names?: string;
}

interface Described {
  readonly title?: string;
  /** Shown in an editor's hover. */
  readonly description?: string;
  readonly examples?: readonly unknown[];
  readonly default?: unknown;
}

/** Adds what a reader needs to a schema. */
export function described(title: string, description: string, schema: Schema): Schema {
  return { title, description, ...schema };
}

/** The schema at a key of a map: its property, or what each of the user's own keys holds. */
export function schemaAt(schema: Schema | undefined, key: string): Schema | undefined {
  if (schema?.properties !== undefined && Object.hasOwn(schema.properties, key)) return schema.properties[key];
  return schema?.each;
}
