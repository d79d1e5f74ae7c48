import { describe, expect, test } from 'vitest';
import { child } from '../../src/tree/tree.ts';
import { compiled, environment, orders, overlay, type Files } from './repository.ts';

/** The layers of a pipeline, lowest first; that of the schema lies below them all. */
const layers = [
  'project',
  'outer folder',
  'folder',
  'extended environment defaults',
  'environment defaults',
  'pipeline',
  'extended environment overrides',
  'environment overrides',
  'overlay',
] as const;

function layered(used: readonly string[]): Files {
  const at = (layer: (typeof layers)[number]): string =>
    used.includes(layer) ? `max_active_runs: ${layers.indexOf(layer) + 10}` : 'tier: critical';
  return {
    'dagwright.yaml': `kind: Project\nid: commerce\nenvironments: [dev, prod]\ndefaults: { pipeline: { ${at('project')} } }\n`,
    'pipelines/_defaults.yaml': `kind: Defaults\npipeline: { ${at('outer folder')} }\n`,
    'pipelines/sales/_defaults.yaml': `kind: Defaults\npipeline: { ${at('folder')} }\n`,
    'environments/cloud/environment.yaml': `kind: Environment
id: cloud
defaults: { pipeline: { ${at('extended environment defaults')} } }
overrides: { pipeline: { ${at('extended environment overrides')} } }
`,
    'environments/prod/environment.yaml': environment(
      'prod',
      '2.11',
      `extends: cloud
defaults: { pipeline: { ${at('environment defaults')} } }
overrides: { pipeline: { ${at('environment overrides')} } }
`,
    ),
    'pipelines/orders.yaml': undefined,
    'pipelines/sales/orders.yaml': `kind: Pipeline\nid: orders\n${at('pipeline')}\ntasks: { load: { type: noop } }\n`,
    ...overlay(`${at('overlay')}\n`),
  };
}

describe('the layers of a pipeline', () => {
  test('without any layer a key has the default of the schema', () => {
    expect(compiled(layered([])).pipeline('prod').maxActiveRuns).toBe(1);
  });

  test.each(layers.map((layer, index) => [layer, index] as const))('%s lies over all layers below it', (_, index) => {
    const { findings, pipeline } = compiled(layered(layers.slice(0, index + 1)));
    expect(findings).toEqual([]);
    expect(pipeline('prod').maxActiveRuns).toBe(index + 10);
  });

  test('each value that was replaced stays reachable, down to the lowest layer', () => {
    const chain: unknown[] = [];
    const { tree } = compiled(layered(layers)).pipeline('prod');
    for (let at = child(tree, 'max_active_runs'); at !== undefined; at = at.replaced)
      chain.push(at.kind === 'leaf' ? at.value : at);
    expect(chain).toEqual([18, 17, 16, 15, 14, 13, 12, 11, 10]);
  });

  test('another environment does not see the layers of the first', () => {
    expect(compiled(layered(layers)).pipeline('dev').maxActiveRuns).toBe(15);
  });

  test('maps merge by key through the layers, lists replace', () => {
    const { pipeline } = orders(
      'schedule: { cron: "0 4 * * *", start: 2026-01-01 }\ntags: [sales, daily]\ntasks: { load: { type: noop } }\n',
      {
        'dagwright.yaml': `kind: Project
id: commerce
environments: [dev, prod]
defaults: { pipeline: { schedule: { timezone: Europe/Berlin }, tags: [commerce] } }
`,
        ...overlay('schedule: { catchup: true }\ntags: [nightly]\n'),
      },
    );
    expect(pipeline('dev')).toMatchObject({
      tags: ['sales', 'daily'],
      schedule: { zone: 'Europe/Berlin', catchup: false },
    });
    expect(pipeline('prod')).toMatchObject({ tags: ['nightly'], schedule: { zone: 'Europe/Berlin', catchup: true } });
  });

  test('a deletion in `overrides` is skipped for pipelines that have no such key', () => {
    const { findings, pipeline } = orders('timeout: 3h\ntasks: { load: { type: noop } }\n', {
      'pipelines/invoices.yaml': 'kind: Pipeline\nid: invoices\ntasks: { load: { type: noop } }\n',
      'environments/prod/environment.yaml': environment(
        'prod',
        '2.11',
        'overrides: { pipeline: { timeout: { $delete: true } } }\n',
      ),
    });
    expect(findings).toEqual([]);
    expect(pipeline('dev').timeout).toBe(10_800);
    expect(pipeline('prod').timeout).toBeUndefined();
  });
});

describe('the merge rule', () => {
  test('`$delete` unsets an inherited key, so that the default of the schema holds again', () => {
    const { findings, pipeline, task } = orders(
      'max_active_runs: 5\ntimeout: 3h\ntasks: { load: { type: noop, retries: 3 } }\n',
      {
        ...overlay(
          'max_active_runs: { $delete: true }\ntimeout: { $delete: true }\ntasks: { load: { retries: { $delete: true } } }\n',
        ),
      },
    );
    expect(findings).toEqual([]);
    expect(pipeline('prod').maxActiveRuns).toBe(1);
    expect(pipeline('prod').timeout).toBeUndefined();
    expect(task('prod', 'load').retries.count).toBe(0);
    expect(task('dev', 'load').retries.count).toBe(3);
  });

  test('`$replace` swaps a map whole', () => {
    const { findings, task } = load(
      'retries: { count: 3, delay: 1m, backoff: exponential, max_delay: 1h }',
      'retries: { $replace: true, count: 1 }',
    );
    expect(findings).toEqual([]);
    expect(task('prod', 'load').retries).toEqual({ count: 1, delay: 300, backoff: 'constant' });
  });

  test('without `$replace` the keys that are not named stay', () => {
    expect(load('retries: { count: 3, delay: 1m }', 'retries: 1').task('prod', 'load').retries).toEqual({
      count: 1,
      delay: 60,
      backoff: 'constant',
    });
  });

  test('a marker counts only with the value `true`', () => {
    expect(load('retries: 3', 'retries: { $replace: false, count: 1 }').findings).toEqual([
      'environments/prod/overlays/orders.yaml:3:29 marker',
    ]);
    expect(load('retries: 3', 'retries: { $delete: yes }').findings).toEqual([
      'environments/prod/overlays/orders.yaml:3:29 marker',
    ]);
  });

  test('`null` deletes nothing: it is a value of the wrong type', () => {
    expect(load('retries: 3, timeout: 1h', 'timeout: null').findings).toEqual([
      'environments/prod/overlays/orders.yaml:3:27 wrong-type',
    ]);
  });

  test('a map over a scalar and a scalar over a map are errors with both places', () => {
    const files = overlay('tags: { first: sales }\n');
    expect(orders('tags: [sales]\ntasks: { load: { type: noop } }\n', files).findings).toEqual([
      'environments/prod/overlays/orders.yaml:3:7 wrong-type',
    ]);
  });

  test('deleting what no layer has is an error', () => {
    expect(load('retries: 3', 'timeuot: { $delete: true }').findings).toEqual([
      'environments/prod/overlays/orders.yaml:3:18 unknown-key → timeout',
    ]);
    expect(load('retries: 3', 'timeout: { $delete: true }').findings).toEqual([
      'environments/prod/overlays/orders.yaml:3:18 delete-unknown in prod',
    ]);
  });

  test('shorthands are written out before merging', () => {
    const { findings, task } = load(
      'pool: { name: warehouse, slots: 2 }, retries: { count: 3, delay: 1m }',
      'pool: loads, retries: 1',
    );
    expect(findings).toEqual([]);
    expect(task('prod', 'load')).toMatchObject({ pool: { name: 'loads', slots: 2 }, retries: { count: 1, delay: 60 } });
  });

  test.each(['id: invoices', 'environments: [prod]'])('an overlay cannot say `%s`', (key) => {
    expect(orders('tasks: { load: { type: noop } }\n', overlay(`${key}\n`)).findings).toEqual([
      'environments/prod/overlays/orders.yaml:3:1 cannot-be-overlaid',
    ]);
  });

  test.each(['type: bash', 'environments: [prod]'])('an overlay cannot say `%s` of a task', (key) => {
    expect(load('retries: 3', key).findings).toEqual([
      'environments/prod/overlays/orders.yaml:3:18 cannot-be-overlaid in prod',
    ]);
  });
});

/** The task `load` with keys of its own, and an overlay of it with others. */
function load(keys: string, changed: string): ReturnType<typeof compiled> {
  return orders(`tasks: { load: { type: noop, ${keys} } }\n`, overlay(`tasks: { load: { ${changed} } }\n`));
}
