import type { Operation } from '../../model/operation.ts';
import type { SqlStatement } from '../../sql/read_statements.ts';
import type { Code } from './code.ts';

/** Whether a statement of a task speaks of the run: by a reference, a bound parameter or an author's own template. */
export function holdsRunValue({ tokens }: SqlStatement, { references }: Code, operation: Operation): boolean {
  const start = tokens[0]?.start ?? 0;
  const end = tokens.at(-1)?.end ?? start;
  if (references.some((one) => one.isOfRun && one.start >= start && one.end <= end)) return true;
  return tokens.some(({ kind, text }) => {
    if (kind === 'text') return /\{[{%]/u.test(text);
    return kind === 'template' || (kind === 'parameter' && isOfRun(text, operation));
  });
}

function isOfRun(parameter: string, operation: Operation): boolean {
  const given = operation.kind === 'sql' ? operation.parameters.get(parameter) : undefined;
  return typeof given === 'object' && given.some(({ kind }) => kind !== 'literal');
}
