import { describe, expect, test } from 'vitest';
import { compiled, environment, type Files } from './repository.ts';

const load = 'tasks: { load: { type: noop } }\n';

/** A pipeline of this id in a folder of pipelines. */
function pipelineIn(folder: string, id: string, text = load): Files {
  return { [`${folder}/${id}.yaml`]: `kind: Pipeline\nid: ${id}\n${text}` };
}

/** The defaults of a folder. */
function defaultsIn(folder: string, text: string): Files {
  return { [`${folder}/_defaults.yaml`]: `kind: Defaults\n${text}` };
}

/** Paths of the pipelines in `dev` that were made. */
function dagsOf({ files }: ReturnType<typeof compiled>): readonly string[] {
  return [...files.keys()].filter((path) => path.startsWith('generated/dev/dags/')).map((path) => path.slice(19));
}

describe('where the defaults of a folder hold', () => {
  test('FINE-PRINT 15: `_defaults.yaml` belongs to its folder, and holds in those below it too', () => {
    const { findings, pipeline, task } = compiled({
      ...defaultsIn('pipelines/sales', 'pipeline: { tags: [sales] }\ntask: { timeout: 10m }\n'),
      ...pipelineIn('pipelines/sales', 'invoices'),
      ...pipelineIn('pipelines/sales/daily', 'shipments'),
      ...pipelineIn('pipelines/sales_archive', 'archive'),
    });
    expect(findings).toEqual([]);
    const tags = ['invoices', 'shipments', 'archive', 'orders'].map((id) => pipeline('dev', id).tags);
    expect(tags).toEqual([['sales'], ['sales'], [], []]);
    const timeouts = ['invoices', 'shipments', 'archive', 'orders'].map((id) => task('dev', 'load', id).timeout);
    expect(timeouts).toEqual([600, 600, undefined, undefined]);
  });

  test('of two folders the nearer one wins key by key', () => {
    const { findings, task } = compiled({
      ...defaultsIn('pipelines', 'task: { retries: { count: 1, delay: 1m } }\n'),
      ...defaultsIn('pipelines/sales/daily', 'task: { retries: { count: 2 } }\n'),
      ...pipelineIn('pipelines/sales/daily', 'shipments'),
    });
    expect(findings).toEqual([]);
    expect(task('dev', 'load', 'shipments').retries).toMatchObject({ count: 2, delay: 60 });
    expect(task('dev', 'load').retries).toMatchObject({ count: 1, delay: 60 });
  });

  test('a pipeline may take its whole schedule from its folder', () => {
    const { findings, pipeline } = compiled(
      defaultsIn('pipelines', 'pipeline: { schedule: { cron: "30 2 * * *", start: 2026-01-01 } }\n'),
    );
    expect(findings).toEqual([]);
    expect(pipeline('dev').schedule).toMatchObject({ kind: 'cron', zone: 'UTC' });
  });

  test('an alternative of a nearer folder replaces that of an outer one', () => {
    const { findings, pipeline } = compiled({
      ...defaultsIn('pipelines', 'pipeline: { schedule: { cron: "30 2 * * *", start: 2026-01-01, catchup: true } }\n'),
      ...defaultsIn('pipelines/sales', 'pipeline: { schedule: manual }\n'),
      ...pipelineIn('pipelines/sales', 'invoices'),
    });
    expect(findings).toEqual([]);
    expect(pipeline('dev', 'invoices').schedule.kind).toBe('manual');
    expect(pipeline('dev').schedule.kind).toBe('cron');
  });

  test('`$delete` in a folder unsets what the project or an outer folder gives', () => {
    const { findings, pipeline, task } = compiled({
      'dagwright.yaml': `kind: Project
id: commerce
environments: [dev, prod]
defaults: { pipeline: { timeout: 3h }, task: { pool: warehouse } }
`,
      ...defaultsIn('pipelines', 'task_types: { noop: { priority: 5 } }\n'),
      ...defaultsIn(
        'pipelines/sales',
        'pipeline: { timeout: { $delete: true } }\ntask: { pool: { $delete: true } }\ntask_types: { noop: { priority: { $delete: true } } }\n',
      ),
      ...pipelineIn('pipelines/sales', 'invoices'),
    });
    expect(findings).toEqual([]);
    expect([pipeline('dev').timeout, task('dev', 'load').pool?.name, task('dev', 'load').priority]).toEqual([
      10_800,
      'warehouse',
      5,
    ]);
    const below = task('dev', 'load', 'invoices');
    expect([pipeline('dev', 'invoices').timeout, below.pool, below.priority]).toEqual([undefined, undefined, 1]);
  });

  test('FINE-PRINT 12: a default of a folder for a key that a type lacks is skipped for that type', () => {
    const { findings, task } = compiled({
      ...defaultsIn('pipelines', 'task: { skip_exit_code: 99, priority: 4 }\n'),
      ...pipelineIn(
        'pipelines',
        'invoices',
        'tasks:\n  extract: { type: bash, command: extract-invoices }\n  load: { type: noop }\n',
      ),
    });
    expect(findings).toEqual([]);
    expect(task('dev', 'extract', 'invoices')).toMatchObject({ priority: 4, operation: { skipExitCode: 99 } });
    expect(task('dev', 'load', 'invoices').priority).toBe(4);
  });

  test('FINE-PRINT 12: a key that no type has is an error', () => {
    expect(
      compiled({
        ...defaultsIn('pipelines', 'task: { retires: 2 }\ntask_types: { noop: { command: ls }, bsh: {} }\n'),
      }).findings,
    ).toEqual([
      'pipelines/_defaults.yaml:2:9 unknown-key → retries',
      'pipelines/_defaults.yaml:3:23 unknown-key',
      'pipelines/_defaults.yaml:3:38 unknown-task-type → bash',
    ]);
  });

  test.each(['after: [extract]', 'type: bash', 'group: stage', 'environments: [dev]', 'when: all_done'])(
    '`%s` is never a default',
    (key) => {
      expect(compiled(defaultsIn('pipelines', `task: { ${key} }\n`)).findings).toEqual([
        'pipelines/_defaults.yaml:2:9 no-default',
      ]);
    },
  );

  test('a file that defaults name is looked for beside them', () => {
    const { findings, task } = compiled({
      ...defaultsIn('pipelines', 'task_types: { bash: { file: scripts/extract.sh } }\n'),
      'pipelines/scripts/extract.sh': 'extract-all\n',
      ...pipelineIn('pipelines/sales', 'invoices', 'tasks: { extract: { type: bash } }\n'),
    });
    expect(findings).toEqual([]);
    expect(JSON.stringify(task('dev', 'extract', 'invoices').operation)).toContain('extract-all');
  });

  test('the defaults of a folder may use names of the environment', () => {
    const { findings, pipeline } = compiled({
      'environments/prod/environment.yaml': environment('prod', '2.11', 'variables: { team: sales }\n'),
      'environments/dev/environment.yaml': environment('dev', '3.3', 'variables: { team: testers }\n'),
      ...defaultsIn('pipelines', 'pipeline: { description: "Of ${{ var.team }}." }\n'),
    });
    expect(findings).toEqual([]);
    expect(pipeline('dev').description).toBe('Of testers.');
    expect(pipeline('prod').description).toBe('Of sales.');
  });

  test('a mistake in them keeps the pipelines of the folder from being made, and no others', () => {
    const repository = compiled({
      ...defaultsIn('pipelines/sales', 'task: { timeout: soon }\n'),
      ...pipelineIn('pipelines/sales', 'invoices'),
      ...pipelineIn('pipelines/sales/daily', 'shipments'),
    });
    expect(repository.findings).toEqual(['pipelines/sales/_defaults.yaml:2:18 wrong-form']);
    expect(dagsOf(repository)).toEqual(['orders.py']);
  });
});

describe('where such a file is wrong', () => {
  /** Without the schedule of its folder this pipeline would have mistakes of its own. */
  const dependent = pipelineIn('pipelines/sales', 'invoices', `schedule: { start: 2026-01-01 }\n${load}`);

  test.each([
    ['under another name', 'pipelines/sales/defaults.yaml', 'kind: Defaults\n', '1:7 defaults-file'],
    ['with another ending', 'pipelines/sales/_defaults.yml', 'kind: Defaults\n', '1:7 defaults-file'],
    ['of another kind', 'pipelines/sales/_defaults.yaml', 'kind: Pipeline\nid: shipments\n', '1:7 defaults-file'],
    ['that is no YAML', 'pipelines/sales/_defaults.yaml', 'kind: [\n', '1:7 yaml-syntax'],
    ['without a kind', 'pipelines/sales/_defaults.yaml', 'task: { retries: 1 }\n', '1:1 unknown-kind'],
  ])('one %s is one error, and nothing is made without it', (_name, path, text, finding) => {
    const repository = compiled({ ...dependent, [path]: text });
    expect(repository.findings).toEqual([`${path}:${finding}`]);
    expect(dagsOf(repository)).toEqual(['orders.py']);
  });

  test('two in one folder are an error at the one of the wrong name', () => {
    const repository = compiled({
      ...dependent,
      ...defaultsIn('pipelines/sales', 'pipeline: { schedule: { cron: daily } }\n'),
      'pipelines/sales/_defaults.yml': 'kind: Defaults\n',
    });
    expect(repository.findings).toEqual(['pipelines/sales/_defaults.yml:1:7 defaults-twice']);
    expect(dagsOf(repository)).toEqual(['orders.py']);
  });

  test('one in the folder of an environment is an error', () => {
    expect(compiled({ 'environments/prod/_defaults.yaml': 'kind: Defaults\n' }).findings).toEqual([
      'environments/prod/_defaults.yaml:1:7 kind-folder',
    ]);
  });

  test('one with an id, or without anything, is told by its keys', () => {
    expect(compiled(defaultsIn('pipelines', 'id: sales\n')).findings).toEqual([
      'pipelines/_defaults.yaml:2:1 unknown-key',
    ]);
    expect(compiled(defaultsIn('pipelines', '')).findings).toEqual([]);
  });
});
