import { environmentSchema } from '../../language/environment.ts';
import type { Impact } from '../../language/impact.ts';
import { pipelineSchema } from '../../language/pipeline.ts';
import type { Schema } from '../../language/schema.ts';

/** What the language says of the value at a path. */
export interface Field {
  /** Undefined inside free data, and for a key that the language does not know. */
  readonly schema: Schema | undefined;
  /** Undefined for a closed map, whose keys each have their own, and for a key that has none. */
  readonly impact: Impact | undefined;
  /** Where a secret is named: nothing of it is shown. */
  readonly isConfidential: boolean;
}

/** The schemas of the builtin task types, by type. */
export type TaskSchemas = ReadonlyMap<string, Schema>;

/** The field at a path of an effective pipeline. @param task the schema of the task that the path leads into */
export function pipelineField(path: readonly string[], task: Schema | undefined): Field {
  const [first, , ...rest] = path;
  return first === 'tasks' && path.length > 1 ? fieldIn(taskField(task), rest) : fieldIn(top(pipelineSchema), path);
}

/** The field at a path of an effective environment. */
export function environmentField(path: readonly string[]): Field {
  return fieldIn(top(environmentSchema), path);
}

/** The field at a path below another one. */
export function fieldIn(from: Field, path: readonly string[]): Field {
  return path.reduce(step, from);
}

/** The keys of a closed map do not inherit: a new one has to say what it decides. */
function step({ schema, impact, isConfidential }: Field, key: string): Field {
  if (schema?.properties !== undefined && Object.hasOwn(schema.properties, key))
    return fieldOf(schema.properties[key], undefined, isConfidential);
  const inside = schema?.each ?? schema?.items;
  const isOpen = schema === undefined || schema.free === true || inside !== undefined;
  return fieldOf(inside, isOpen ? impact : undefined, isConfidential);
}

function fieldOf(schema: Schema | undefined, inherited: Impact | undefined, isConfidential: boolean): Field {
  const confidential = isConfidential || schema?.confidential === true;
  return { schema, impact: schema?.impact ?? inherited, isConfidential: confidential };
}

function top(schema: Schema): Field {
  return { schema, impact: undefined, isConfidential: false };
}

/** A task as a whole is what is done with data. */
function taskField(schema: Schema | undefined): Field {
  return { schema, impact: schema === undefined ? undefined : 'data', isConfidential: false };
}
