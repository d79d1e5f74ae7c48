import type { BashTask } from '../../../generated/types.ts';
import type { TaskType } from '../../../model/builtins.ts';
import { literal } from '../../../values/text.ts';
import { bashSchema } from './schema.ts';

/** A command that bash runs on the worker. */
export const bash: TaskType = {
  type: 'bash',
  schema: bashSchema,
  lower(task) {
    const { command, file, env, skip_exit_code: skipExitCode, output = 'text' } = task as BashTask;
    return {
      kind: 'shell',
      command: command ?? file ?? literal(''),
      environment: new Map(Object.entries(env ?? {})),
      ...(skipExitCode === undefined ? {} : { skipExitCode }),
      output,
    };
  },
  output: (operation) => (operation.kind === 'shell' ? operation.output : undefined),
};
