import { boolean, integer, string, type Keyword } from '../../../../../emit/python/expression.ts';
import type { WaitOperation } from '../../../../../model/operation.ts';
import type { LoweringContext, Operator } from '../operation.ts';
import { waitForAnswer } from './answer.ts';
import { waitForFile } from './file.ts';
import { waitForQuery } from './query.ts';
import { waitForRuns } from './runs.ts';
import { waitForTime } from './time.ts';

/** Between two looks a sensor takes no worker, and its `timeout` counts from the first look on, over all of them. */
export function wait(operation: WaitOperation, context: LoweringContext): Operator {
  const sensor = sensorOf(operation, context);
  const patience: readonly Keyword[] = [
    ['mode', string('reschedule')],
    ['poke_interval', integer(operation.poll)],
    ['timeout', integer(operation.giveUpAfter)],
    ['soft_fail', boolean(operation.onGiveUp === 'skip')],
  ];
  return { ...sensor, keywords: [...sensor.keywords, ...patience] };
}

function sensorOf({ for: what }: WaitOperation, context: LoweringContext): Operator {
  switch (what.kind) {
    case 'file':
      return waitForFile(what, context);
    case 'query':
      return waitForQuery(what.query, context);
    case 'http':
      return waitForAnswer(what, context);
    case 'time':
      return waitForTime(what.time, context);
    case 'pipeline':
      return waitForRuns(what, context);
  }
}
