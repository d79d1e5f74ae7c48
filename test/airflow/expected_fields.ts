import type { FreeValue } from '../../src/model/free_value.ts';
import type {
  BranchOperation,
  CheckOperation,
  ContainerOperation,
  FunctionCall,
  HttpOperation,
  Query,
  WaitOperation,
} from '../../src/model/operation.ts';
import type { Task } from '../../src/model/pipeline.ts';
import { formatInstant } from '../../src/time/calendar.ts';
import { localTimeFrom } from '../../src/time/local_time.ts';
import type { Text } from '../../src/values/text.ts';
import type { Json } from '../oracles/airflow_dump.ts';
import { paramJson, storedJson, textOf, type Meeting } from './expected_values.ts';

/** The rendered template fields of a task, as the model says them; the arguments of a function in their order. */
export function expectedFields({ operation }: Task, meeting: Meeting): Readonly<Record<string, Json>> {
  switch (operation.kind) {
    case 'shell': {
      const environment = [...operation.environment].map(([name, text]) => [name, textOf(text, meeting)]);
      return {
        bash_command: textOf(operation.command, meeting),
        env: environment.length === 0 ? null : Object.fromEntries(environment),
      };
    }
    case 'call':
    case 'gate':
      return functionFields(operation.kind === 'gate' ? operation.call : operation, meeting);
    case 'branch':
      return branchFields(operation, meeting);
    case 'latest_only':
      return {};
    case 'sql':
      return queryFields({ ...operation, statement: operation.statements }, meeting);
    case 'check':
      return checkFields(operation, meeting);
    case 'wait':
      return waitFields(operation, meeting);
    case 'container':
      return containerFields(operation, meeting);
    case 'http':
      return requestFields(operation, meeting);
    case 'native': {
      const rendered = [...operation.arguments].filter(([name]) => operation.templated.includes(name));
      return Object.fromEntries(rendered.map(([name, value]) => [name, freeJson(value, meeting, false)]));
    }
    case 'noop':
      return {};
    case 'trigger':
      return { conf: freeJson({ kind: 'map', entries: operation.params }, meeting, false) };
  }
}

function functionFields(call: FunctionCall, meeting: Meeting): Readonly<Record<string, Json>> {
  return { op_kwargs: [...call.arguments.values()].map((value) => freeJson(value, meeting, true)) };
}

function branchFields({ by }: BranchOperation, meeting: Meeting): Readonly<Record<string, Json>> {
  if (by.kind === 'call') return functionFields(by.call, meeting);
  const { sql = null, parameters = null } = queryFields(by.query, meeting);
  return by.query.parameters.size === 0 ? { sql } : { sql, parameters };
}

function queryFields({ statement, parameters }: Query, meeting: Meeting): Readonly<Record<string, Json>> {
  const bound = [...parameters].map(([name, value]): [string, Json] => [
    name,
    typeof value === 'object' ? textOf(value, meeting) : value,
  ]);
  return { sql: textOf(statement, meeting), parameters: bound.length === 0 ? null : Object.fromEntries(bound) };
}

function checkFields({ asked }: CheckOperation, meeting: Meeting): Readonly<Record<string, Json>> {
  if (asked.kind === 'query') {
    const { sql = null, parameters = null } = queryFields(asked.query, meeting);
    return asked.query.parameters.size === 0 ? { sql } : { sql, parameters };
  }
  const where = asked.where === undefined ? null : textOf(asked.where, meeting);
  return { table: textOf(asked.table, meeting), partition_clause: where };
}

function waitFields({ for: what }: WaitOperation, meeting: Meeting): Readonly<Record<string, Json>> {
  const { slot, zone, window = { start: slot, end: slot } } = meeting.moment;
  switch (what.kind) {
    case 'file':
      return what.scheme === 's3'
        ? { bucket_key: textOf(what.path, meeting) }
        : { op_args: [textOf(what.path, meeting)] };
    case 'query':
      return queryFields(what.query, meeting);
    case 'http': {
      const headers = [...what.headers].map(([name, text]) => [name, textOf(text, meeting)]);
      return { endpoint: textOf(what.path, meeting), headers: Object.fromEntries(headers) };
    }
    case 'time':
      return { target_time: formatInstant(zone, localTimeFrom(zone, slot, what.time)).replace('T', ' ') };
    case 'pipeline':
      return { window: `${formatInstant('UTC', window.start)} ${formatInstant('UTC', window.end)}` };
  }
}

function containerFields(operation: ContainerOperation, meeting: Meeting): Readonly<Record<string, Json>> {
  const { image, command = [], arguments: given = [], kubernetes } = operation;
  return {
    image: textOf(image, meeting),
    cmds: command.map((text) => asKubernetesReads(textOf(text, meeting))),
    arguments: given.map((text) => asKubernetesReads(textOf(text, meeting))),
    labels: Object.fromEntries(kubernetes.labels),
    annotations: Object.fromEntries(kubernetes.annotations),
    node_selector: Object.fromEntries(kubernetes.nodeSelector),
  };
}

/** `data` of JSON as the value that it is. */
function requestFields(operation: HttpOperation, meeting: Meeting): Readonly<Record<string, Json>> {
  const { path, headers, body } = operation;
  const written = [...headers].map(([name, text]) => [name, textOf(text, meeting)]);
  const isJson = body !== undefined && !(Array.isArray(body) && typeof jsonOf(body, meeting) === 'string');
  return {
    endpoint: textOf(path, meeting),
    headers: { ...(isJson ? { 'Content-Type': 'application/json' } : {}), ...Object.fromEntries(written) },
    ...(body === undefined ? {} : { data: jsonOf(body, meeting) }),
  };
}

/** What a body means: values that are no text keep their type. */
function jsonOf(value: FreeValue, meeting: Meeting): Json {
  if (value === null || typeof value !== 'object') return value;
  if (!('kind' in value)) return lone(value, meeting);
  if (value.kind === 'list') return value.items.map((item) => jsonOf(item, meeting));
  if (value.kind === 'map')
    return Object.fromEntries([...value.entries].map(([key, item]) => [key, jsonOf(item, meeting)]));
  return value.kind === 'plain' ? value.text : anObject;
}

function lone(text: Text, meeting: Meeting): Json {
  const [only] = text;
  if (text.length !== 1 || only?.kind !== 'value') return textOf(text, meeting);
  const { path, pipes } = only.value;
  if (path[0] === 'stored' && meeting.environment.stored.get(String(path[1]))?.json === true)
    return storedJson(only.value, meeting);
  const isNumber = path[1] === 'attempt' || pipes.at(-1)?.kind === 'epoch';
  return isNumber ? Number(textOf(text, meeting)) : textOf(text, meeting);
}

/** What has to be handed to Kubernetes, so that it reads a text: where it would see a variable, dollars are doubled. */
function asKubernetesReads(text: string): string {
  return text.replaceAll(/\$+(?=\()|\$\$+/gu, '$&$&');
}

/** `typed`: what stands alone and is no text travels as JSON. */
function freeJson(value: FreeValue, meeting: Meeting, typed: boolean): Json {
  if (value === null || typeof value !== 'object') return value;
  if (!('kind' in value)) return loneJson(value, meeting, typed);
  switch (value.kind) {
    case 'list':
      return value.items.map((item) => freeJson(item, meeting, typed));
    case 'map':
      return Object.fromEntries([...value.entries].map(([key, item]) => [key, freeJson(item, meeting, typed)]));
    case 'plain':
      return value.text;
    case 'callable':
    case 'datetime':
    case 'duration':
    case 'new':
      return anObject;
  }
}

/** Stands for what JSON cannot hold. */
export const anObject = 'an object of Python';

function loneJson(text: Text, meeting: Meeting, typed: boolean): Json {
  const [only] = text;
  const isStored = text.length === 1 && only?.kind === 'value' && only.value.path[0] === 'stored';
  const isJson = isStored && meeting.environment.stored.get(String(only.value.path[1]))?.json === true;
  if (typed && isJson) return inAscii(JSON.stringify(storedJson(only.value, meeting)));
  const isParam = text.length === 1 && only?.kind === 'value' && only.value.path[1] === 'params';
  return typed && isParam ? inAscii(JSON.stringify(paramJson(only.value, meeting))) : textOf(text, meeting);
}

function inAscii(json: string): string {
  return json.replaceAll(/[^ -~]/gu, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
