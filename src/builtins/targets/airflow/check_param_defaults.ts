import type { Pipeline } from '../../../model/pipeline.ts';
import { parseLocalTime } from '../../../time/calendar.ts';
import { child } from '../../../tree/tree.ts';
import type { Tell } from './check_ids.ts';

/** Reports defaults of parameters that Airflow refuses in the field in which they are entered. */
export function checkParamDefaults({ tree, params, airflow }: Pipeline, tell: Tell): void {
  for (const [name, { format }] of Object.entries(airflow.paramsUi ?? {})) {
    const text = params.get(name)?.default;
    if (typeof text !== 'string' || format === undefined || isOfFormat(text, format)) continue;
    tell(
      child(child(child(tree, 'params'), name), 'default') ?? tree,
      'wrong-form',
      `The default of the parameter "${name}" is "${text}", which is no ${format}: Airflow would not load the pipeline.`,
      `Write it as in "${examples[format] ?? ''}", or leave "format" out.`,
    );
  }
}

const examples: Readonly<Record<string, string>> = {
  date: '2026-03-01',
  'date-time': '2026-03-01T06:00:00Z',
  time: '06:00:00',
};

/** What the checkers of all versions take (measured on 2.10, 2.11, 3.0 and 3.3). */
function isOfFormat(text: string, format: string): boolean {
  switch (format) {
    case 'date':
      return /^\d{4}-\d\d-\d\d$/u.test(text) && parseLocalTime(text).kind === 'local';
    case 'date-time':
      return dateTime.test(text) && parseLocalTime(text.slice(0, 10)).kind === 'local';
    case 'time':
      return /^(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d$/u.test(text);
    default:
      return true;
  }
}

const dateTime =
  /^\d{4}-\d\d-\d\d[Tt ](?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?(?:[Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)?$/u;
