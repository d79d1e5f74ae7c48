import { expect } from 'vitest';
import { findingsOf } from '../builtins/rules/mutations.ts';

/** Whether a rule tells something of a task that runs these statements, and nothing else is wrong with it. */
export function isTold(rule: string, type: string, statements: string, more = ''): boolean {
  const query = statements.replaceAll('\n', '\n      ');
  const found = findingsOf(rule, {
    'pipelines/orders.yaml': `tasks:
  load:
    type: sql
    connection: warehouse
    ${more}
    parameters: { day: "\${{ run.date }}" }
    query: |
      ${query}
`,
    'environments/dev/environment.yaml': environment('dev', '3.3', type),
    'environments/prod/environment.yaml': environment('prod', '2.11', type),
  });
  for (const one of found) expect(one).not.toMatch(/^\[/u);
  return found.length > 0;
}

function environment(id: string, airflow: string, type: string): string {
  return `kind: Environment\nid: ${id}\ntarget: { airflow: '${airflow}' }\nconnections: { warehouse: { id: wh, type: ${type} } }\n`;
}
