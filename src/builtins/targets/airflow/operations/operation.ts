import type { Expression, Keyword } from '../../../../emit/python/expression.ts';
import type { Definition } from '../../../../emit/python/statement.ts';
import type { Environment } from '../../../../model/environment.ts';
import type { Pipeline, Task } from '../../../../model/pipeline.ts';
import type { Report } from '../../../../text/diagnostic.ts';
import type { RunValue, Text } from '../../../../values/text.ts';
import type { Capabilities } from '../capabilities.ts';

/** How an operation is written as an operator of Airflow. */
export interface Operator {
  readonly callee: Expression;
  /** What only this operator takes; the arguments that all operators share are added. */
  readonly keywords: readonly Keyword[];
  /** Functions and classes of the module that the operator uses. */
  readonly functions?: readonly Definition[];
}

/** What lowering an operation needs to know. */
export interface LoweringContext {
  readonly pipeline: Pipeline;
  readonly task: Task;
  readonly environment: Environment;
  readonly capabilities: Capabilities;
  /** The text for a field that Airflow renders, exact after rendering. */
  readonly templated: (text: Text, extensions: readonly string[]) => string;
  /** The template of one value as JSON, whatever its type. */
  readonly json: (value: RunValue) => string;
  readonly report: Report;
}
