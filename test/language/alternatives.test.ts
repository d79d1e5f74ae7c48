import { describe, expect, test } from 'vitest';
import { child, placeOf } from '../../src/tree/tree.ts';
import { literalOf } from '../../src/values/text.ts';
import { orders, overlay, type Compiled } from './repository.ts';

const sql = { 'pipelines/load.sql': 'SELECT 2', 'environments/prod/overlays/load.sql': 'SELECT 3' };

describe('alternatives through the layers', () => {
  test('a `query` of an overlay replaces the `file` of the pipeline, and remembers it', () => {
    const { findings, task } = sqlTask('file: load.sql', 'query: SELECT 4');
    expect(findings).toEqual([]);
    expect(statements(task('prod', 'load'))).toBe('SELECT 4');
    const replaced = child(task('prod', 'load').tree, 'query')?.replaced;
    expect(replaced?.kind === 'leaf' && [replaced.value, placeOf(replaced).source.path]).toEqual([
      'load.sql',
      'pipelines/orders.yaml',
    ]);
  });

  test('a `file` of an overlay replaces the `query`, and is read beside the overlay', () => {
    const { findings, task } = sqlTask('query: SELECT 4', 'file: load.sql');
    expect(findings).toEqual([]);
    expect(statements(task('dev', 'load'))).toBe('SELECT 4');
    expect(statements(task('prod', 'load'))).toBe('SELECT 3');
  });

  test('two alternatives side by side are an error at the second', () => {
    expect(sqlTask('query: SELECT 4, file: load.sql', 'retries: 1').findings).toEqual([
      'pipelines/orders.yaml:3:69 alternatives',
    ]);
  });

  test('a default of an alternative gives way to the task’s own', () => {
    const { findings, task } = orders(
      'task_defaults: { query: SELECT 1 }\ntasks: { load: { type: sql, connection: warehouse, file: load.sql } }\n',
      sql,
    );
    expect(findings).toEqual([]);
    expect(statements(task('dev', 'load'))).toBe('SELECT 2');
  });

  test('alternatives of one position give way by the order of its documents', () => {
    const { findings, task } = orders(
      'task_defaults: { query: SELECT 1 }\ntasks: { load: { type: sql, connection: warehouse } }\n',
      {
        ...sql,
        ...overlay('task_defaults: { file: load.sql }\n'),
      },
    );
    expect(findings).toEqual([]);
    expect(statements(task('dev', 'load'))).toBe('SELECT 1');
    expect(statements(task('prod', 'load'))).toBe('SELECT 3');
  });

  test('an overlay that deletes one alternative and gives the other changes it', () => {
    const { findings, task } = sqlTask('file: load.sql', 'file: { $delete: true }, query: SELECT 4');
    expect(findings).toEqual([]);
    expect(statements(task('prod', 'load'))).toBe('SELECT 4');
  });

  test('an overlay that deletes the only alternative is told that one is missing', () => {
    expect(sqlTask('file: load.sql', 'file: { $delete: true }').findings).toEqual([
      'pipelines/orders.yaml:3:18 missing-key in prod',
    ]);
  });
});

const cron =
  'schedule: { cron: "0 4 * * *", start: 2026-01-01, end: 2027-01-01, window: none, catchup: true, timezone: Europe/Berlin }';

describe('the alternatives of a schedule', () => {
  test('`manual` over a cron takes the keys with it that only a cron has, and keeps the zone', () => {
    const { findings, pipeline } = scheduled(cron, 'schedule: manual');
    expect(findings).toEqual([]);
    expect(pipeline('dev').schedule).toMatchObject({ kind: 'cron', catchup: true, window: 'none' });
    expect(pipeline('prod').schedule).toEqual({ kind: 'manual', zone: 'Europe/Berlin' });
  });

  test('a cron over `manual` begins with the defaults of a cron', () => {
    const { findings, pipeline } = scheduled(
      'schedule: { manual: true, timezone: Europe/Berlin }',
      'schedule: { cron: "0 5 * * *", start: 2026-01-01 }',
    );
    expect(findings).toEqual([]);
    expect(pipeline('dev').schedule).toEqual({ kind: 'manual', zone: 'Europe/Berlin' });
    expect(pipeline('prod').schedule).toMatchObject({
      kind: 'cron',
      zone: 'Europe/Berlin',
      window: 'since_previous',
      catchup: false,
    });
  });

  test('a cron over a cron keeps all that it does not name', () => {
    const { findings, pipeline } = scheduled(cron, 'schedule: { cron: "0 5 * * *" }');
    expect(findings).toEqual([]);
    expect(pipeline('prod').schedule).toMatchObject({
      kind: 'cron',
      zone: 'Europe/Berlin',
      window: 'none',
      catchup: true,
    });
  });

  test('`manual` in the pipeline is over a cron of the project’s defaults', () => {
    const { findings, pipeline } = orders('schedule: manual\ntasks: { load: { type: noop } }\n', {
      'dagwright.yaml': `kind: Project\nid: commerce\nenvironments: [dev, prod]\ndefaults: { pipeline: { ${cron} } }\n`,
    });
    expect(findings).toEqual([]);
    expect(pipeline('dev').schedule).toEqual({ kind: 'manual', zone: 'Europe/Berlin' });
  });

  test.each(['catchup: true', 'window: none', 'end: 2027-01-01'])(
    '`%s` beside `manual` means nothing and is an error',
    (key) => {
      expect(orders(`schedule: { manual: true, ${key} }\ntasks: { load: { type: noop } }\n`).findings).toEqual([
        'pipelines/orders.yaml:3:27 key-alone',
      ]);
    },
  );

  test('a cron and `manual` side by side are an error', () => {
    expect(
      orders('schedule: { cron: daily, manual: true, start: 2026-01-01 }\ntasks: { load: { type: noop } }\n').findings,
    ).toEqual(['pipelines/orders.yaml:3:26 alternatives']);
  });
});

function scheduled(lower: string, higher: string): Compiled {
  return orders(`${lower}\ntasks: { load: { type: noop } }\n`, overlay(`${higher}\n`));
}

function sqlTask(lower: string, higher: string): Compiled {
  const text = `tasks: { load: { type: sql, connection: warehouse, ${lower} } }\n`;
  return orders(text, { ...sql, ...overlay(`tasks: { load: { ${higher} } }\n`) });
}

function statements({ operation }: ReturnType<Compiled['task']>): unknown {
  return operation.kind === 'sql' ? literalOf(operation.statements) : operation;
}
