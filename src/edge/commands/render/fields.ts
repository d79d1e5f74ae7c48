import type { FreeValue } from '../../../model/free_value.ts';
import type { FunctionCall, Operation, Query, WaitedFor } from '../../../model/operation.ts';
import type { Text } from '../../../values/text.ts';

/** Something of a task that is known when it runs, by the key under which people wrote it. */
export interface Field {
  readonly key: string;
  readonly value: FreeValue;
}

/** Each command, query, body, argument and variable of an operation. */
export function fieldsOf(operation: Operation): readonly Field[] {
  switch (operation.kind) {
    case 'shell':
      return [field('command', operation.command), ...each('env', operation.environment)];
    case 'call':
    case 'native':
      return each('arguments', operation.arguments);
    case 'sql':
      return [field('query', operation.statements), ...each('parameters', operation.parameters)];
    case 'gate':
      return ofCall(operation.call);
    case 'branch':
      return operation.by.kind === 'call' ? ofCall(operation.by.call) : ofQuery('sql', operation.by.query);
    case 'trigger':
      return each('params', operation.params);
    case 'wait':
      return ofWait(operation.for);
    case 'check':
      return operation.asked.kind === 'query'
        ? ofQuery('query', operation.asked.query)
        : [field('table', operation.asked.table), ...given('where', operation.asked.where)];
    case 'http':
      return [
        field('path', operation.path),
        ...each('headers', operation.headers),
        ...(operation.body === undefined ? [] : [field('body', operation.body)]),
      ];
    case 'container':
      return [
        field('image', operation.image),
        ...(operation.command === undefined ? [] : [field('command', { kind: 'list', items: operation.command })]),
        ...each('env', operation.environment),
      ];
    case 'latest_only':
    case 'noop':
      return [];
  }
}

function ofCall(call: FunctionCall): readonly Field[] {
  return each('arguments', call.arguments);
}

function ofQuery(key: string, { statement, parameters }: Query): readonly Field[] {
  return [field(key, statement), ...each('parameters', parameters)];
}

function ofWait(waited: WaitedFor): readonly Field[] {
  switch (waited.kind) {
    case 'file':
      return [field('for.file', waited.path)];
    case 'query':
      return ofQuery('for.sql', waited.query);
    case 'http':
      return [field('for.http', waited.path), ...each('for.headers', waited.headers)];
    case 'time':
    case 'pipeline':
      return [];
  }
}

function field(key: string, value: FreeValue): Field {
  return { key, value };
}

function given(key: string, value: Text | undefined): readonly Field[] {
  return value === undefined ? [] : [{ key, value }];
}

function each(key: string, values: ReadonlyMap<string, FreeValue>): readonly Field[] {
  return [...values].map(([name, value]) => ({ key: `${key}.${name}`, value }));
}
