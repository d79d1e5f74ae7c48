import type { JinjaReading } from '../../jinja/read_jinja.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import { placeInside } from '../../tree/place_inside.ts';
import type { Leaf } from '../../tree/tree.ts';
import type { FieldMode, JinjaRules } from './context.ts';

/** What is wrong with an author's own Jinja: what Jinja refuses, and names that the target's version lacks. */
export function jinjaProblem(
  leaf: Leaf,
  reading: JinjaReading,
  mode: FieldMode,
  rules: JinjaRules,
): readonly Diagnostic[] {
  if (mode.refusesJinja) return [notTemplated(leaf, mode)];
  const told = reading.problems.map((problem) => finding(leaf, problem, 'jinja', problem.message, problem.help));
  const removed = reading.freeNames.flatMap((free) => {
    const problem = rules.problem(free.name);
    return problem === undefined ? [] : [finding(leaf, free, 'jinja-name', problem.message, problem.help)];
  });
  return [...told, ...removed];
}

function notTemplated(leaf: Leaf, mode: FieldMode): Diagnostic {
  const text = String(leaf.value);
  const start = Math.max(0, text.search(/\{[{%]/u));
  return finding(
    leaf,
    { start, end: start + 2 },
    'not-templated',
    mode.inObject
      ? 'Nothing inside of an object (`$new`) is rendered, so its Jinja would arrive as it is.'
      : 'This argument may not be rendered, so its Jinja would arrive as it is.',
    mode.inObject
      ? 'If the braces are meant, write `{ $text: "…" }`.'
      : 'Name the argument under "templated", or write it as `{ $text: "…" }`.',
  );
}

function finding(
  leaf: Leaf,
  span: { start: number; end: number },
  code: string,
  message: string,
  help: string,
): Diagnostic {
  return { severity: 'error', code, message, help, place: placeInside(leaf, span.start, span.end) };
}
