import { described, type Schema } from '../../../src/language/schema.ts';
import { taskSchema } from '../../../src/language/task.ts';
import type { TaskType } from '../../../src/model/builtins.ts';
import { literal, type Text } from '../../../src/values/text.ts';

interface ArchiveTask {
  readonly from: Text;
  readonly to: Text;
}

const folder: Schema = { impact: 'data', type: 'string', minLength: 1, values: 'run', tsType: 'Text' };

const archiveSchema: Schema = taskSchema(
  'archive',
  described('Archive task', 'Moves the files of a folder to the archive.', {
    required: ['from', 'to'],
    properties: {
      from: described('From', 'The folder that is emptied.', { ...folder, examples: ['/landing/${{ run.date }}'] }),
      to: described('To', 'The folder that the files are moved to.', { ...folder, examples: ['/archive'] }),
    },
  }),
);

/** Moves files. What the author wrote reaches the shell as variables, never as part of the command. */
export const archive: TaskType = {
  type: 'archive',
  schema: archiveSchema,
  lower(task) {
    const { from, to } = task as ArchiveTask;
    const environment = new Map([
      ['FROM', from],
      ['TO', to],
    ]);
    return { kind: 'shell', command: literal('mv "$FROM"/* "$TO"/'), environment, output: 'text' };
  },
};
