import {
  attribute,
  boolean,
  dict,
  imported,
  integer,
  none,
  string,
  type Keyword,
} from '../../../../emit/python/expression.ts';
import type { ShellOperation } from '../../../../model/operation.ts';
import { symbol } from '../symbols.ts';
import type { LoweringContext, Operator } from './operation.ts';

/** BashOperator reads a rendered string that ends so as a file of its templates. */
const extensions = ['.sh', '.bash'];

/** `skip_on_exit_code` is always written: Airflow's own default skips on 99. */
export function shell(operation: ShellOperation, context: LoweringContext): Operator {
  const environment = [...operation.environment].map(
    ([name, text]) => [name, string(context.templated(text, extensions))] as const,
  );
  const added: Keyword[] =
    environment.length === 0
      ? []
      : [
          ['env', dict(environment)],
          ['append_env', boolean(true)],
        ];
  return {
    callee: symbol('BashOperator', context.capabilities),
    keywords: [
      ['bash_command', string(context.templated(operation.command, extensions))],
      ...added,
      ['skip_on_exit_code', operation.skipExitCode === undefined ? none : integer(operation.skipExitCode)],
      ...(operation.output === 'json' ? [['output_processor', attribute(imported('json'), 'loads')] as const] : []),
    ],
  };
}
