import type { Format } from '../commands/console.ts';

/** The flags that all commands on a project have. */
export interface CommonFlags {
  readonly format: Format;
  readonly root?: string;
}

export const formatFlag = {
  kind: 'enum',
  values: ['text', 'json', 'github'],
  default: 'text',
  brief: 'How findings and results are printed',
} as const;

export const rootFlag = {
  kind: 'parsed',
  parse: (input: string): string => input,
  optional: true,
  placeholder: 'folder',
  brief: 'A folder of the project, in place of the one that this is started in',
} as const;

export const environmentsFlag = {
  kind: 'parsed',
  parse: (input: string): string => input,
  optional: true,
  variadic: true,
  placeholder: 'environment',
  brief: 'Only the files of this environment; may be given more than once',
} as const;

export const aliases = { C: 'root' } as const;
