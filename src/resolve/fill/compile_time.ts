import type { Report } from '../../text/diagnostic.ts';
import { placeInside } from '../../tree/place_inside.ts';
import { placeOf, type Tree } from '../../tree/tree.ts';
import { literal, type PathPart, type Text } from '../../values/text.ts';
import { afford, weightOf } from './allowance.ts';
import type { At, FieldMode, FillContext } from './context.ts';
import { hasFailed } from './failed.ts';
import { circular } from './reference_circle.ts';

/** What a reference stands for now. */
export type CompileTime =
  | { readonly kind: 'tree'; readonly tree: Tree }
  | { readonly kind: 'text'; readonly text: Text }
  | { readonly kind: 'absent'; readonly name: string };

/** The value of a compile-time name, filled itself; undefined where something is wrong, which is reported. */
export function compileTime(
  at: At,
  path: readonly PathPart[],
  mode: FieldMode,
  context: FillContext,
): CompileTime | undefined {
  const found = context.scope.find(path);
  switch (found.kind) {
    case 'unread':
      return undefined;
    case 'absent':
      return found;
    case 'problem':
      return tell(context, at, found.code, found.message, found.help);
    case 'text':
      return { kind: 'text', text: literal(found.text) };
    case 'tree':
      return fillFound(at, found, mode, context);
  }
}

/** Fills what a name stands for with the names of the place where it was written. */
function fillFound(
  at: At,
  found: Extract<ReturnType<FillContext['scope']['find']>, { kind: 'tree' }>,
  mode: FieldMode,
  context: FillContext,
): CompileTime | undefined {
  const circle = context.active.findIndex(({ name }) => name === found.key);
  if (circle !== -1) {
    const told = context.active[circle]?.report ?? context.report;
    told(circular([...context.active.slice(circle + 1), { name: found.key, at }]));
    return undefined;
  }
  if (!afford(1, at, context)) return undefined;
  const report = usedAt(at, context.report);
  const active = [...context.active, { name: found.key, at, report: context.report }];
  const inner: FillContext = { ...context, scope: found.scope, report, active };
  const innerMode: FieldMode = { ...mode, values: found.templated ? mode.values : 'compile' };
  const tree = context.fillValue(found.tree, innerMode, inner);
  if (tree === undefined || hasFailed(tree, context.failed)) return undefined;
  return afford(weightOf(tree, context.texts), at, context) ? { kind: 'tree', tree } : undefined;
}

/** What is wrong with a value is told where it is written, with where it is used. */
function usedAt({ leaf }: At, report: Report): Report {
  const note = { message: 'It is used here.', place: placeOf(leaf) };
  return (diagnostic) => report({ ...diagnostic, related: [...(diagnostic.related ?? []), note] });
}

function tell(context: FillContext, at: At, code: string, message: string, help: string | undefined): undefined {
  const place = placeInside(at.leaf, at.start, at.end);
  const { from } = at.leaf;
  context.report({
    severity: 'error',
    code,
    message,
    place,
    ...(help === undefined ? {} : { help }),
    ...(from === undefined ? {} : { related: [{ message: 'It is used here.', place: placeOf(from) }] }),
  });
  return undefined;
}
