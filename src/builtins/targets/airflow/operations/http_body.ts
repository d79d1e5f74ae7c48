import type { FreeValue } from '../../../../model/free_value.ts';
import type { HttpOperation } from '../../../../model/operation.ts';
import type { RunValue, Text } from '../../../../values/text.ts';
import { jsonTemplate } from '../values/json_template.ts';
import { typedValue } from './decoded.ts';
import type { LoweringContext } from './operation.ts';

/** What a request sends. */
export interface HttpBody {
  readonly template: string;
  readonly isJson: boolean;
}

/** The body of a request: text as it is, anything else as JSON; undefined where it has none. */
export function httpBody({ body }: HttpOperation, context: LoweringContext): HttpBody | undefined {
  if (body === undefined) return undefined;
  const templated = (text: Text): string => context.templated(text, []);
  const typed = (text: Text): string | undefined => {
    const value = typedValue(text, context.environment);
    return value === undefined ? undefined : context.json(value);
  };
  if (!isText(body)) return { template: jsonTemplate(body, { templated, typed }), isJson: true };
  const json = holdsJson(body, context) ? typed(body) : undefined;
  if (json !== undefined) return { template: json, isJson: true };
  return { template: templated(body), isJson: false };
}

function isText(value: FreeValue): value is Text {
  return Array.isArray(value);
}

/** Whether a text is one value alone which is known to be JSON: then it keeps its type. */
function holdsJson(text: Text, { pipeline, environment }: LoweringContext): boolean {
  const [only] = text;
  if (only?.kind !== 'value' || text.length > 1) return false;
  const { path }: RunValue = only.value;
  const name = String(path[1]);
  if (path[0] === 'tasks') return pipeline.tasks.find(({ id }) => id === name)?.output === 'json';
  if (path[0] === 'stored') return environment.stored.get(name)?.json === true;
  return path[0] === 'run' && name === 'params' && !isTextParam(pipeline.params.get(String(path[2]))?.schema);
}

function isTextParam(schema: unknown): boolean {
  return typeof schema === 'object' && schema !== null && 'type' in schema && schema.type === 'string';
}
