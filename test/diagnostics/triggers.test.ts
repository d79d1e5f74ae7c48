import { expect, test } from 'vitest';
import { inOrders, type Files } from './project.ts';

const marts = `params:
  day: { type: string }
  mode: { type: string, enum: [append, replace], default: append }
  limit: { type: integer, default: 100 }
  note: { type: string, nullable: true, default: null }
tasks: { refresh: { type: noop } }
`;

/** The pipeline "orders", whose one task triggers. */
function triggering(trigger: string, head = ''): string {
  const files: Files = { 'pipelines/marts.yaml': `kind: Pipeline\nid: marts\n${head}${marts}` };
  return inOrders(
    `schedule: { cron: "30 4 * * *", start: 2026-01-01 }\ntasks:\n  refresh: { type: trigger, ${trigger} }\n`,
    files,
  );
}

test('what a run is given, and when it is over', () => {
  const params = 'day: "${{ run.date }}", mode: replace, limit: 5, note: null';
  expect(triggering(`pipeline: marts, wait: true, poll: 5m, params: { ${params} }`)).toBe('');
  expect(triggering('pipeline: marts, params: { day: "${{ stored.limits }}", limit: "${{ run.attempt }}" }')).toBe('');
});

test('a pipeline that does not exist', () => {
  expect(triggering('pipeline: mart')).toBe(`
pipelines/orders.yaml:5:39: error: There is no pipeline "mart". Did you mean "marts"? [unknown-pipeline]
  5 |   refresh: { type: trigger, pipeline: mart }
    |                                       ^^^^
  help: One that is not of this repository is declared under "external_pipelines" in environments/<id>/environment.yaml.
`);
});

test('a pipeline that does not exist in one environment', () => {
  expect(triggering('pipeline: marts, params: { day: x }', 'environments: [dev, stage]\n')).toBe(`
pipelines/orders.yaml:5:39: error: The pipeline "marts" does not exist in this environment. (in prod) [pipeline-absent]
  5 |   refresh: { type: trigger, pipeline: marts, params: { day: x } }
    |                                       ^^^^^
  help: Give the task the same "environments", or add "prod" to those of the pipeline.
pipelines/marts.yaml:3:15: note: "marts" exists in these environments only.
  3 | environments: [dev, stage]
    |               ^^^^^^^^^^^^
`);
});

test('a pipeline that triggers itself', () => {
  expect(triggering('pipeline: orders')).toBe(`
pipelines/orders.yaml:5:39: error: "refresh" starts a run of its own pipeline: each run would start the next one, without end. [trigger-itself]
  5 |   refresh: { type: trigger, pipeline: orders }
    |                                       ^^^^^^
  help: Name another pipeline, or give this one a \`schedule\`.
`);
});

test('parameters that do not exist, and one that is not given', () => {
  expect(triggering('pipeline: marts, params: { dya: x, limits: 3 }')).toBe(`
pipelines/orders.yaml:5:39: error: The pipeline "marts" needs the parameter "day", which has no default. [param-not-given]
  5 |   refresh: { type: trigger, pipeline: marts, params: { dya: x, limits: 3 } }
    |                                       ^^^^^
  help: Write it under "params" of this task, or a "default" for it in "marts".

pipelines/orders.yaml:5:56: error: The pipeline "marts" has no parameter "dya". Did you mean "day"? [unknown-param]
  5 |   refresh: { type: trigger, pipeline: marts, params: { dya: x, limits: 3 } }
    |                                                        ^^^
  help: It has: day, mode, limit, note.

pipelines/orders.yaml:5:64: error: The pipeline "marts" has no parameter "limits". Did you mean "limit"? [unknown-param]
  5 |   refresh: { type: trigger, pipeline: marts, params: { dya: x, limits: 3 } }
    |                                                                ^^^^^^
  help: It has: day, mode, limit, note.
`);
});

test('parameters of another form', () => {
  expect(triggering('pipeline: marts, params: { day: 1, mode: merge, limit: "${{ run.date }} of five" }')).toBe(`
pipelines/orders.yaml:5:61: error: The parameter "day" of "marts" must be of the type string. [param-value]
  5 | …type: trigger, pipeline: marts, params: { day: 1, mode: merge, limit: "\${{ run.date }} of five" } …
    |                                                 ^
  help: Its form stands under "params" of that pipeline.

pipelines/orders.yaml:5:70: error: The parameter "mode" of "marts" must be one of: append, replace. [param-value]
  5 | …type: trigger, pipeline: marts, params: { day: 1, mode: merge, limit: "\${{ run.date }} of five" } …
    |                                                          ^^^^^
  help: Its form stands under "params" of that pipeline.

pipelines/orders.yaml:5:84: error: The parameter "limit" of "marts" must be of the type integer. [param-value]
  5 | …type: trigger, pipeline: marts, params: { day: 1, mode: merge, limit: "\${{ run.date }} of five" } …
    |                                                                        ^^^^^^^^^^^^^^^^^^^^^^^^^
  help: Its form stands under "params" of that pipeline.
`);
});

test('a pipeline that takes no parameters', () => {
  expect(triggering('pipeline: shipments, params: { day: x }')).toBe(`
pipelines/orders.yaml:5:60: error: The pipeline "shipments" has no parameter "day". [unknown-param]
  5 |   refresh: { type: trigger, pipeline: shipments, params: { day: x } }
    |                                                            ^^^
  help: It takes none: declare them under its "params".
`);
});

test('a secret in what a run is given', () => {
  expect(triggering('pipeline: marts, params: { day: "${{ secret.shop_token }}" }')).toBe(`
pipelines/orders.yaml:5:61: error: A secret cannot be given to a run: everybody who sees the run could read it. [secret-in-params]
  5 |   refresh: { type: trigger, pipeline: marts, params: { day: "\${{ secret.shop_token }}" } }
    |                                                             ^^^^^^^^^^^^^^^^^^^^^^^^^^
  help: Use the secret in the task of the other pipeline that needs it.
`);
});

test('what JSON does not have', () => {
  expect(triggering('pipeline: marts, params: { day: x, note: { $duration: 5m } }')).toBe(`
pipelines/orders.yaml:5:70: error: What a run is given is JSON, which has no "$duration". [param-not-json]
  5 |   refresh: { type: trigger, pipeline: marts, params: { day: x, note: { $duration: 5m } } }
    |                                                                      ^^^^^^^^^^^^^^^^^
  help: Write it as a text or a number.
`);
});
