import {
  attribute,
  call as callOf,
  dict,
  imported,
  name,
  type Expression,
  type Imported,
  type Keyword,
} from '../../../../emit/python/expression.ts';
import { isIdentifier } from '../../../../emit/python/identifiers.ts';
import {
  functionDefinition,
  returnStatement,
  type FunctionDefinition,
  type Statement,
} from '../../../../emit/python/statement.ts';
import type { FunctionCall } from '../../../../model/operation.ts';
import type { Text } from '../../../../values/text.ts';
import { freeExpression } from '../free_value.ts';
import { decoded, typedValue, type Decoder } from './decoded.ts';
import { moduleOfFile, moduleOfFileInside, namesInside } from './module_of_file.ts';
import type { LoweringContext } from './operation.ts';

/** How the call of a user's function stands in the file. */
export interface CalledFunction {
  /** `python_callable`, and `op_kwargs` where there are arguments. */
  readonly keywords: readonly Keyword[];
  readonly functions: readonly FunctionDefinition[];
}

export interface CallOptions {
  /** What becomes of the function's answer; absent: it is the task's own. */
  readonly change?: (answer: Expression) => Expression;
  /** Endings of texts that the operator would take for files. */
  readonly extensions?: readonly string[];
  /** True where nothing of the DAG file but the function itself is there when it runs. */
  readonly isAlone?: boolean;
}

/**
 * A function of the DAG file imports the user's module when the task runs: a broken module then fails the task, not
 * the parsing of the file. Its name begins with an underscore, which no task id does.
 */
export function calledFunction(
  call: FunctionCall,
  context: LoweringContext,
  { change = (answer) => answer, extensions = [], isAlone = false }: CallOptions = {},
): CalledFunction {
  const decoder = isAlone ? decoderInside(call) : decoderOfFile;
  const parameters = parametersOf(call, decoder);
  const form = (text: Text): string => rendered(text, extensions, context);
  const entries = [...call.arguments].map(
    ([key, value]) => [parameters.get(key) ?? key, freeExpression(value, form)] as const,
  );
  const given: Keyword[] = entries.length === 0 ? [] : [['op_kwargs', dict(entries)]];
  const keywords = [...call.arguments].map(([key, value]): Keyword => {
    const parameter = name(parameters.get(key) ?? key);
    return [key, decoded(value, parameter, { environment: context.environment, decoder })];
  });
  const wrapper = `_${context.task.id}`;
  const { imports, body, functions } = bodyOf(call, keywords, change, isAlone);
  return {
    keywords: [['python_callable', name(wrapper)], ...given],
    functions: [
      ...functions,
      functionDefinition({
        name: wrapper,
        parameters: [...parameters.values()].map((each) => ({ name: each })),
        imports: [...imports, ...usedImports(keywords, decoder)],
        body,
      }),
    ],
  };
}

/** What stood alone and is no text is rendered as JSON, which the function of the file reads back. */
function rendered(text: Text, extensions: readonly string[], context: LoweringContext): string {
  const typed = typedValue(text, context.environment);
  return typed === undefined ? context.templated(text, extensions) : context.json(typed);
}

/** `json.loads`, by the names of the file. */
const decoderOfFile: Decoder = { loads: attribute(imported('json'), 'loads') };

/** The same by an import of the function's own. It is called otherwise where the user's function is called `json`. */
function decoderInside({ function: called }: FunctionCall): Decoder {
  if (called === 'json') return { loads: name('loads'), own: imported('json', 'loads') };
  return { loads: attribute(name('json'), 'loads'), own: imported('json') };
}

function usedImports(keywords: readonly Keyword[], { own }: Decoder): readonly Imported[] {
  return own !== undefined && keywords.some(([, value]) => value.kind !== 'name') ? [own] : [];
}

interface Body {
  readonly imports: readonly Imported[];
  readonly body: readonly Statement[];
  /** Functions of the DAG file that it calls. */
  readonly functions: readonly FunctionDefinition[];
}

function bodyOf(
  { source, function: called }: FunctionCall,
  keywords: readonly Keyword[],
  change: (answer: Expression) => Expression,
  isAlone: boolean,
): Body {
  if (source.kind === 'module') {
    const imports = [imported(source.module, called)];
    return { imports, body: [returnStatement(change(callOf(name(called), keywords)))], functions: [] };
  }
  const { module, before, functions } = isAlone ? moduleOfFileInside(source) : moduleOfFile(source);
  const answer = callOf(attribute(module, called), keywords);
  return { imports: [], body: [...before, returnStatement(change(answer))], functions };
}

/**
 * The parameters of the function of the file: called like the arguments, but for what Python takes for its own, what
 * Airflow passes by itself, and what the body of the function names.
 */
function parametersOf(call: FunctionCall, { own }: Decoder): ReadonlyMap<string, string> {
  const imports = own === undefined ? [] : [own.name ?? own.module];
  const inside = call.source.kind === 'file' ? namesInside : [];
  const reserved = new Set([...usedNames, ...imports, ...inside, call.function]);
  const taken = new Set([...call.arguments.keys(), ...reserved]);
  const parameters = new Map<string, string>();
  for (const key of call.arguments.keys()) {
    let parameter = key;
    while (!isIdentifier(parameter) || (parameter === key ? reserved.has(key) : taken.has(parameter))) parameter += '_';
    taken.add(parameter);
    parameters.set(key, parameter);
  }
  return parameters;
}

/** PythonOperator sets `templates_dict` after the arguments, and what calls the function is a method. */
const usedNames: readonly string[] = ['self', 'templates_dict', '__chosen_ids'];
