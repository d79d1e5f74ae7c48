import { classDefinition, fixedLines, type ClassDefinition } from '../../../../../emit/python/statement.ts';
import type { Capabilities } from '../../capabilities.ts';
import { symbol } from '../../symbols.ts';

/**
 * The sensor of the DAG file. It asks for some runs at a time, as the question is the address of a request on 3.x; about
 * no run it asks nothing, since 3.x takes an empty list for all runs. No task is called as a class is: ids are lower case.
 */
export function runsSensor(capabilities: Capabilities): ClassDefinition {
  return classDefinition('RunsSensor', symbol('ExternalTaskSensor', capabilities), [
    fixedLines([
      '"""Waits for the runs that a function names for a window; for none, it asks nothing."""',
      '',
      'template_fields = ("external_dag_id", "external_task_id", "window")',
      '',
      'def __init__(self, *, window, runs, **arguments):',
      '    super().__init__(**arguments)',
      '    self.window = window',
      '    self.runs = runs',
      '',
      'def poke(self, context):',
      '    import pendulum',
      '',
      '    window = [pendulum.parse(instant) for instant in self.window.split(" ")]',
      '    dates = self.runs(*[instant.in_timezone("UTC") for instant in window])',
      '    succeeded = True',
      '    for first in range(0, len(dates), 100):',
      '        some = dates[first : first + 100]',
      '        self.execution_date_fn = lambda _, some=some: some',
      '        succeeded = super().poke(context) and succeeded',
      '    return succeeded',
    ]),
  ]);
}
