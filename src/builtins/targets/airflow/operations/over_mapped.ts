import {
  integer,
  list,
  name,
  string,
  tuple,
  type Expression,
  type Imported,
} from '../../../../emit/python/expression.ts';
import { blank, classDefinition, fixedLines, type ClassDefinition } from '../../../../emit/python/statement.ts';
import type { Pipeline, Task } from '../../../../model/pipeline.ts';
import { symbol } from '../symbols.ts';
import { taskIdOf } from '../task_id.ts';
import type { LoweringContext, Operator } from './operation.ts';

/** How an operator skips: what comes directly after it, or all that comes after it. */
export type Skipping = 'next' | 'all';

/**
 * The operator, or a class of the file that skips the instances of mapped tasks, too. Airflow skips what has no number
 * and leaves instances to a look at their direct predecessors, which finds nothing on 2.x and for operators of SQL. What
 * is mapped over an output has no instances yet. Only gates of Airflow 2 skip by the id alone.
 */
export function skippingMapped(operator: Operator, skipping: Skipping, context: LoweringContext): Operator {
  const { pipeline, task, capabilities } = context;
  const isRight = skipping === 'all' && capabilities.major === 2;
  const instances = isRight ? [] : instancesOf(skipping === 'next' ? next(task, pipeline) : behind(task, pipeline));
  if (instances.length === 0) return operator;
  const lines = capabilities.major === 2 ? skippingOn2 : skippingOn3(symbol('DownstreamTasksSkipped', capabilities));
  const definition = classOver(operator.callee, lines);
  return {
    callee: name(definition.name),
    keywords: [...operator.keywords, ['instances', list(instances)]],
    functions: [...(operator.functions ?? []), definition],
  };
}

function next({ id }: Task, { tasks }: Pipeline): readonly Task[] {
  return tasks.filter((task) => task.after.includes(id));
}

function behind({ id: first }: Task, { tasks }: Pipeline): readonly Task[] {
  const followers = new Map<string, Task[]>(tasks.map(({ id }) => [id, []]));
  for (const task of tasks) for (const id of task.after) followers.get(id)?.push(task);
  const found = new Set(followers.get(first));
  // A set grows while it is walked: each task brings those directly after it.
  for (const { id } of found) for (const task of followers.get(id) ?? []) found.add(task);
  return tasks.filter((task) => found.has(task));
}

/** As pairs of an id and a number. */
function instancesOf(tasks: readonly Task[]): readonly Expression[] {
  return tasks.flatMap((task) => {
    if (task.map?.kind !== 'written') return [];
    return task.map.operations.map((_, index) => tuple([string(taskIdOf(task)), integer(index)]));
  });
}

function classOver(base: Expression, lines: readonly string[]): ClassDefinition {
  if ((base.kind !== 'imported' && base.kind !== 'name') || base.name === undefined)
    throw new Error(`airflow: no class is made over "${base.kind}"`);
  return classDefinition(`${base.name.replace('Operator', '')}OverMapped`, base, [
    fixedLines(['"""Skips each instance of mapped tasks, too."""']),
    blank,
    fixedLines(constructor),
    blank,
    fixedLines(lines),
  ]);
}

const constructor = [
  'def __init__(self, *, instances, **kwargs):',
  '    super().__init__(**kwargs)',
  '    self.instances = instances',
];

const skippingOn2 = [
  'def skip_all_except(self, ti, branch_task_ids):',
  '    super().skip_all_except(ti, branch_task_ids)',
  '    followed = ti.xcom_pull(task_ids=ti.task_id, key="skipmixin_key")["followed"]',
  '    run = ti.get_dagrun()',
  '    for task_id, map_index in self.instances:',
  '        instance = run.get_task_instance(task_id, map_index=map_index)',
  '        if instance is not None and task_id not in followed:',
  '            instance.set_state("skipped")',
];

/** What is skipped is named by an exception: ids, or pairs of an id and a number. */
function skippingOn3({ module }: Imported): readonly string[] {
  return [
    'def execute(self, context):',
    `    from ${module} import DownstreamTasksSkipped`,
    '',
    '    try:',
    '        return super().execute(context)',
    '    except DownstreamTasksSkipped as skipped:',
    '        ids = [task if isinstance(task, str) else task[0] for task in skipped.tasks]',
    '        more = [instance for instance in self.instances if instance[0] in ids]',
    '        raise DownstreamTasksSkipped(tasks=[*skipped.tasks, *more]) from None',
  ];
}
