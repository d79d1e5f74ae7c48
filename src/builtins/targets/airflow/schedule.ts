import { boolean, call, list, none, string, type Expression, type Keyword } from '../../../emit/python/expression.ts';
import type { AssetCondition, CronRuns, Schedule, SeveralCronRuns } from '../../../model/schedule.ts';
import { cronText } from '../../../time/cron.ts';
import { airflowEndDate } from '../../../time/runs.ts';
import { wallAt } from '../../../time/zone.ts';
import type { Capabilities } from './capabilities.ts';
import { assetExpression } from './assets.ts';
import { symbol } from './symbols.ts';
import { durationExpression, instantExpression } from './time_expressions.ts';

/** `schedule`, `start_date`, `end_date` and `catchup`: always written, so that no site's configuration decides. */
export function scheduleArguments(schedule: Schedule, capabilities: Capabilities): readonly Keyword[] {
  switch (schedule.kind) {
    case 'manual':
      return [['schedule', none], ...withoutSlots(schedule.zone)];
    case 'assets':
      return [['schedule', conditionExpression(schedule.condition, capabilities)], ...withoutSlots(schedule.zone)];
    case 'once':
      return [
        ['schedule', string('@once')],
        ['start_date', instantExpression(wallAt(schedule.zone, schedule.start), schedule.zone)],
        // With catchup off Airflow would leave out the one run when its moment has passed.
        ['catchup', boolean(true)],
      ];
    case 'cron':
    case 'crons':
      return [
        ['schedule', timetable(schedule, capabilities)],
        ['start_date', instantExpression(wallAt(schedule.zone, schedule.start), schedule.zone)],
        ...endDate(schedule),
        ['catchup', boolean(schedule.catchup)],
      ];
  }
}

function withoutSlots(zone: string): readonly Keyword[] {
  return [
    ['start_date', instantExpression(earliest, zone)],
    ['catchup', boolean(false)],
  ];
}

/** 2000-01-01: Airflow 2 asks for a start date, and refuses runs before it. */
const earliest = Date.UTC(2000, 0, 1) / 1000;

/** A bare cron has no fixed meaning: a site's configuration decides which timetable it becomes. */
export function timetable(schedule: CronRuns | SeveralCronRuns, capabilities: Capabilities): Expression {
  const zone: Keyword = ['timezone', string(schedule.zone)];
  if (schedule.kind === 'crons') {
    const crons = schedule.crons.map((cron) => string(cronText(cron)));
    return call(symbol('MultipleCronTriggerTimetable', capabilities), [zone], crons);
  }
  const { window } = schedule;
  const name = window === 'since_previous' ? 'CronDataIntervalTimetable' : 'CronTriggerTimetable';
  const interval: readonly Keyword[] = typeof window === 'number' ? [['interval', durationExpression(window)]] : [];
  return call(symbol(name, capabilities), [zone, ...interval], [string(cronText(schedule.cron))]);
}

function endDate(schedule: CronRuns | SeveralCronRuns): readonly Keyword[] {
  const date = endExpression(schedule);
  return date === undefined ? [] : [['end_date', date]];
}

/** The `end_date` of a DAG, where its schedule has an end. */
export function endExpression(schedule: CronRuns | SeveralCronRuns): Expression | undefined {
  const { end } = schedule;
  if (end === undefined) return undefined;
  const crons = schedule.kind === 'cron' ? [schedule.cron] : schedule.crons;
  const instant = Math.max(...crons.map((cron) => airflowEndDate({ ...schedule, cron, end })));
  return instantExpression(wallAt(schedule.zone, instant), schedule.zone);
}

/** All of several assets are a list; other conditions are objects, named by version. */
function conditionExpression(condition: AssetCondition, capabilities: Capabilities): Expression {
  if (condition.kind === 'all' && condition.of.every(({ kind }) => kind === 'asset'))
    return list(condition.of.map((part) => conditionPart(part, capabilities)));
  return conditionPart(condition, capabilities);
}

function conditionPart(condition: AssetCondition, capabilities: Capabilities): Expression {
  if (condition.kind === 'asset') return assetExpression(condition.asset, capabilities);
  const name = condition.kind === 'all' ? 'AssetAll' : 'AssetAny';
  return call(
    symbol(name, capabilities),
    [],
    condition.of.map((part) => conditionPart(part, capabilities)),
  );
}
