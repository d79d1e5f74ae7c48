import type { JinjaReading } from '../../jinja/read_jinja.ts';
import type { JinjaProblem } from '../../jinja/reader.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import { placeInside } from '../../tree/place_inside.ts';
import type { Leaf } from '../../tree/tree.ts';
import type { Reference, ReferenceProblem, TextSpan } from '../../values/reference.ts';
import type { FieldMode, JinjaRules } from './context.ts';
import { missingDollars, type MissingDollar } from './missing_dollar.ts';

/** A part of an authored text. */
export type Part = TextSpan | Reference | ReferenceProblem;

/** What is wrong with an author's own Jinja: what Jinja refuses, and names that no template of the target has. */
export function jinjaProblem(leaf: Leaf, reading: JinjaReading, rules: JinjaRules): readonly Diagnostic[] {
  const dollars = missingDollars(String(leaf.value), reading, rules);
  const told = untold(reading.problems, dollars).map((problem) =>
    finding(leaf, problem, 'jinja', problem.message, problem.help),
  );
  const removed = reading.freeNames.flatMap((free) => {
    const problem = rules.problem(free.name);
    return problem === undefined ? [] : [finding(leaf, free, 'jinja-name', problem.message, problem.help)];
  });
  const missing = dollars.map((dollar) => finding(leaf, dollar, 'jinja-name', dollar.message, dollar.help));
  return [...told, ...removed, ...missing];
}

/** Problems outside of the tags in which a dollar is missing: with it they are no Jinja. Both are in the text's order. */
function untold(problems: readonly JinjaProblem[], dollars: readonly MissingDollar[]): readonly JinjaProblem[] {
  let next = 0;
  return problems.filter(({ start }) => {
    while ((dollars[next]?.tag.end ?? Infinity) <= start) next += 1;
    return start < (dollars[next]?.tag.start ?? Infinity);
  });
}

/** Braces that a class might take for Jinja, in an argument of which it is not known whether it is rendered. */
export function notTemplated(leaf: Leaf, parts: readonly Part[], mode: FieldMode): Diagnostic | undefined {
  const spans = parts.flatMap((part) => (part.kind === 'text' ? [part.start + part.text.search(tag)] : []));
  const start = spans.find((at) => tag.test(String(leaf.value).slice(at, at + 2)));
  if (start === undefined) return undefined;
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

const tag = /\{[{%#]/u;

function finding(
  leaf: Leaf,
  span: { start: number; end: number },
  code: string,
  message: string,
  help: string,
): Diagnostic {
  return { severity: 'error', code, message, help, place: placeInside(leaf, span.start, span.end) };
}
