import { describe, expect, test } from 'vitest';
import type { ValueContext } from '../../../src/builtins/targets/airflow/values/context.ts';
import { toJinja } from '../../../src/builtins/targets/airflow/values/lower.ts';
import { isMaskedName, maskedWords } from '../../../src/builtins/targets/airflow/values/masked_names.ts';
import { value, type PathPart } from '../../../src/values/text.ts';
import type { Run } from '../../oracles/airflow.ts';
import { airflowEnvironment, inScratchHome } from '../../oracles/airflow_home.ts';
import type { MainAirflowId } from '../../oracles/oracle.ts';
import { mustRun } from '../../oracles/run_process.ts';
import { describeOnEachAirflow } from '../../oracles/with_oracle.ts';
import { renderTexts } from './render_texts.ts';

const context: ValueContext = {
  airflow: '3.3',
  zone: 'UTC',
  runs: 'windows',
  taskIds: new Map(),
  stored: new Map([
    ['archive', { variable: 'archive_settings', json: true }],
    ['landing', { variable: 'landing', json: false }],
    ['odd', { variable: 'team/odd-name', json: true }],
    ['missing', { variable: 'nowhere', json: false }],
    ['gone', { variable: 'nowhere', json: true }],
  ]),
  secrets: new Map([
    ['sales_api_token', { kind: 'variable', variable: 'sales_api_token' }],
    ['sales_api', { kind: 'connection', connection: 'sales-api', field: 'password' }],
  ]),
};

const environment = {
  AIRFLOW_VAR_ARCHIVE_SETTINGS: JSON.stringify({
    prefix: "s3://lake/<a&b>'é",
    items: [1, 1.5, true, null, '<'],
    full: true,
    off: false,
    count: 3,
    limits: { rows: 10, 'max age': '2d' },
    nothing: null,
    empty: '',
  }),
  AIRFLOW_VAR_LANDING: 's3://lake/{{ ds }}',
  'AIRFLOW_VAR_TEAM/ODD-NAME': '[1,"two"]',
  AIRFLOW_VAR_SALES_API_TOKEN: 'token-of-the-day',
  'AIRFLOW_CONN_SALES-API': 'http://reader:pass%2Fword@sales.example.com/',
};

const run: Run = {
  logical_date: '2026-03-28T04:30:00Z',
  data_interval: ['2026-03-28T04:30:00Z', '2026-03-29T04:30:00Z'],
  run_after: '2026-03-29T04:30:00Z',
  run_id: 'scheduled__2026-03-28T04:30:00+00:00',
};

function template(path: readonly PathPart[], fallback?: string): string {
  const pipes = fallback === undefined ? [] : [{ kind: 'default', text: fallback } as const];
  return toJinja(value({ path, pipes }), context, []);
}

test('stored values and secrets are written as people write them', () => {
  expect([
    template(['stored', 'landing']),
    template(['stored', 'landing'], "it's"),
    template(['stored', 'odd']),
    template(['stored', 'archive', 'items'], ''),
    template(['secret', 'sales_api_token']),
    template(['secret', 'sales_api']),
  ]).toEqual([
    '{{ var.value.landing }}',
    "{{ var.value.get('landing', 'it\\'s') }}",
    "{{ value_is_null if var.json['team/odd-name'] == none else var.json['team/odd-name'] " +
      "if var.json['team/odd-name'] is string else " +
      "macros.json.dumps(var.json['team/odd-name'], ensure_ascii=False, separators=(',', ':')) }}",
    "{{ '' if var.json.get('archive_settings', none)['items'] is undefined " +
      "or var.json.get('archive_settings', none)['items'] is none " +
      "else var.json.get('archive_settings', none)['items'] if var.json.get('archive_settings', none)['items'] is string " +
      "else macros.json.dumps(var.json.get('archive_settings', none)['items'], ensure_ascii=False, separators=(',', ':')) }}",
    '{{ var.value.sales_api_token }}',
    "{{ conn['sales-api'].password }}",
  ]);
});

const absentVariable: Readonly<Record<MainAirflowId, string>> = {
  'airflow-2.11': "KeyError: 'Variable nowhere does not exist'",
  'airflow-3.3': "AirflowRuntimeError: VARIABLE_NOT_FOUND: {'message': 'Variable nowhere not found'}",
};

describeOnEachAirflow((airflow) => {
  test('a stored value arrives as text or as JSON without HTML escapes, a secret as it is', async () => {
    const archive = ['prefix', 'items', 'full', 'off', 'count', 'limits', 'empty'];
    const templates = [
      ...archive.map((key) => template(['stored', 'archive', key])),
      template(['stored', 'landing']),
      template(['stored', 'odd']),
      template(['stored', 'missing'], 'none'),
      template(['stored', 'gone'], 'none'),
      template(['stored', 'gone', 'key'], "it's"),
      template(['stored', 'archive', 'nothing'], 'none'),
      template(['stored', 'archive', 'absent'], 'none'),
      template(['stored', 'archive', 'off'], 'none'),
      template(['secret', 'sales_api_token']),
      template(['secret', 'sales_api']),
    ];
    const [[texts] = []] = await renderTexts(airflow, [{ templates, runs: [run] }], environment);
    expect(texts).toEqual([
      "s3://lake/<a&b>'é",
      '[1,1.5,true,null,"<"]',
      'true',
      'false',
      '3',
      '{"rows":10,"max age":"2d"}',
      '',
      's3://lake/{{ ds }}',
      '[1,"two"]',
      'none',
      'none',
      "it's",
      'none',
      'none',
      'false',
      'token-of-the-day',
      'pass/word',
    ]);
  });

  test('null, a missing key and a missing variable fail the task', async () => {
    const wanted = [
      template(['stored', 'archive', 'nothing']),
      template(['stored', 'archive', 'absent']),
      template(['stored', 'missing']),
      template(['stored', 'gone']),
    ];
    const batches = wanted.map((each) => ({ templates: [each], runs: [run] }));
    const failures = (await renderTexts(airflow, batches, environment)).map(([failure]) => failure);
    expect(failures).toEqual([
      "UndefinedError: 'value_is_null' is undefined",
      "UndefinedError: 'dict object' has no attribute 'absent'",
      absentVariable[airflow.id],
      absentVariable[airflow.id],
    ]);
  });

  test('names that count as masked are masked there', async () => {
    const names = [...maskedWords, ...maskedWords.map((word) => `sales_${word.toUpperCase()}_v2`), 'sales', 'landing'];
    const script = `
import json, sys
try:
    from airflow.sdk._shared.secrets_masker import redact
except ImportError:
    from airflow.utils.log.secrets_masker import redact
print(json.dumps([redact("token-of-the-day", name) for name in json.loads(sys.argv[1])]))
`;
    const { stdout } = await inScratchHome(airflow, (home) =>
      mustRun(airflow.path, ['-c', script, JSON.stringify(names)], { environment: airflowEnvironment(home) }),
    );
    const shown: unknown = JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
    expect(shown).toEqual(names.map((name) => (isMaskedName(name) ? '***' : 'token-of-the-day')));
  });
});

describe('a name that is not masked everywhere', () => {
  test.each(['sales_webhook_url', 'dsn', 'landing', ''])('"%s" does not count', (name) => {
    expect(isMaskedName(name)).toBe(false);
  });
});
