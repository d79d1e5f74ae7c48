import { expect, test } from 'vitest';
import { memorySnapshot, type Snapshot } from '../../src/model/snapshot.ts';
import { runDagsTest } from '../oracles/airflow.ts';
import { describeOnEachAirflow } from '../oracles/with_oracle.ts';
import { compileInto } from './models.ts';
import { withRecordingServer, type Answer, type RecordedRequest } from './recording_server.ts';
import { inTemporaryFolder } from './temporary_folder.ts';

const answers: Readonly<Record<string, Answer>> = {
  '/v1/token': {
    status: 200,
    headers: { 'Content-Type': 'application/json' },
    body: '\ufeff{"id": "S-1", "größe": 7, "items": [{"price": 1.5}]}',
  },
  '/v1/note': { status: 200, headers: { 'Content-Type': 'text/plain' }, body: 'größte "Lieferung"\n{{ ds }}' },
  '/v1/latin': {
    status: 200,
    headers: { 'Content-Type': 'text/plain; charset=ISO-8859-1' },
    body: Buffer.from('größte', 'latin1'),
  },
  '/v1/moved': { status: 302, headers: { Location: '/v1/note' } },
  '/v1/broken': { status: 503, body: 'answer-of-a-stranger' },
  '/v1/missing': { status: 404, body: 'answer-of-a-stranger' },
  '/v1/created': { status: 201, body: 'created' },
  '/v1/no_json': { status: 200, body: 'answer-of-a-stranger' },
};

describeOnEachAirflow((airflow) => {
  test(
    'requests arrive as they are meant, answers are judged by their status, and neither is logged',
    { timeout: 400_000 },
    async () => {
      await inTemporaryFolder(async (folder) => {
        await withRecordingServer(answers, async (port, requests) => {
          compileInto(folder, project(airflow.id.replace('airflow-', '')));
          const result = await runDagsTest(airflow, {
            dagFolder: `${folder}/generated/only/dags`,
            dagId: 'requests',
            logicalDate: '2026-03-29T12:00:00+00:00',
            environment: {
              AIRFLOW_CONN_SHOP: JSON.stringify({ conn_type: 'http', host: '127.0.0.1', port, schema: 'http' }),
              AIRFLOW_VAR_SHOP_TOKEN: 'hush-hush-hush',
              AIRFLOW_VAR_LIMITS: '{"most": 12, "names": ["größte", "<b>"], "none": null, "text": "7"}',
              AIRFLOW_VAR_REGION: 'eu "north"',
            },
          });
          expect(result.states).toEqual(states);
          expect(sorted(requests.map(read))).toEqual(sorted(arrived));
          const log = result.stdout + result.stderr;
          expect(log).toContain('The answer has the status 503.');
          expect(log).not.toContain('answer-of-a-stranger');
          expect(log).not.toContain('hush-hush-hush');
        });
      });
    },
  );
});

const states = {
  broken: 'failed',
  created: 'success',
  extract: 'success',
  follow: 'success',
  form: 'success',
  latin: 'success',
  missing: 'success',
  moved: 'success',
  no_json: 'failed',
  not_followed: 'failed',
  note: 'success',
  only_created: 'failed',
  pass_on: 'success',
  publish: 'success',
  remark: 'success',
  remove: 'success',
  report: 'success',
  token: 'success',
  whole: 'success',
  wrong: 'failed',
};

const json = { 'content-type': 'application/json' };
const limits = { most: 12, names: ['größte', '<b>'], none: null, text: '7' };
const extracted = { path: 's3://lake/a b', rows: 12, none: null, text: 'say "hi"\n{{ ds }} größte', list: [1.5, true] };
const remark = 'größte "Lieferung" \\ 100 %';

/** Each request: what it says in one line, its headers, its body; a body of JSON as the value that it is. */
const arrived: readonly (readonly [request: string, headers: object, body: unknown])[] = [
  [
    'POST /v1/publications/2026-03-28?region=eu%20%22north%22',
    {
      ...json,
      'idempotency-key': 'requests-2026-03-28',
      'x-token': 'hush-hush-hush',
      'x-rows': '12',
      'x-number': '1.10',
    },
    {
      day: '2026-03-28',
      slot: 'at 2026-03-29T02:30:00+00:00 "exactly"',
      epoch: 1774751400,
      attempt: 1,
      numbers: [0, -1, 1.1, 1e21, 12],
      words: [true, false, null, '', 'null'],
      nothing: { map: {}, list: [] },
      deep: { deeper: [{ deepest: { last: '2026-03-28' } }] },
      text: `quote " backslash \\ brace { } \t tab, größte 🚚 \u2028 '`,
      lines: 'first 2026-03-28\nsecond\n',
      jinja: '2026-03-29 yes',
      literal: '{{ ds }} {# no #} {% raw %}',
      'key "{{ ds }}" größte': '{{',
      $ref: 'dollar',
      limits,
      most: 12,
      region: 'eu "north"',
      inside: 'at most 12 in eu "north"',
      params: ['a "b"', 12, [1, 'two', null], 'in a "b"'],
      extracted,
      path: 's3://lake/a b',
      none: null,
      remark,
      both: `${remark}, [1.5,true]\n`,
    },
  ],
  ['PUT /v1/whole', json, extracted],
  ['POST /v1/form', { 'content-type': 'text/csv' }, `day;note\n2026-03-28;${remark}\n`],
  ['DELETE /v1/orders/2026/03', json, [1]],
  ['GET /v1/token', {}, ''],
  ['GET /v1/note', {}, ''],
  ['GET /v1/latin', {}, ''],
  [
    'PATCH /v1/items/S-1',
    json,
    [{ id: 'S-1', größe: 7, items: [{ price: 1.5 }] }, 'größte "Lieferung"\n{{ ds }}', 'größte'],
  ],
  ['HEAD /v1/note?head', {}, ''],
  ['GET /v1/moved?follow', {}, ''],
  ['GET /v1/note', {}, ''],
  ['GET /v1/moved?stay', {}, ''],
  ['POST /v1/moved?post', json, {}],
  ['GET /v1/missing?expected', {}, ''],
  ['GET /v1/missing', {}, ''],
  ['POST /v1/broken', json, { a: 1 }],
  ['POST /v1/created', {}, 'created'],
  ['GET /v1/note?created', {}, ''],
  ['GET /v1/no_json', {}, ''],
];

function read({ method, path, headers, body }: RecordedRequest): (typeof arrived)[number] {
  const isJson = headers['content-type'] === 'application/json';
  return [`${method} ${path}`, headers, isJson ? JSON.parse(body) : body];
}

function sorted(requests: typeof arrived): typeof arrived {
  return requests.toSorted(([left], [right]) => (left < right ? -1 : Number(left > right)));
}

function project(airflow: string): Snapshot {
  return memorySnapshot({
    'dagwright.yaml': 'kind: Project\nid: shop\nenvironments: [only]\n',
    'environments/only/environment.yaml': `kind: Environment
id: only
target: { airflow: "${airflow}", providers: { http: "5.3.1" } }
connections: { shop_api: { id: shop, type: http } }
secrets: { shop_token: { variable: shop_token } }
stored: { limits: { variable: limits, json: true }, region: { variable: region } }
`,
    'pipelines/requests.yaml': `kind: Pipeline
id: requests
schedule: { cron: "30 2 * * *", start: 2026-01-01 }
params:
  region: { type: string, default: "a \\"b\\"" }
  limit: { type: integer, default: 12 }
  days: { type: array, default: [1, two, null] }
task_defaults: { retries: 0, connection: shop_api }
tasks:
  extract:
    type: bash
    command: |
      printf '%s' '{"path": "s3://lake/a b", "rows": 12, "none": null, "text": "say \\"hi\\"\\n{\${{ "{" }} ds }} größte", "list": [1.5, true]}'
    output: json
  remark: { type: bash, command: "printf '%s' 'größte \\"Lieferung\\" \\\\ 100 %'" }
  publish:
    type: http
    after: [extract, remark]
    method: POST
    path: /v1/publications/\${{ run.date }}?region=\${{ stored.region }}
    headers:
      Idempotency-Key: \${{ pipeline.id }}-\${{ run.date }}
      X-Token: \${{ secret.shop_token }}
      X-Rows: \${{ tasks.extract.output.rows }}
      X-Number: 1.10
    body:
      day: \${{ run.date }}
      slot: at \${{ run.slot }} "exactly"
      epoch: \${{ run.slot | epoch(s) }}
      attempt: \${{ run.attempt }}
      numbers: [0, -1, 1.10, 1e21, 12]
      words: [true, false, null, "", "null"]
      nothing: { map: {}, list: [] }
      deep: { deeper: [{ deepest: { last: "\${{ run.date }}" } }] }
      text: "quote \\" backslash \\\\ brace { } \\t tab, größte 🚚 \\u2028 '"
      lines: "first \${{ run.date }}\\nsecond\\n"
      jinja: "{{ ds }} {% if true %}yes{% endif %}"
      literal: { $text: "{{ ds }} {# no #} {% raw %}" }
      "key \\"{{ ds }}\\" größte": \${{ "{{" }}
      $$ref: dollar
      limits: \${{ stored.limits }}
      most: \${{ stored.limits.most }}
      region: \${{ stored.region }}
      inside: at most \${{ stored.limits.most }} in \${{ stored.region }}
      params: ["\${{ run.params.region }}", "\${{ run.params.limit }}", "\${{ run.params.days }}", "in \${{ run.params.region }}"]
      extracted: \${{ tasks.extract.output }}
      path: \${{ tasks.extract.output.path }}
      none: \${{ tasks.extract.output.none }}
      remark: \${{ tasks.remark.output }}
      both: "\${{ tasks.remark.output }}, \${{ tasks.extract.output.list }}\\n"
  whole: { type: http, after: [extract], method: PUT, path: /v1/whole, body: "\${{ tasks.extract.output }}" }
  form:
    type: http
    after: [remark]
    method: POST
    path: v1/form
    headers: { content-type: text/csv }
    body: "day;note\\n\${{ run.date }};\${{ tasks.remark.output }}\\n"
  remove: { type: http, method: DELETE, path: "/v1/orders/\${{ run.date | format('%Y/%m') }}", body: [1] }
  token: { type: http, path: /v1/token, output: json }
  note: { type: http, path: /v1/note }
  latin: { type: http, path: /v1/latin }
  pass_on:
    type: http
    after: [token, note, latin]
    method: PATCH
    path: /v1/items/\${{ tasks.token.output.id }}
    body: ["\${{ tasks.token.output }}", "\${{ tasks.note.output }}", "\${{ tasks.latin.output }}"]
  report: { type: http, method: HEAD, path: /v1/note?head }
  follow: { type: http, path: /v1/moved?follow }
  moved: { type: http, path: /v1/moved?stay, expect: { status: [302] } }
  not_followed: { type: http, method: POST, path: /v1/moved?post, body: {} }
  missing: { type: http, path: /v1/missing?expected, expect: { status: [200, 404] } }
  wrong: { type: http, path: /v1/missing }
  broken: { type: http, method: POST, path: /v1/broken, body: { a: 1 } }
  created: { type: http, method: POST, path: /v1/created, body: created }
  only_created: { type: http, path: /v1/note?created, expect: { status: [201] } }
  no_json: { type: http, path: /v1/no_json, output: json }
`,
  });
}
