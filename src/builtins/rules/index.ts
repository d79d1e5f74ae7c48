import type { Rule } from '../../model/rule.ts';
import { backoffConstant } from './backoff-constant/index.ts';
import { catchupRuns } from './catchup-runs/index.ts';
import { clockFunction } from './clock-function/index.ts';
import { credentialLiteral } from './credential-literal/index.ts';
import { crowdedMinute } from './crowded-minute/index.ts';
import { deleteWithoutPartition } from './delete-without-partition/index.ts';
import { descriptionEmpty } from './description-empty/index.ts';
import { domainMissing } from './domain-missing/index.ts';
import { endlessRuns } from './endless-runs/index.ts';
import { insertWithoutKey } from './insert-without-key/index.ts';
import { localTimeTwice } from './local-time-twice/index.ts';
import { namePattern } from './name-pattern/index.ts';
import { nameUnused } from './name-unused/index.ts';
import { otherEnvironmentName } from './other-environment-name/index.ts';
import { overlappingRuns } from './overlapping-runs/index.ts';
import { overlayWithoutEffect } from './overlay-without-effect/index.ts';
import { overlaysRepeat } from './overlays-repeat/index.ts';
import { overrideUndone } from './override-undone/index.ts';
import { ownerMissing } from './owner-missing/index.ts';
import { paramUnused } from './param-unused/index.ts';
import { poolTooSmall } from './pool-too-small/index.ts';
import { postWithoutIdempotencyKey } from './post-without-idempotency-key/index.ts';
import { priorityOutOfRange } from './priority-out-of-range/index.ts';
import { retriesMany } from './retries-many/index.ts';
import { retriesMissing } from './retries-missing/index.ts';
import { retriesNotIdempotent } from './retries-not-idempotent/index.ts';
import { retryDelayTiny } from './retry-delay-tiny/index.ts';
import { runTimeoutMissing } from './run-timeout-missing/index.ts';
import { runTimeoutShort } from './run-timeout-short/index.ts';
import { runbookMissing } from './runbook-missing/index.ts';
import { similarNames } from './similar-names/index.ts';
import { startInFuture } from './start-in-future/index.ts';
import { tagsMissing } from './tags-missing/index.ts';
import { timeoutMissing } from './timeout-missing/index.ts';
import { waitCircle } from './wait-circle/index.ts';
import { waitHoldsWorker } from './wait-holds-worker/index.ts';
import { waitOnOlderRun } from './wait-on-older-run/index.ts';
import { worstCaseDuration } from './worst-case-duration/index.ts';
import { zoneMissing } from './zone-missing/index.ts';

/** The rules that ship with dagwright. Adding one: its folder, and one line here. */
export const rules: readonly Rule[] = [
  backoffConstant,
  catchupRuns,
  clockFunction,
  credentialLiteral,
  crowdedMinute,
  deleteWithoutPartition,
  descriptionEmpty,
  domainMissing,
  endlessRuns,
  insertWithoutKey,
  localTimeTwice,
  namePattern,
  nameUnused,
  otherEnvironmentName,
  overlappingRuns,
  overlayWithoutEffect,
  overlaysRepeat,
  overrideUndone,
  ownerMissing,
  paramUnused,
  poolTooSmall,
  postWithoutIdempotencyKey,
  priorityOutOfRange,
  retriesMany,
  retriesMissing,
  retriesNotIdempotent,
  retryDelayTiny,
  runTimeoutMissing,
  runTimeoutShort,
  runbookMissing,
  similarNames,
  startInFuture,
  tagsMissing,
  timeoutMissing,
  waitCircle,
  waitHoldsWorker,
  waitOnOlderRun,
  worstCaseDuration,
  zoneMissing,
];
