import { shownParams, tasksOfDates, tasksOfTypes } from './shown_tasks.ts';

/** One pipeline of the project: its schedule, and the days from which on its runs are looked at. */
export interface ShownPipeline {
  readonly crons?: readonly string[];
  readonly zone: string;
  readonly window: 'since_previous' | 'none' | number;
  readonly from: readonly string[];
  /** Whether it has the tasks of all types, not only those that are full of dates. */
  readonly types?: true;
}

/** Around both changes of European clocks, the ends of a month and of a year, and a leap day. */
const days = ['2026-03-28', '2026-10-24', '2026-04-29', '2028-02-28'];
const windows = { window: 'since_previous', from: days } as const;

/** By id. What speaks of windows speaks of the slot where there are none. */
export const shownPipelines: Readonly<Record<string, ShownPipeline>> = {
  berlin_after_midnight: { crons: ['30 0 * * *'], zone: 'Europe/Berlin', ...windows },
  berlin_in_the_gap: { crons: ['30 2 * * *'], zone: 'Europe/Berlin', ...windows },
  berlin_hourly: {
    crons: ['0 * * * *'],
    zone: 'Europe/Berlin',
    window: 'since_previous',
    from: ['2026-03-28T23:30:00Z', '2026-10-24T22:30:00Z'],
  },
  types_of_windows: {
    crons: ['30 0 * * *'],
    zone: 'Europe/Berlin',
    window: 'since_previous',
    from: ['2026-03-27'],
    types: true,
  },
  types_of_moments: { crons: ['30 0 * * *'], zone: 'Asia/Kolkata', window: 'none', from: ['2028-02-28'], types: true },
  berlin_point: { crons: ['30 0 * * *'], zone: 'Europe/Berlin', window: 'none', from: days },
  berlin_look_back: { crons: ['0 9 * * *'], zone: 'Europe/Berlin', window: 86_400, from: days },
  utc_midnight: { crons: ['0 0 * * *'], zone: 'UTC', window: 'since_previous', from: ['2028-02-27'] },
  new_york_quarterly: { crons: ['45 23 1 1,4,7,10 *'], zone: 'America/New_York', ...windows },
  kolkata_daily: { crons: ['15 0 * * *'], zone: 'Asia/Kolkata', window: 'since_previous', from: ['2026-12-30'] },
  santiago_in_the_gap: {
    crons: ['30 0 * * *'],
    zone: 'America/Santiago',
    window: 'since_previous',
    from: ['2026-04-03', '2026-09-04'],
  },
  lord_howe_daily: {
    crons: ['40 1 * * *'],
    zone: 'Australia/Lord_Howe',
    window: 'since_previous',
    from: ['2026-04-03', '2026-10-02'],
  },
  chatham_weekly: { crons: ['50 2 * * 0'], zone: 'Pacific/Chatham', ...windows },
  sydney_monthly: { crons: ['5 0 L * *'], zone: 'Australia/Sydney', ...windows },
  berlin_several: {
    crons: ['30 0 * * 1-5', '15 9 * * 6,0'],
    zone: 'Europe/Berlin',
    window: 'none',
    from: days,
  },
  berlin_once: { zone: 'Europe/Berlin', window: 'none', from: ['2026-03-29T01:15:00Z'] },
};

/** The start of all schedules but the one of a single run. */
const start = '2025-01-01';

/** The files of a project whose only environment runs a version of Airflow. */
export function shownProject(airflow: string): Readonly<Record<string, string>> {
  const ids = shownIn(airflow);
  return {
    'dagwright.yaml': 'kind: Project\nid: shop\nenvironments: [only]\n',
    'environments/only/environment.yaml': `kind: Environment
id: only
target: { airflow: "${airflow}", providers: { http: "5.3.1", amazon: "9.12.0", cncf-kubernetes: "10.6.2" } }
variables: { lake: s3://lake/sales, schema: analytics }
connections:
  warehouse: { id: wh, type: postgres }
  lake: { id: lake, type: generic }
  shop_api: { id: shop_api, type: http }
secrets: { token: { variable: shop_token } }
stored: { limits: { variable: limits, json: true }, note: { variable: note } }
external_pipelines:
  legacy: { dag_id: legacy, schedule: { cron: "0 * * * *", timezone: UTC, start: 2024-01-01 } }
`,
    'pipelines/marts.yaml': `kind: Pipeline
id: marts
params: { day: { type: string }, full: { type: boolean }, limits: { type: object }, rows: { type: integer }, note: { type: string } }
tasks: { build: { type: noop } }
`,
    'pipelines/scripts/extract.sh': 'set -e\nextract --day ${{ run.date }} --schema ${{ var.schema }}\n\n',
    'pipelines/sql/load.sql': `-- \${{ run.date }} begins at \${{ run.slot }}
DELETE FROM \${{ var.schema }}.orders WHERE day = :day AND note LIKE '100%';
INSERT INTO \${{ var.schema }}.orders SELECT '\${{ run.date | shift(-1mo) | format("%Y%m") }}', :day, :rows;
`,
    ...Object.fromEntries(ids.map((id) => [`pipelines/${id}.yaml`, pipelineText(id)])),
    'shop_functions.py': 'def given(**arguments):\n    return arguments\n',
  };
}

/** The ids of the pipelines that a version can run. */
export function shownIn(airflow: string): readonly string[] {
  return Object.keys(shownPipelines).filter((id) => !airflow.startsWith('2.') || id !== 'berlin_several');
}

function pipelineText(id: string): string {
  const { window, types = false } = shownPipelines[id] ?? { window: 'none' };
  const all = `${shownParams}tasks:\n${tasksOfDates}${types ? tasksOfTypes : ''}`;
  const tasks = window === 'none' ? all.replaceAll(/window_(?:start|end)/gu, 'slot') : all;
  return `kind: Pipeline\nid: ${id}\nschedule: ${scheduleText(id)}\n${tasks}`;
}

/** With catchup: a slot in a gap may be dropped without it, and then it is refused. */
function scheduleText(id: string): string {
  const { crons, zone, window, from } = shownPipelines[id] ?? { zone: 'UTC', window: 'none', from: [] };
  if (crons === undefined) return `{ once: true, timezone: ${zone}, start: ${localStart(from[0] ?? '')} }`;
  const length = typeof window === 'number' ? `${window / 3600}h` : window;
  const more = typeof window === 'number' ? '' : ', catchup: true';
  return `{ cron: ${JSON.stringify(crons)}, timezone: ${zone}, start: ${start}, window: ${length}${more} }`;
}

/** 01:15 UTC is 03:15 in Berlin, after the clocks went forward. */
function localStart(instant: string): string {
  return instant.replace('T01:', 'T03:').replace('Z', '');
}
