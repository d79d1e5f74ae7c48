import type { FreeValue } from '../../../model/free_value.ts';
import type { FunctionCall, Operation, Query, WaitedFor } from '../../../model/operation.ts';
import type { Text } from '../../../values/text.ts';

/** Something of a task that is known when it runs, by the key under which people wrote it. */
export interface Field {
  readonly key: string;
  readonly value: FreeValue;
  /** Whether a value that stands alone keeps its type; else all of it arrives as text. */
  readonly isTyped: boolean;
}

/** Each command, query, body, argument and variable of an operation. */
export function fieldsOf(operation: Operation): readonly Field[] {
  switch (operation.kind) {
    case 'shell':
      return [text('command', operation.command), ...texts('env', operation.environment)];
    case 'call':
      return ofCall(operation);
    case 'native':
      return texts('arguments', operation.arguments);
    case 'sql':
      return [text('query', operation.statements), ...texts('parameters', operation.parameters)];
    case 'gate':
      return ofCall(operation.call);
    case 'branch':
      return operation.by.kind === 'call' ? ofCall(operation.by.call) : ofQuery('sql', operation.by.query);
    case 'trigger':
      return typed('params', operation.params);
    case 'wait':
      return ofWait(operation.for);
    case 'check':
      return operation.asked.kind === 'query'
        ? ofQuery('query', operation.asked.query)
        : [text('table', operation.asked.table), ...given('where', operation.asked.where)];
    case 'http':
      return [
        text('path', operation.path),
        ...texts('headers', operation.headers),
        ...(operation.body === undefined ? [] : [{ key: 'body', value: operation.body, isTyped: true }]),
      ];
    case 'container':
      return [
        text('image', operation.image),
        ...words('command', operation.command),
        ...words('arguments', operation.arguments),
        ...texts('env', operation.environment),
      ];
    case 'latest_only':
    case 'noop':
      return [];
  }
}

function ofCall(call: FunctionCall): readonly Field[] {
  return typed('arguments', call.arguments);
}

function ofQuery(key: string, { statement, parameters }: Query): readonly Field[] {
  return [text(key, statement), ...texts('parameters', parameters)];
}

function ofWait(waited: WaitedFor): readonly Field[] {
  switch (waited.kind) {
    case 'file':
      return [text('for.file', waited.path)];
    case 'query':
      return ofQuery('for.sql', waited.query);
    case 'http':
      return [text('for.http', waited.path), ...texts('for.headers', waited.headers)];
    case 'time':
    case 'pipeline':
      return [];
  }
}

function text(key: string, value: FreeValue): Field {
  return { key, value, isTyped: false };
}

function given(key: string, value: Text | undefined): readonly Field[] {
  return value === undefined ? [] : [text(key, value)];
}

function words(key: string, items: readonly Text[] | undefined): readonly Field[] {
  return items === undefined ? [] : [text(key, { kind: 'list', items })];
}

function texts(key: string, values: ReadonlyMap<string, FreeValue>): readonly Field[] {
  return [...values].map(([name, value]) => text(`${key}.${name}`, value));
}

function typed(key: string, values: ReadonlyMap<string, FreeValue>): readonly Field[] {
  return texts(key, values).map((field) => ({ ...field, isTyped: true }));
}
