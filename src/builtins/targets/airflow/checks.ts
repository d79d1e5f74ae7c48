import type { Environment } from '../../../model/environment.ts';
import type { Pipeline } from '../../../model/pipeline.ts';
import type { Report } from '../../../text/diagnostic.ts';
import { child, placeOf } from '../../../tree/tree.ts';
import { capabilitiesOf } from './capabilities.ts';
import { checkArguments } from './check_arguments.ts';
import { checkAssets } from './check_assets.ts';
import { checkIds, type Tell } from './check_ids.ts';
import { checkNames } from './check_names.ts';
import { checkParamsUi } from './check_params_ui.ts';
import { checkParamDefaults } from './check_param_defaults.ts';
import { checkRunTypes } from './check_run_types.ts';
import { checkSupport } from './check_support.ts';
import { checkChannels } from './notify/check_channels.ts';
import { stageOf } from './support.ts';

/** Reports what Airflow or Python cannot take of a pipeline; true when there is nothing. */
export function checkPipeline(pipeline: Pipeline, environment: Environment, report: Report): boolean {
  let isRight = true;
  const tell: Tell = (at, code, message, help) => {
    isRight = false;
    report({ severity: 'error', code, message, place: placeOf(at), help });
  };
  checkIds(pipeline, environment, tell);
  checkNames(pipeline, tell);
  checkArguments(pipeline, tell);
  checkParamsUi(pipeline, tell);
  checkAssets(pipeline, tell);
  checkParamDefaults(pipeline, tell);
  checkRunTypes(pipeline, tell);
  const version = environment.airflow;
  if (stageOf('pool-with-blanks', version) === 'no') checkPools(pipeline, environment, tell);
  if (stageOf('max-active-tasks', version) === 'otherwise') warnOfSharedLimit(pipeline, environment, report);
  const capabilities = capabilitiesOf(version);
  if (capabilities !== undefined && !checkChannels(pipeline, environment, capabilities, report)) isRight = false;
  return checkSupport(pipeline, environment, report) && isRight;
}

function checkPools(pipeline: Pipeline, environment: Environment, tell: Tell): void {
  for (const { id, pool, tree } of pipeline.tasks) {
    if (pool === undefined || !pool.name.includes(' ')) continue;
    tell(
      child(child(tree, 'pool'), 'name') ?? tree,
      'blank-in-pool',
      `The task "${id}" cannot use the pool "${pool.name}": Airflow ${environment.airflow} takes no blanks in the pool of a task.`,
      'Use a pool whose name holds letters, digits, dots, dashes and underscores only.',
    );
  }
}

function warnOfSharedLimit(pipeline: Pipeline, environment: Environment, report: Report): void {
  const limit = child(pipeline.tree, 'max_active_tasks');
  if (limit === undefined || pipeline.maxActiveRuns === 1) return;
  report({
    severity: 'warning',
    code: 'limit-of-all-runs',
    message: `On Airflow ${environment.airflow} "max_active_tasks" bounds all runs of the pipeline together, and ${pipeline.maxActiveRuns} may be active.`,
    place: placeOf(limit),
    help: 'Write `max_active_runs: 1`, or a limit for all of them.',
  });
}
