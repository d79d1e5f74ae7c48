import type { Value } from '../../../tree/tree.ts';

/** What is known of a task in one run. */
export interface RenderedTask {
  readonly id: string;
  /** Which element of the list that the task is mapped over, counted from 0. */
  readonly element?: number;
  readonly fields: readonly { readonly key: string; readonly value: Value }[];
}

/** The tasks of a run for people: each field under its key, texts of several lines below it. */
export function renderedLines(head: Readonly<Record<string, string>>, tasks: readonly RenderedTask[]): string {
  const { pipeline, environment, slot, date, window_start: start, window_end: end } = head;
  const window = start === undefined ? '' : `, window ${start} to ${end ?? ''}`;
  const title = `${pipeline ?? ''} in ${environment ?? ''}: the run due at ${slot ?? ''}\nrun.date ${date ?? ''}${window}`;
  const parts = tasks.map(({ id, element, fields }) => {
    const name = element === undefined ? id : `${id} [${element}]`;
    return [name, ...fields.flatMap(fieldLines)].join('\n');
  });
  return `${[title, ...parts].join('\n\n')}\n`;
}

function fieldLines({ key, value }: { readonly key: string; readonly value: Value }): readonly string[] {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const lines = text.replace(/\n$/u, '').split('\n');
  if (lines.length === 1) return [`  ${key}: ${lines[0] ?? ''}`];
  return [`  ${key}:`, ...lines.map((line) => (line === '' ? '' : `    ${line}`))];
}
