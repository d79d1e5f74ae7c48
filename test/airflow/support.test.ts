import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { extraProvider } from '../../src/builtins/targets/airflow/support.ts';
import { concepts } from '../../src/builtins/targets/airflow/support_concepts.ts';
import { compareVersions } from '../../src/builtins/targets/airflow/versions.ts';
import { findingsOf } from './findings_of.ts';

test('FINE-PRINT 19: an operation whose provider Airflow does not bring and the environment does not list is an error', () => {
  const pipeline = 'tasks: { load: { type: http, connection: shop_api, path: /orders } }';
  expect(findingsOf('3.3', pipeline)).toBe(
    `pipelines/orders.yaml:3:24: error: Airflow 3.3 does not bring the provider "http", which is needed for requests over HTTP, and "only" does not list it. [needs-provider]
  3 | tasks: { load: { type: http, connection: shop_api, path: /orders } }
    |                        ^^^^
  help: Install apache-airflow-providers-http there, and write its version: \`target: { providers: { http: "…" } }\`.

1 error in 1 file
`,
  );
  expect(findingsOf('3.3', pipeline, '{ http: "6.3.0" }')).toBe('no findings\n');
  expect(findingsOf('2.11', pipeline)).toBe('no findings\n');
});

test('FINE-PRINT 21: "latest_only" without a window takes the provider that knows the newest slot on Airflow 2', () => {
  const pipeline =
    'schedule: { cron: daily, window: none, start: 2026-01-01 }\ntasks: { newest: { type: latest_only }, load: { type: noop, after: [newest] } }';
  expect(findingsOf('2.11', pipeline)).toContain('does not bring the provider "standard"');
  expect(findingsOf('2.11', pipeline, '{ standard: "1.0.0" }')).toBe(
    `pipelines/orders.yaml:4:26: error: The provider "standard" has to be 1.1.0 or newer for "latest_only" where windows do not meet, and "only" lists 1.0.0. [needs-provider]
  4 | tasks: { newest: { type: latest_only }, load: { type: noop, after: [newest] } }
    |                          ^^^^^^^^^^^
  help: Install a newer apache-airflow-providers-standard there, and write its version under \`target.providers\`.

1 error in 1 file
`,
  );
  expect(findingsOf('2.11', pipeline, '{ standard: "1.9.2" }')).toBe('no findings\n');
  expect(findingsOf('3.3', pipeline)).toBe('no findings\n');
  expect(findingsOf('2.11', pipeline.replace('none', 'since_previous'))).toBe('no findings\n');
});

describe('what a version has not, or not for long', () => {
  test.each([
    [
      'several crons',
      '2.11',
      'schedule: { cron: ["0 6 * * 1-5", "30 9 * * 6"], window: none, start: 2026-01-01 }',
      '3:19: error: Airflow 2.11 has no schedules of several crons: that takes 3.0 or later. [needs-version]',
    ],
    [
      'allowed runs',
      '3.1',
      'airflow: { allowed_run_types: [manual] }',
      '3:31: error: Airflow 3.1 has no lists of allowed runs: that takes 3.2 or later. [needs-version]',
    ],
    [
      'runs of its own schedule that are not allowed',
      '3.3',
      'airflow: { allowed_run_types: [scheduled] }',
      '3:31: error: "allowed_run_types" lacks "manual", which is what the runs of this schedule are. [own-runs-not-allowed]',
    ],
    [
      'mails',
      '3.0',
      'airflow: { email: [sales@example.com], email_on_retry: true }',
      '3:19: warning: Airflow 3.0 warns of mails that Airflow sends by itself: Airflow 4 will not have them. [leaves-with-4]',
    ],
    [
      'rights',
      '3.1',
      'airflow: { access_control: { Analysts: [can_read] } }',
      '3:28: warning: Airflow 3.1 warns of rights of roles on single DAGs: Airflow 4 will not have them. [leaves-with-4]',
    ],
    [
      'a channel without its provider',
      '3.0',
      'notify: { failure: [on_call, team] }',
      '3:9: error: Airflow 3.0 does not bring the provider "slack", which is needed for messages to Slack, and "only" does not list it. [needs-provider]',
    ],
  ])('%s', (_, airflow, key, says) => {
    const printed = findingsOf(airflow, `${key}\ntasks: { load: { type: noop } }`);
    expect(printed.split('\n').filter((line) => line.startsWith('pipelines/'))).toEqual([
      `pipelines/orders.yaml:${says}`,
    ]);
  });

  test.each([
    ['3.2', 'airflow: { allowed_run_types: [manual] }'],
    ['2.11', 'airflow: { email: [sales@example.com], access_control: { Analysts: [can_read] } }'],
    ['3.0', 'airflow: { access_control: { Analysts: [can_read] } }'],
    ['3.0', 'schedule: { cron: ["0 6 * * 1-5", "30 9 * * 6"], window: none, start: 2026-01-01 }'],
    ['2.10', 'notify: { failure: [team] }'],
  ])('nothing is said on Airflow %s of %s', (airflow, key) => {
    expect(findingsOf(airflow, `${key}\ntasks: { load: { type: noop } }`)).toBe('no findings\n');
  });
});

test('every concept that a version lacks or warns of says what to write instead', () => {
  const silent = Object.entries(concepts).filter(
    ([, { stages, instead }]) =>
      instead === undefined && Object.values(stages).some((stage) => stage === 'no' || stage === 'leaving'),
  );
  expect(silent.map(([id]) => id)).toEqual([]);
});

test('a provider that Airflow brings is none that has to be listed', () => {
  expect(extraProvider('http', '2.11')).toBeUndefined();
  expect(extraProvider('http', '3.0')).toEqual({ name: 'http' });
  expect(extraProvider('once', '3.0')).toBeUndefined();
});

describe('versions', () => {
  const version = fc.array(fc.nat(30), { minLength: 1, maxLength: 4 });

  test('are ordered by their numbers, and missing ones are zero', () => {
    const sorted = ['3.10', '3.9.1', '3.9', '10', '2.11', '2.2'].toSorted(compareVersions);
    expect(sorted).toEqual(['2.2', '2.11', '3.9', '3.9.1', '3.10', '10']);
    expect(compareVersions('9.1', '9.1.0')).toBe(0);
  });

  test('are in one order only', () => {
    fc.assert(
      fc.property(version, version, version, (...numbers) => {
        const [one = '', two = '', three = ''] = numbers.map((each) => each.join('.'));
        expect(Math.sign(compareVersions(one, two))).toBe(-Math.sign(compareVersions(two, one)) + 0);
        const [low = '', middle = '', high = ''] = [one, two, three].toSorted(compareVersions);
        expect(compareVersions(low, middle)).toBeLessThanOrEqual(0);
        expect(compareVersions(low, high)).toBeLessThanOrEqual(0);
      }),
    );
  });
});
