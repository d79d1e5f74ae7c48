import type { Neighbour } from '../../../model/builtins.ts';
import type { FreeValue } from '../../../model/free_value.ts';
import type { Param } from '../../../model/pipeline.ts';
import type { Diagnostic, Report } from '../../../text/diagnostic.ts';
import { didYouMean } from '../../../text/suggest.ts';
import { child, placeOf, type Dict, type Tree } from '../../../tree/tree.ts';
import { valuesIn } from '../free_values.ts';
import { misfit } from './misfit.ts';

interface Given {
  readonly tree: Dict;
  /** The value that names the pipeline. */
  readonly named: Tree;
  readonly report: Report;
}

/** Reports what a run of another pipeline cannot be given, and what it is not given; false where there is any. */
export function checkGiven(
  params: ReadonlyMap<string, FreeValue>,
  { id, params: known }: Neighbour,
  at: Given,
): boolean {
  const problems = [...params].map(([name, value]) => storedProblem(value) ?? givenProblem(name, value, id, known));
  const places = [...params.keys()].map((name) => placeOfParam(name, at.tree));
  const found = problems.flatMap((problem, index) =>
    problem === undefined ? [] : [{ ...problem, place: placeOf(places[index]?.[problem.of] ?? at.tree) }],
  );
  const missing = [...(known ?? [])].filter(([name, param]) => param.default === undefined && !params.has(name));
  for (const { of: _, ...problem } of found) at.report({ severity: 'error', ...problem });
  for (const [name] of missing) at.report({ severity: 'error', place: placeOf(at.named), ...notGiven(name, id) });
  return found.length + missing.length === 0;
}

type Problem = Pick<Diagnostic, 'code' | 'message' | 'help'> & { readonly of: 'key' | 'value' };

/** What a run is given stands in the orchestrator's database, for everybody to read, as JSON. */
function storedProblem(value: FreeValue): Problem | undefined {
  const { texts, typed } = valuesIn(value);
  if (typed !== undefined) {
    return {
      of: 'value',
      code: 'param-not-json',
      message: `What a run is given is JSON, which has no "$${typed}".`,
      help: 'Write it as a text or a number.',
    };
  }
  const isSecret = texts.some((text) =>
    text.some((piece) => piece.kind === 'value' && piece.value.path[0] === 'secret'),
  );
  if (!isSecret) return undefined;
  return {
    of: 'value',
    code: 'secret-in-params',
    message: 'A secret cannot be given to a run: everybody who sees the run could read it.',
    help: 'Use the secret in the task of the other pipeline that needs it.',
  };
}

function givenProblem(
  name: string,
  value: FreeValue,
  id: string,
  known: ReadonlyMap<string, Param> | undefined,
): Problem | undefined {
  if (known === undefined) return undefined;
  const param = known.get(name);
  if (param === undefined) {
    return {
      of: 'key',
      code: 'unknown-param',
      message: `The pipeline "${id}" has no parameter "${name}".${didYouMean(name, known.keys())}`,
      help:
        known.size === 0
          ? 'It takes none: declare them under its "params".'
          : `It has: ${[...known.keys()].join(', ')}.`,
    };
  }
  const wanted = misfit(value, param.schema);
  if (wanted === undefined) return undefined;
  return {
    of: 'value',
    code: 'param-value',
    message: `The parameter "${name}" of "${id}" must be ${wanted}.`,
    help: 'Its form stands under "params" of that pipeline.',
  };
}

function notGiven(name: string, id: string): Pick<Diagnostic, 'code' | 'message' | 'help'> {
  return {
    code: 'param-not-given',
    message: `The pipeline "${id}" needs the parameter "${name}", which has no default.`,
    help: `Write it under "params" of this task, or a "default" for it in "${id}".`,
  };
}

function placeOfParam(name: string, tree: Dict): { readonly key: Tree | undefined; readonly value: Tree | undefined } {
  const params = child(tree, 'params');
  const entry = params?.kind === 'dict' ? params.entries.get(name) : undefined;
  return { key: entry?.key, value: entry?.value };
}
