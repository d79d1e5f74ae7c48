import { boolean, integer, name, string } from '../../../../emit/python/expression.ts';
import { classDefinition, fixedLines, type ClassDefinition } from '../../../../emit/python/statement.ts';
import type { TriggerOperation } from '../../../../model/operation.ts';
import type { Text } from '../../../../values/text.ts';
import type { Capabilities } from '../capabilities.ts';
import { symbol } from '../symbols.ts';
import { jsonTemplate } from '../values/json_template.ts';
import { typedValue } from './decoded.ts';
import type { LoweringContext, Operator } from './operation.ts';

/** What the run is given travels as JSON text, which the operator of the file reads back: so every type arrives. */
export function trigger({ dagId, params, wait, poll }: TriggerOperation, context: LoweringContext): Operator {
  const operator = triggerOnce(context.capabilities);
  const typed = (text: Text): string | undefined => {
    const value = typedValue(text, context.environment);
    return value === undefined ? undefined : context.json(value);
  };
  const templated = (text: Text): string => context.templated(text, []);
  return {
    callee: name(operator.name),
    keywords: [
      ['trigger_dag_id', string(dagId)],
      ['conf', string(jsonTemplate({ kind: 'map', entries: params }, { templated, typed }))],
      ['wait_for_completion', boolean(wait)],
      ['poke_interval', integer(poll)],
      ['deferrable', boolean(false)],
    ],
    functions: [operator],
  };
}

/**
 * The operator of the DAG file. Airflow's own would fail where the run exists, or start a second one. On 3.x that is
 * asked by way of the task instance, on 2.x of the database. A run id has at most 250 characters, of these; no id of a DAG
 * or a task has a colon.
 */
function triggerOnce(capabilities: Capabilities): ClassDefinition {
  const isAirflow3 = capabilities.major > 2;
  return classDefinition('TriggerOnce', symbol('TriggerDagRunOperator', capabilities), [
    fixedLines([
      '"""Starts one run for each run of this DAG: a retry joins the one that exists."""',
      '',
      'def execute(self, context):',
      '    import json',
      '    import time',
      '',
      '    self.conf = json.loads(self.conf)',
      '    self.trigger_run_id = self.run_id_of(context["ti"])',
      '    state = self.state_of_run(context["ti"])',
      '    if state is None:',
      ...(isAirflow3 ? startOfTask : startInDatabase),
      '    context["ti"].xcom_push(key="trigger_run_id", value=self.trigger_run_id)',
      '    while self.wait_for_completion and state != "success":',
      '        if state == "failed":',
      '            raise RuntimeError(f"The run {self.trigger_run_id} failed.")',
      '        time.sleep(self.poke_interval)',
      '        state = self.state_of_run(context["ti"])',
      '',
      'def run_id_of(self, ti):',
      '    import hashlib',
      '    import re',
      '',
      '    task = ti.task_id if ti.map_index < 0 else f"{ti.task_id}:{ti.map_index}"',
      '    full = f"triggered:{ti.dag_id}:{task}:{ti.run_id}"',
      '    plain = re.sub(r"[^A-Za-z0-9_.~:+-]", "_", full)',
      '    if plain == full and len(full) <= 250:',
      '        return full',
      '    return f"{plain[:185]}:{hashlib.sha256(full.encode()).hexdigest()}"',
      '',
      'def state_of_run(self, ti):',
      ...(isAirflow3 ? stateOfTask : stateOfDatabase),
    ]),
  ]);
}

/** The runner of tasks starts the run, and waits for it. */
const startOfTask: readonly string[] = ['        return super().execute(context)'];

// On 2.x an operator that calls the one it is made of is warned in the log.
const startInDatabase: readonly string[] = [
  '        from airflow.api.common.trigger_dag import trigger_dag',
  '',
  '        trigger_dag(',
  '            dag_id=self.trigger_dag_id,',
  '            run_id=self.trigger_run_id,',
  '            conf=self.conf,',
  '            replace_microseconds=False,',
  '        )',
  '        state = "queued"',
];

const stateOfTask: readonly string[] = [
  '    dag_id, run_id = self.trigger_dag_id, self.trigger_run_id',
  '    if ti.get_dr_count(dag_id=dag_id, run_ids=[run_id]) == 0:',
  '        return None',
  '    return ti.get_dagrun_state(dag_id=dag_id, run_id=run_id)',
];

const stateOfDatabase: readonly string[] = [
  '    from airflow.models.dagrun import DagRun',
  '',
  '    runs = DagRun.find(dag_id=self.trigger_dag_id, run_id=self.trigger_run_id)',
  '    return runs[0].state if runs else None',
];
