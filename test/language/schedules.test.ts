import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { duration } from '../../src/language/common.ts';
import { parseDuration } from '../../src/time/duration.ts';
import { toInstant } from '../../src/time/zone.ts';
import { compiled, environment, orders, overlay, type Compiled } from './repository.ts';

function scheduled(schedule: string): Compiled {
  return orders(`schedule: ${schedule}\ntasks: { load: { type: noop } }\n`);
}

describe('presets', () => {
  test.each([
    ['hourly', '0 * * * *'],
    ['daily', '0 0 * * *'],
    ['weekly', '0 0 * * 0'],
    ['monthly', '0 0 1 * *'],
    ['quarterly', '0 0 1 */3 *'],
    ['yearly', '0 0 1 1 *'],
  ])('%s is %s', (preset, cron) => {
    const { findings, dag } = scheduled(`{ cron: ${preset}, start: 2026-01-01 }`);
    expect(findings).toEqual([]);
    expect(dag('prod')).toContain(`CronDataIntervalTimetable("${cron}", timezone="UTC")`);
  });

  test.each(['Daily', '@daily', 'dayly', 'biweekly'])('%s is none', (preset) => {
    expect(scheduled(`{ cron: "${preset}", start: 2026-01-01 }`).findings[0]).toMatch(
      /^pipelines\/orders\.yaml:3:20 cron/u,
    );
  });
});

describe('start and end', () => {
  test.each([
    ['a date is its local midnight', '2026-01-31', '2026-01-31T00:00:00'],
    ['a local time', '2026-01-31T06:30', '2026-01-31T06:30:00'],
    ['a local time with a blank', '2026-01-31 06:30', '2026-01-31T06:30:00'],
  ])('%s', (_, written, expected) => {
    const { pipeline, findings } = scheduled(`{ cron: "0 4 * * *", timezone: Europe/Berlin, start: "${written}" }`);
    expect(findings).toEqual([]);
    expect(pipeline('dev').schedule).toMatchObject({
      start: toInstant('Europe/Berlin', Date.parse(`${expected}Z`) / 1000),
    });
  });

  test.each([
    ['no start beside a cron', '{ cron: "0 4 * * *" }', 'missing-key'],
    ['a day that no month has', '{ cron: "0 4 * * *", start: 2026-02-30 }', 'wrong-date'],
    ['an end before the start', '{ cron: "0 4 * * *", start: 2026-02-01, end: 2026-01-01 }', 'end-before-start'],
    ['an end that is the start', '{ cron: "0 4 * * *", start: 2026-02-01, end: 2026-02-01 }', 'end-before-start'],
    [
      'an end before the first run',
      '{ cron: "0 4 * * 1", start: 2026-02-03, end: 2026-02-04 }',
      'end-before-first-run',
    ],
    [
      'an unknown zone',
      '{ cron: "0 4 * * *", start: 2026-02-01, timezone: Europe/Berlni }',
      'unknown-zone → Europe/Berlin',
    ],
    [
      'a zone in other letters',
      '{ cron: "0 4 * * *", start: 2026-02-01, timezone: europe/berlin }',
      'unknown-zone → Europe/Berlin',
    ],
    ['a slot in a spring gap', '{ cron: "30 2 * * *", start: 2026-01-01, timezone: Europe/Berlin }', 'windows-part'],
    ['a word that is no schedule', 'manuel', 'unknown-value → manual'],
    ['`once` without a start', 'once', 'missing-key'],
    ['`every` without a start', '{ every: 15m }', 'missing-key'],
    ['`every` that does not divide an hour', '{ every: 7m, start: 2026-01-01 }', 'every'],
    [
      'crons that cannot be one, with windows',
      '{ cron: ["0 4 * * 1", "30 5 * * 2"], start: 2026-01-01 }',
      'several-crons',
    ],
    ['an asset without a scheme', '{ assets: { all: [orders] } }', 'wrong-form'],
    ['a condition without assets', '{ assets: {} }', 'missing-key'],
  ])('%s is one error', (_, schedule, code) => {
    expect(scheduled(schedule).findings.map((line) => line.replace(/^\S+ /u, ''))).toEqual([code]);
  });

  test('no slot in a gap is an error with `window: none`, or with `catchup: true`', () => {
    expect(
      scheduled('{ cron: "30 2 * * *", start: 2026-01-01, timezone: Europe/Berlin, catchup: true }').findings,
    ).toEqual([]);
  });
});

describe('windows and catching up', () => {
  test('the windows meet unless said otherwise', () => {
    expect(scheduled('{ cron: daily, start: 2026-01-01 }').pipeline('dev').schedule).toMatchObject({
      window: 'since_previous',
      catchup: false,
    });
  });

  test('`none` is a point in time, which is another timetable', () => {
    const { dag } = scheduled('{ cron: daily, start: 2026-01-01, window: none, catchup: true }');
    expect(dag('prod')).toContain('CronTriggerTimetable("0 0 * * *", timezone="UTC")');
    expect(dag('prod')).toContain('catchup=True');
  });

  test('a duration is a window that looks back', () => {
    const { dag, pipeline } = scheduled('{ cron: daily, start: 2026-01-01, window: 7d }');
    expect(pipeline('dev').schedule).toMatchObject({ window: 604_800 });
    expect(dag('dev')).toContain('interval=timedelta(days=7)');
  });
});

describe('without a cron', () => {
  test.each(['', 'schedule: manual\n', 'schedule: { manual: true }\n', 'schedule: { timezone: UTC }\n'])(
    '`%s` is manual',
    (line) => {
      const { findings, pipeline } = orders(`${line}tasks: { load: { type: noop } }\n`);
      expect(findings).toEqual([]);
      expect(pipeline('dev').schedule).toEqual({ kind: 'manual', zone: 'UTC' });
    },
  );

  test('`manual: false` is refused', () => {
    expect(scheduled('{ manual: false }').findings).toEqual(['pipelines/orders.yaml:3:21 unknown-value']);
  });

  test('the zone of the project’s defaults holds', () => {
    const files = {
      'dagwright.yaml':
        'kind: Project\nid: commerce\nenvironments: [dev, prod]\ndefaults: { pipeline: { schedule: { timezone: Europe/Berlin } } }\n',
    };
    expect(compiled(files).pipeline('dev').schedule).toEqual({ kind: 'manual', zone: 'Europe/Berlin' });
    expect(
      orders('schedule: { cron: "0 4 * * *", start: 2026-01-01 }\ntasks: { load: { type: noop } }\n', files).pipeline(
        'dev',
      ).schedule,
    ).toMatchObject({ zone: 'Europe/Berlin', start: toInstant('Europe/Berlin', Date.UTC(2026, 0, 1) / 1000) });
    expect(orders('schedule: manual\ntasks: { load: { type: noop } }\n', files).pipeline('dev').schedule).toEqual({
      kind: 'manual',
      zone: 'Europe/Berlin',
    });
  });
});

describe('limits of a pipeline', () => {
  test.each([
    [true, 'is_paused_upon_creation=True'],
    [false, 'is_paused_upon_creation=False'],
  ])('`paused: %s` is said to the orchestrator', (paused, line) => {
    expect(orders(`paused: ${paused}\ntasks: { load: { type: noop } }\n`).dag('prod')).toContain(line);
  });

  test('without `paused` nothing is said', () => {
    expect(compiled({}).dag('prod')).not.toContain('is_paused_upon_creation');
  });

  test.each([
    'max_active_runs: 0',
    'max_active_tasks: 0',
    'max_active_runs: 1.5',
    'tier: crtical',
    'runbook: somewhere',
    'timeout: 3',
    'timeout: 3 hours',
    'timeout: -1h',
    'timeout: ""',
  ])('`%s` is refused', (line) => {
    expect(orders(`${line}\ntasks: { load: { type: noop } }\n`).findings).toHaveLength(1);
  });

  test('`max_active_tasks` of more than one run is a warning where it counts for the DAG, not for a run', () => {
    const { findings, diagnostics } = orders(
      'max_active_tasks: 8\nmax_active_runs: 2\ntasks: { load: { type: noop } }\n',
    );
    expect(findings).toEqual(['pipelines/orders.yaml:3:19 limit-of-all-runs in prod']);
    expect(diagnostics.map((found) => found.severity)).toEqual(['warning']);
  });
});

describe('durations', () => {
  test.each([
    ['90s', 90],
    ['5m', 300],
    ['2h', 7200],
    ['1d', 86_400],
    ['1w', 604_800],
    ['1h30m', 5400],
    ['PT30M', 1800],
    ['P1D', 86_400],
    ['P1W', 604_800],
    ['P1DT2H', 93_600],
    ['PT1H30M15S', 5415],
  ])('%s', (written, seconds) => {
    const { findings, pipeline, task } = orders(
      `timeout: ${written}\ntasks: { load: { type: noop, timeout: ${written}, retries: { count: 1, delay: ${written}, max_delay: ${written} } } }\n`,
    );
    expect(findings).toEqual([]);
    expect(pipeline('dev').timeout).toBe(seconds);
    expect(task('dev', 'load')).toMatchObject({ timeout: seconds, retries: { delay: seconds, maxDelay: seconds } });
  });

  test('what is taken as one can be read as one, and nothing else', () => {
    const pattern = new RegExp(duration.pattern ?? '', 'u');
    const letters = fc.constantFrom(
      'P',
      'T',
      'W',
      'D',
      'H',
      'M',
      'S',
      'w',
      'd',
      'h',
      'm',
      's',
      '1',
      '12',
      '1234567890',
      ' ',
    );
    fc.assert(
      fc.property(fc.array(letters, { maxLength: 9 }), (characters) => {
        const text = characters.join('');
        expect(pattern.test(text)).toBe(parseDuration(text) !== undefined);
      }),
      {
        numRuns: 5000,
        examples: [
          [['P']],
          [['1', 'm', '1', 'h']],
          [['1', 'm', '1', 'm']],
          [['1', 'h', '1', 'm']],
          [['P', '1', 'D', 'T', '1', 'H']],
        ],
      },
    );
  });

  test.each(['1m1h', '5', '5 m', '5M', 'm', '1mo', '1y', 'P', 'PT', '0.5h', '-5m'])('%s is none', (written) => {
    expect(
      orders(`tasks: { load: { type: noop, timeout: "${written}" } }\n`).findings.map((line) =>
        line.replace(/ .*/u, ''),
      ),
    ).toEqual(['pipelines/orders.yaml:3:39']);
  });
});

describe('overlays of a schedule', () => {
  test('an overlay from a cron to `manual` and back takes nothing along', () => {
    const cron = 'schedule: { cron: "0 4 * * *", start: 2026-01-01, end: 2027-01-01, catchup: true, window: none }\n';
    const files = {
      'environments/prod/environment.yaml': environment(
        'prod',
        '2.11',
        'overrides: { pipeline: { schedule: manual } }\n',
      ),
      ...overlay('schedule: { cron: "0 5 * * *" }\n'),
    };
    const { findings, pipeline } = orders(`${cron}tasks: { load: { type: noop } }\n`, files);
    expect(findings).toEqual([]);
    expect(pipeline('prod').schedule).toMatchObject({ kind: 'cron', catchup: false, window: 'since_previous' });
    expect(pipeline('prod').schedule).not.toHaveProperty('end');
  });
});
